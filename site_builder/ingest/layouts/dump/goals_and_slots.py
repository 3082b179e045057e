"""From a reading of the row part to the cells that the merged part must hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder.ingest.layouts.dump.plain_rows import PrintedRow, RowPart
from site_builder.ingest.layouts.dump.shared_words import shared_words, word_odds

_EVALUATION = ("evaluation", "attainment", "next_steps")
_SPANNING = ("policies", "target", "initiative", "summary")
_SIZES = {1: -2.0, 2: 0.0, 3: -1.2, 4: -3.0}
_LARGE = -4.5
"""Goals of so many rows are rare (63 goals of one row, 4 of two, in two wards)"""
_MOST_SPLITS = 12


@dataclass(frozen=True)
class NumberGroup:
    """The rows of one number."""

    number: int
    plain: bool
    """Whether the number stands in the row part"""
    first: int
    rows: tuple[PrintedRow, ...]

    def text(self, *columns: str) -> str:
        return "".join(row.text(*columns) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of the table that the merged part may hold."""

    column: str
    group: int
    row: int
    """The first row that it covers, counted over the sheet"""
    rows: int
    part: bool = False
    """Whether rows beside it, which have no plain cell either, stay without one"""

    def meets(self, other: Slot) -> bool:
        """Whether the two are different cells that would lie one over the other."""
        apart = self.row + self.rows <= other.row or other.row + other.rows <= self.row
        return self != other and self.column == other.column and not apart


@dataclass(frozen=True)
class GroupTable:
    """The groups of a reading, and its rows that are numbered but empty."""

    groups: tuple[NumberGroup, ...]
    empty: tuple[PrintedRow, ...]
    part: RowPart
    score: float

    @property
    def rows(self) -> tuple[PrintedRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)


def arrange_groups(part: RowPart, spanning: Sequence[int]) -> Iterator[GroupTable]:
    """Each way in which the rows without number may share the numbers of the merged part."""
    runs = [list(rows) for _, rows in groupby(part.rows, key=lambda row: row.number)]
    likely: list[_Weighed] = [(0.0, ())]
    for place, run in enumerate(runs):
        options = _options(run, _between(runs, place, spanning), part.columns)
        likely = _likeliest((c + d, one + two) for c, one in likely for d, two in options)
    empty = tuple(row for row in part.rows if row.number and row.is_empty)
    score = part.score + _words(part.rows)
    for cost, chosen in likely:
        yield GroupTable(_number(chosen), empty, part, score + cost)


def _likeliest(options: Iterable[_Weighed]) -> list[_Weighed]:
    return sorted(options, key=lambda weighed: -weighed[0])[:_MOST_SPLITS]


def _words(rows: Sequence[PrintedRow]) -> float:
    """How well initiatives and summaries go together that the reading puts into one row."""
    summaries = tuple(row.text("summary") for row in rows)
    return sum(
        word_odds("initiative", "summary", weights[place])
        for place, row in enumerate(rows)
        if (initiative := row.text("initiative")) and summaries[place]
        for weights in [shared_words(initiative, summaries)]
    )


_Part = tuple[int, tuple[PrintedRow, ...]]
_Split = tuple[_Part, ...]
"""Goals with their rows"""
_Weighed = tuple[float, _Split]


def _between(
    runs: Sequence[Sequence[PrintedRow]], place: int, spanning: Sequence[int]
) -> list[int]:
    """The merged numbers that lie between the plain ones around a run."""
    above = next((run[0].number for run in runs[:place][::-1] if run[0].number), 0)
    below = next((run[0].number for run in runs[place + 1 :] if run[0].number), 100)
    return [number for number in sorted(set(spanning)) if above < number < below]


def _options(
    run: Sequence[PrintedRow], numbers: Sequence[int], columns: frozenset[str]
) -> list[_Weighed]:
    """The likeliest ways in which the rows of a run may share its numbers."""
    if run[0].number:
        return [(0.0, tuple((row.number, (row,)) for row in run if not row.is_empty))]
    shared = numbers[: len(run)] or [0]
    ends: dict[int, list[_Weighed]] = {0: [(0.0, ())]}
    for left, number in zip(reversed(range(len(shared))), shared, strict=True):
        ends = _with_goal(ends, run, number, left, columns)
    return ends[len(run)]


def _with_goal(
    ends: Mapping[int, Sequence[_Weighed]],
    run: Sequence[PrintedRow],
    number: int,
    left: int,
    columns: frozenset[str],
) -> dict[int, list[_Weighed]]:
    """The splits with one more goal, by the row behind it; `left`: goals that come after it"""
    grown: dict[int, list[_Weighed]] = {}
    for first, splits in ends.items():
        for end in range(first + 1 if left else len(run), len(run) - left + 1):
            goal = (number, tuple(run[first:end]))
            cost = _cost(goal, columns)
            found = ((above + cost, (*split, goal)) for above, split in splits)
            grown[end] = _likeliest((*grown.get(end, ()), *found))
    return grown


def _cost(part: _Part, columns: frozenset[str]) -> float:
    """A number that spans rows is merged; a merged cell covers two rows or more."""
    number, rows = part
    if rows[0].number:
        return 0.0
    group = NumberGroup(number, False, 0, rows)
    empty = sum(
        1 for column in ("initiative", "summary") for _, run in lacking(group, column) if run == 1
    )
    size = _SIZES.get(len(rows), _LARGE)
    return -4.0 * empty + size - (0.0 if number else 6.0)


def _number(parts: Sequence[_Part]) -> tuple[NumberGroup, ...]:
    groups: list[NumberGroup] = []
    first = 0
    for number, rows in parts:
        above = groups[-1].number if groups else 0
        groups.append(NumberGroup(number or above + 1, bool(rows[0].number), first, rows))
        first += len(rows)
    return tuple(groups)


def list_slots(table: GroupTable, evaluated: bool) -> tuple[Slot, ...]:
    return tuple(
        slot
        for place, group in enumerate(table.groups)
        for slot in _group_slots(place, group, evaluated, table.part.columns)
    )


def _group_slots(
    place: int, group: NumberGroup, evaluated: bool, columns: frozenset[str]
) -> Iterator[Slot]:
    size = len(group.rows)
    single = (set(_EVALUATION) - columns) if evaluated else set()
    yield Slot("goal", place, group.first, size)
    if not group.plain:
        yield Slot("number", place, group.first, size)
    for offset in range(size):
        yield Slot("indicator", place, group.first + offset, 1)
    for column in (*_SPANNING, *(("result", *_EVALUATION) if evaluated else ())):
        for first, rows in lacking(group, column):
            if rows > 1 or column in single:
                yield Slot(column, place, group.first + first, rows)
                yield from _parts(column, place, group.first + first, rows)


def _parts(column: str, place: int, row: int, rows: int) -> Iterator[Slot]:
    """The merged cells that cover some rows of such a run."""
    for size in range(2, rows):
        for first in range(rows - size + 1):
            yield Slot(column, place, row + first, size, part=True)


def lacking(group: NumberGroup, column: str) -> Iterator[tuple[int, int]]:
    """Runs of rows in which the row part has no cell of the column."""
    first = 0
    for lacks, run in groupby(group.rows, key=lambda row: column not in row.cells):
        rows = len(list(run))
        if lacks:
            yield first, rows
        first += rows

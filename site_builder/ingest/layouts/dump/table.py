"""The table of a raw dump: readings of its row part and its merged part, the best first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder.content.wording import width
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.layouts.dump.cells import Choice, cell_choices, read_number
from site_builder.ingest.layouts.dump.chunks import Chunk, ChunkGap
from site_builder.ingest.layouts.dump.column_scores import USUAL, Width, likeness
from site_builder.ingest.layouts.dump.goals_and_slots import (
    GroupTable,
    Slot,
    arrange_groups,
    list_slots,
)
from site_builder.ingest.layouts.dump.merged_cells import Assignment, MergedPart
from site_builder.ingest.layouts.dump.plain_rows import PrintedRow, RowPart, RowRules, read_rows
from site_builder.ingest.layouts.dump.printed_columns import PrintedColumns
from site_builder.ingest.layouts.dump.scoring import MISSING, UNPLACED
from site_builder.ingest.layouts.dump.search import assign_cells, sketch_cells

_BEHIND = 14.0
"""Readings of the row part that promise so much less than the best are not followed"""
_SKETCHED = 16
_ALIKE = 3
_NEAR = 9.0
_SEARCHED = 6
_SIGN = 2.5
"""About what a number or a mark earns in its place"""
_KEPT = 5000
_ENOUGH = 4
"""Wrapped lines that tell a column's width"""


@dataclass(frozen=True, slots=True)
class TableReading:
    merged: MergedPart
    assignment: Assignment

    @property
    def score(self) -> float:
        return self.assignment.score


def read_table(chunks: Sequence[Chunk], columns: PrintedColumns) -> tuple[TableReading, ...] | None:
    """The best reading first, and all that may be right in its stead; None where there are too
    many to weigh them. The widths of the sheet's columns are learned from a first reading."""
    if not chunks:
        return ()
    choices = cell_choices(chunks)
    if choices is None:
        return None
    rules = RowRules(is_evaluated(chunks), USUAL, columns)
    tables = _promising(read_rows(chunks, choices, rules), chunks, choices, rules)
    sketches = _sketch(MergedPart(chunks, choices, *table, USUAL) for table in tables)
    if not sketches:
        return None if tables else ()
    widths = learn_widths(sketches[0])
    return _ordered(_read(replace(sketch.merged, widths=widths) for sketch in sketches))


def _sketch(options: Iterable[MergedPart]) -> list[TableReading]:
    """The readings that are worth a thorough search, the best first; none where one of them is
    beyond it: what it would have told is then not known."""
    found: list[TableReading] = []
    for merged in options:
        assignment = sketch_cells(merged)
        if assignment is None:
            return []
        found.append(TableReading(merged, assignment))
    found.sort(key=_score, reverse=True)
    near = (one for one in found if _score(one) > _score(found[0]) - _NEAR)
    return list(near)[:_SEARCHED]


def _read(options: Iterable[MergedPart]) -> list[TableReading]:
    return [
        TableReading(merged, assignment)
        for merged in options
        for assignment in assign_cells(merged)
    ]


def _score(reading: TableReading) -> float:
    return reading.score


def learn_widths(reading: TableReading) -> Mapping[str, Width]:
    """The columns' widths, as far as the wrapped lines of a reading tell them."""
    cells = [
        (column, cell)
        for row in reading.merged.table.rows
        for column, parts in row.cells.items()
        for cell in parts
    ]
    printed = {column for column, _ in cells}
    for placed in reading.assignment.placed:
        column = reading.merged.slots[placed.slot].column
        if placed.slot >= 0 and column not in printed:
            cells.append((column, placed.cell))
    lines: dict[str, list[float]] = {}
    for column, cell in cells:
        lines.setdefault(column, []).extend(map(width, cell.lines[:-1]))
    return {
        column: _learned(column, wide, USUAL[column])
        for column, wide in lines.items()
        if column in USUAL
    }


def _learned(column: str, lines: Sequence[float], usual: Width) -> Width:
    """Full is what two lines reach: a single one may be of another column."""
    if len(lines) < _ENOUGH:
        return usual
    full = sorted(lines)[-2]
    return Width(max(full - 0.5, usual.least), max(full, usual.least))


def is_evaluated(chunks: Iterable[Chunk]) -> bool:
    return any(evaluation_mark(chunk.text) for chunk in chunks)


def _ordered(readings: Iterable[TableReading]) -> tuple[TableReading, ...]:
    return tuple(sorted(readings, key=_score, reverse=True)[:_KEPT])


# --- which readings of the row part are worth the search ----------------------------------


def _promising(
    parts: Iterable[RowPart],
    chunks: Sequence[Chunk],
    choices: Sequence[Sequence[Choice]],
    rules: RowRules,
) -> list[tuple[GroupTable, tuple[Slot, ...]]]:
    found: list[_Rated] = []
    for part in parts:
        if not part.rows:
            continue
        looks = list(_looks(part.end, choices, rules.widths))
        for table in arrange_groups(part, _numbers(part.end, chunks, choices)):
            slots = list_slots(table, rules.evaluated)
            found.append((table.score + _promise(looks, table, slots), table, slots))
    found.sort(key=lambda entry: -entry[0])
    return [(table, slots) for _, table, slots in _diverse(found)]


_Rated = tuple[float, GroupTable, tuple[Slot, ...]]


def _diverse(found: Sequence[_Rated]) -> list[_Rated]:
    """The most promising readings, but few that share their groups and rows."""
    kept: list[_Rated] = []
    seen: Counter[object] = Counter()
    for rated in found:
        table = rated[1]
        shape = tuple((group.number, *map(_shape, group.rows)) for group in table.groups)
        same = (shape, table.part.end, tuple(map(_extent, table.rows)))
        if not seen[same] and seen[shape] < _ALIKE and rated[0] > found[0][0] - _BEHIND:
            kept.append(rated)
            seen.update((shape, same))
    return kept[:_SKETCHED]


def _extent(row: PrintedRow) -> tuple[tuple[str, int], ...]:
    """Where its cells end; whether codes are one cell or several makes no difference."""
    return tuple((column, parts[-1].end) for column, parts in row.cells.items())


def _shape(row: PrintedRow) -> int:
    """The paragraphs of its target: they could be rows as well."""
    return len(row.cells.get("target", ()))


def _numbers(end: int, chunks: Sequence[Chunk], choices: Sequence[Sequence[Choice]]) -> list[int]:
    """The numbers that stand as cells of their own in the merged part."""
    cells = (c.cell for place in range(end, len(chunks)) for c in choices[place])
    numbers = (read_number(cell.text) for cell in cells if cell.chunks[0].gap is not ChunkGap.SPACE)
    return [number for number in numbers if number]


_Look = tuple[str, float]


def _looks(
    end: int, choices: Sequence[Sequence[Choice]], widths: Mapping[str, Width]
) -> Iterator[_Look]:
    """For each block of the merged part what it looks like most."""
    while end < len(choices):
        cell = choices[end][-1].cell
        columns = ("goal", "indicator", "number", "policies", "evaluation")
        scores = {c: likeness(c, cell.lines, widths.get(c)) for c in columns}
        best = max(scores, key=scores.__getitem__)
        yield best, max(scores[best], UNPLACED)
        end = cell.end


def _promise(looks: Sequence[_Look], table: GroupTable, slots: Sequence[Slot]) -> float:
    """What the merged part may reach at most with these slots, by mere counts."""
    columns = [slot.column for slot in slots if not slot.part]
    # Where a target has paragraphs, its indicator may have them too.
    paragraphs = sum(max(0, len(row.cells.get("target", ())) - 1) for row in table.rows)
    score = sum(like for _, like in looks)
    for look, also, more in (
        ("goal", ("summary", "attainment", "next_steps"), 0),
        ("indicator", ("initiative", "target", "result"), paragraphs),
    ):
        have = sum(1 for name, _ in looks if name == look)
        need = columns.count(look)
        room = need + more + sum(columns.count(name) for name in also)
        score += MISSING[look] * max(0, need - have) - 3.0 * max(0, have - room)
    for look in ("number", "evaluation"):
        beyond = sum(1 for name, _ in looks if name == look) - columns.count(look)
        score += (UNPLACED - _SIGN) * max(0, beyond)
    return score

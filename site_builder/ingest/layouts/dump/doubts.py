"""What is in doubt in a raw dump: fields that readings nearly as good fill differently, rows that
no reading makes whole, and forms that lack a part."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import Doubt
from site_builder.ingest.draft import GoalRows
from site_builder.ingest.form.fields import FIELDS, field_path
from site_builder.ingest.form.labels import Label
from site_builder.ingest.layouts.dump.cells import DumpCell, read_number
from site_builder.ingest.layouts.dump.chunks import Chunk
from site_builder.ingest.layouts.dump.column_scores import likeness
from site_builder.ingest.layouts.dump.draft import cells_of, covered_rows, full_widths, read_cell
from site_builder.ingest.layouts.dump.goals_and_slots import NumberGroup
from site_builder.ingest.layouts.dump.printed_columns import USUAL_ORDER, PrintedColumns
from site_builder.ingest.layouts.dump.scoring import fits
from site_builder.ingest.layouts.dump.shared_words import alike
from site_builder.ingest.layouts.dump.table import TableReading

_OPEN = 4.4
"""A reading that is so much less likely than the best raises no doubt …"""
_OPEN_MERGED = 6.5
"""… nor one that is so much less likely in a sheet that has goals of several rows: their cells
are spread over the merged part, and the best reading is wrong by more there"""
_OPEN_REPORTED = 8.0
"""… and where such a sheet is evaluated, summaries and reports are taken for each other"""
_OPEN_INSIDE = 9.0
"""Rows of one goal are of one matter: words tell least which of them an indicator is of"""
_OPEN_EMPTY = 8.0
"""What fills a field that the best reading leaves empty tells more against it"""
_OPEN_MISPLACED = 10.5
"""A cell that would rather stand elsewhere has most likely changed places with the one there"""
_REPORTS = ("summary", "attainment", "next_steps")
_SIGNS = ("policies", "target", "result", "evaluation")
"""Codes, figures and marks: where they are wrong, another reading is nearly as good"""
_AGAINST = {"goal": 2.9, "indicator": 5.0}
"""Words that speak so much more for another place than for the one where a goal or an indicator
stands: it was taken by a cell that they fit too"""
_LOOSE = 3.0
"""… and the look of a plain cell for an empty column beside its own"""
_MANY = 3
_MOST_OTHERS = 5
_MOST_ROWS = 3
_PAIRED = tuple(_AGAINST)
_EACH = ("indicator", "target")
_EVALUATED = ("result", "evaluation", "attainment", "next_steps")
_RIGHT_TEXTS = ("initiative", *_REPORTS)
_PRINTED = frozenset(Label) - {Label.YEAR, Label.LEGEND}
"""What each whole form prints: some have no legend, and a year is known without its label"""

Fields = Mapping[str, tuple[DumpCell, ...]]
"""Field path → the cells that fill it"""


@dataclass(frozen=True, slots=True)
class _Near:
    """A reading that may be right."""

    fields: Fields
    behind: float
    """How much less likely it is than the best"""
    regrouped: bool
    """Whether it gives the goals other rows than the best"""


def find_doubts(readings: Sequence[TableReading], columns: PrintedColumns) -> tuple[Doubt, ...]:
    """The best of the readings comes first."""
    best = readings[0]
    near = takewhile(lambda reading: reading.score > best.score - _OPEN_MISPLACED, readings)
    found = [
        _Near(dict(_fields(one)), best.score - one.score, _shape(one) != _shape(best))
        for one in near
    ]
    widths = full_widths(cells_of(best))
    broken = _broken_goals(best)
    reach = _Reach.of(best)
    paths = {path: None for one in found for path in one.fields}
    compared = (_doubt(path, found, widths, reach) for path in paths)
    known = {doubt.field: doubt for doubt in compared if doubt}
    misplaced = [entry for entry in _misplaced(best) if _is_open(*entry, found)]
    loose = (*_loose(best, columns), *_unlikely_reports(best))
    for path, other in (*misplaced, *loose, *_paragraphs(best)):
        if path and path not in known:
            known[path] = _told(path, found[0].fields.get(path, ()), [other], widths)
    all_unsure = _is_unsure(best, known) or _lacks_merged(best) or _is_torn(best)
    unsure = best.merged.table.groups if all_unsure else broken
    whole = [Doubt(f"goals/{group.number}", "row", group.text(*USUAL_ORDER)) for group in unsure]
    if all_unsure:  # there may be other goals, too
        whole.append(Doubt("goals", "row"))
    return (
        *known.values(),
        *whole,
        *_number_doubts(best, broken),
        *_spare_doubts(best, columns),
    )


def _lacks_merged(best: TableReading) -> bool:
    """Whether a goal or an indicator is missing: what stands at the others' places may be its own,
    as where a page was cut out of a dump."""
    filled = _filled(best)
    groups = best.merged.table.groups
    return any(("goal", group.first) not in filled for group in groups) or any(
        ("indicator", row) not in filled for row in range(len(best.merged.table.rows))
    )


def _is_torn(best: TableReading) -> bool:
    """Whether a goal has very many rows: some may be paragraphs, or another goal's."""
    return any(len(group.rows) > _MOST_ROWS for group in best.merged.table.groups)


def _skips_number(best: TableReading) -> bool:
    """Whether a No. that the goals skip was read as a figure: its row is then another goal's."""
    table = best.merged.table
    numbers = {group.number for group in table.groups} | {row.number for row in table.empty}
    skipped = set(range(1, max(numbers))) - numbers
    figures = (
        cell
        for (column, _), parts in cells_of(best).items()
        if column in ("target", "result")
        for cell in parts
    )
    return any(read_number(cell.text) in skipped for cell in figures)


def _is_unsure(best: TableReading, doubted: Container[str]) -> bool:
    """Whether all goals are in doubt, or most of them and a number is skipped: the search has then
    hardly found the best reading."""
    groups = best.merged.table.groups
    sure = sum(f"goals/{one.number}/goal" not in doubted for one in groups)
    return len(groups) >= _MANY and (not sure or (2 * sure < len(groups) and _skips_number(best)))


@dataclass(frozen=True, slots=True)
class _Reach:
    """How much less likely another reading of a field may be and still cast doubt on it."""

    merged: bool
    """Whether goals have several rows"""
    evaluated: bool

    @classmethod
    def of(cls, best: TableReading) -> _Reach:
        merged = any(len(group.rows) > 1 for group in best.merged.table.groups)
        return cls(merged, any(column == "evaluation" for column, _ in cells_of(best)))

    def to(self, column: str, mine: str, other: str, inside: bool, regrouped: bool) -> float:
        """`mine`: the field's text; `inside`: whether the other one is of the same goal;
        `regrouped`: whether it is there because the goals have other rows"""
        if regrouped and column in _SIGNS:
            return _OPEN_MERGED
        if column == "indicator" and inside:
            return _OPEN_INSIDE
        if self.merged and not mine and column not in _SIGNS:
            return _OPEN_EMPTY
        if not self.merged or column in _SIGNS or column == "indicator":
            return _OPEN
        if column == "goal":  # the more alike two are, the less their words tell
            return _OPEN_MERGED * (1 + 2 * alike(mine, other))
        return _OPEN_REPORTED if self.evaluated and column in _REPORTS else _OPEN_MERGED


def _fields(reading: TableReading) -> Iterator[tuple[str, tuple[DumpCell, ...]]]:
    places = tuple(_row_places(reading))
    for (column, row), parts in cells_of(reading).items():
        if path := _path(places[row], column):
            yield path, parts


def _row_places(reading: TableReading) -> Iterator[str]:
    """Of each row of the sheet: goals/2/measures/1"""
    for group in reading.merged.table.groups:
        yield from (f"goals/{group.number}/measures/{n}" for n in range(1, len(group.rows) + 1))


def _shape(reading: TableReading) -> tuple[tuple[int, int], ...]:
    return tuple((group.number, len(group.rows)) for group in reading.merged.table.groups)


def _path(row: str, column: str) -> str:
    """Empty for what is no field: a number, a spare column"""
    return field_path(row, column) if column in FIELDS[1:] else ""


def _doubt(
    path: str, near: Sequence[_Near], widths: Mapping[str, float], reach: _Reach
) -> Doubt | None:
    column = FieldPath.parse(path).name
    own = near[0].fields.get(path, ())
    inside = _inside(path, near[0].fields)
    cells: dict[str, tuple[DumpCell, ...]] = {_text(own): own}
    for one in near:
        parts = one.fields.get(path, ())
        among = _text(parts) in inside
        if one.behind < reach.to(column, _text(own), _text(parts), among, one.regrouped):
            cells.setdefault(_text(parts), parts)
    others = list(cells.values())[1:]
    return _told(path, own, others, widths) if others else None


def _inside(path: str, fields: Fields) -> frozenset[str]:
    """The other texts of the field's goal."""
    goal = FieldPath.parse(path).steps[:2]
    return frozenset(
        _text(parts)
        for other, parts in fields.items()
        if other != path and FieldPath.parse(other).steps[:2] == goal
    )


def _told(
    path: str,
    own: Sequence[DumpCell],
    others: Sequence[tuple[DumpCell, ...]],
    widths: Mapping[str, float],
) -> Doubt:
    column = FieldPath.parse(path).name
    reason = "pairing" if column in _PAIRED else "cell"
    raw = " ".join(line for cell in own for line in cell.lines)
    named = (read_cell(column, parts, widths).value for parts in others[:_MOST_OTHERS])
    return Doubt(path, reason, raw, tuple(named))


def _is_open(path: str, other: Sequence[DumpCell], near: Sequence[_Near]) -> bool:
    """Whether any of the readings has the other cell there."""
    return any(_text(one.fields.get(path, ())) == _text(other) for one in near)


# --- cells that would rather stand elsewhere ----------------------------------------------


def _misplaced(best: TableReading) -> Iterator[tuple[str, tuple[DumpCell, ...]]]:
    """Goals and indicators that are not where their own words tell, and those that stand there;
    each with the other one's cell."""
    places = tuple(_row_places(best))
    slots = best.merged.slots
    placed = {one.slot: one.cell for one in best.assignment.placed if one.slot >= 0}
    for mine, cell in placed.items():
        column = slots[mine].column
        weights = dict(fits(best.merged, cell)) if column in _PAIRED else {}
        for other, weight in weights.items():
            if slots[other].column == column and weight >= weights[mine] + _AGAINST[column]:
                its = (placed[other],) if other in placed else ()
                yield _path(places[slots[mine].row], column), its
                yield _path(places[slots[other].row], column), (cell,)


def _loose(
    best: TableReading, columns: PrintedColumns
) -> Iterator[tuple[str, tuple[DumpCell, ...]]]:
    """Plain cells, or their last paragraphs, that look as well like a column of which the row has
    no plain cell; each column with what it would hold then. The form has few that stay empty."""
    evaluated = _Reach.of(best).evaluated
    if not evaluated and not columns.kinds:
        return
    order = [name for name in columns.order if evaluated or name not in _EVALUATED]
    rows = zip(best.merged.table.rows, _row_places(best), strict=True)
    for row, place in rows:
        filled = [column for column in order if column in row.cells]
        for column, other in _neighbours(filled, order):
            *kept, cell = row.cells[column]
            mine, its = (_like(best, columns.kind(name), cell) for name in (column, other))
            if its > mine - _LOOSE:
                yield _path(place, column), tuple(kept)
                yield _path(place, other), (cell,)


def _unlikely_reports(best: TableReading) -> Iterator[tuple[str, tuple[DumpCell, ...]]]:
    """Reports in a form that is not evaluated: text that is no cell has pushed out one of theirs or
    of the summaries."""
    if _Reach.of(best).evaluated:
        return
    filled = _filled(best)
    for row, place in enumerate(_row_places(best)):
        if any((column, row) in filled for column in _EVALUATED[1:]):
            yield from ((_path(place, column), ()) for column in _RIGHT_TEXTS)


def _paragraphs(best: TableReading) -> Iterator[tuple[str, tuple[DumpCell, ...]]]:
    """Cells of several paragraphs, of which one may be a note or another cell: each with its last.
    Where indicator and target both have several, the row is printed so."""
    cells = cells_of(best)
    places = tuple(_row_places(best))
    for (column, row), parts in cells.items():
        pair = "target" if column == "indicator" else "indicator"
        alike = len(cells.get((pair, row), ())) > 1
        if len(parts) > 1 and column != "policies" and not alike:
            yield _path(places[row], column), parts[-1:]


def _like(best: TableReading, column: str, cell: DumpCell) -> float:
    return likeness(column, cell.lines, best.merged.widths.get(column))


def _neighbours(filled: Sequence[str], order: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each plain cell's column with each empty one beside it."""
    bounds = [-1, *(order.index(column) for column in filled), len(order)]
    for before, here, after in zip(bounds, bounds[1:], bounds[2:], strict=False):
        if order[here] not in ("number", "policies"):
            empty = (n for n in range(before + 1, after) if n != here)
            yield from ((order[here], order[n]) for n in empty)


def _text(parts: Sequence[DumpCell]) -> str:
    return "".join(cell.text for cell in parts)


def _broken_goals(reading: TableReading) -> tuple[NumberGroup, ...]:
    """Goals without a sentence, or with a row that lacks what each row of the form has: its
    cells may be another row's."""
    filled = _filled(reading)
    evaluated = any(column == "evaluation" for column, _ in filled)
    needed = (*_EACH, *(_EVALUATED if evaluated else ()))
    groups = reading.merged.table.groups
    return tuple(
        group
        for group in groups
        if ("goal", group.first) not in filled
        or any(
            (column, group.first + n) not in filled
            for n in range(len(group.rows))
            for column in needed
        )
    )


def _filled(reading: TableReading) -> frozenset[tuple[str, int]]:
    """Column and row of each cell, also of the rows that one covers."""
    covered = covered_rows(reading)
    return frozenset(
        (column, row + below)
        for column, row in cells_of(reading)
        for below in range(covered.get((column, row), 1))
    )


def _number_doubts(reading: TableReading, broken: Sequence[NumberGroup]) -> Iterator[Doubt]:
    """The number of a goal that is not whole may be a figure, its row one of the goal above; one
    that is not printed is counted."""
    printed = {row for column, row in cells_of(reading) if column == "number"}
    for group in reading.merged.table.groups:
        if group.first not in printed:
            yield Doubt(f"goals/{group.number}", "number")
    for above, group in pairwise(reading.merged.table.groups):
        if group in broken and group.plain:
            yield Doubt(f"goals/{above.number}", "number", str(group.number))


def _spare_doubts(best: TableReading, columns: PrintedColumns) -> Iterator[Doubt]:
    """Rows without a cell of a column that is not the form's: a field may hold its text."""
    for row, place in zip(best.merged.table.rows, _row_places(best), strict=True):
        if columns.kinds.keys() - row.cells.keys():
            yield Doubt(place, "column", row.text(*columns.order))


# --- forms that lack a part, as on a page that was cut out of a dump ------------------------


def torn_doubts(chunks: Sequence[Chunk], goals: Sequence[GoalRows]) -> Iterator[Doubt]:
    """Cells and whole goals may be missing, and what is left may stand in the wrong places."""
    numbers = [int(str(goal.number.value)) for goal in goals]
    torn = not {chunk.label for chunk in chunks} >= _PRINTED
    counted = not all(goal.number.pieces for goal in goals)
    if torn:
        yield from (Doubt(f"goals/{number}", "cut") for number in numbers)
    if torn or counted:
        yield Doubt("goals", "cut", " ".join(map(str, numbers)))

"""The cells of a sheet's table: which cell stands in which row, over how many rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import Goal, Measure
from site_builder.content.sheet.spans import CellPlace, GoalSpans
from site_builder.content.wording import how_many
from site_builder.render.parts.basics import LineView, by_lines
from site_builder.render.parts.policies import PolicyEntry
from site_builder.render.parts.remarks import Remark, Remarks, merged
from site_builder.render.sheet.columns import LABELS, ColumnsView


class CellView(NamedTuple):
    """The words of a cell, as Text has them, and what is said of it."""

    plain: str
    lines: tuple[LineView, ...] = ()
    blank: bool = False
    """Printed empty; where a cell above covers this row there is just nothing to show"""
    shared: str = ""
    """（指標2つに共通） where the form's cell covers more than one row"""
    remarks: tuple[Remark, ...] = ()


NOTHING = CellView("")
BLANK = CellView("", blank=True)


class GoalCells(NamedTuple):
    measures: tuple[Measure, ...]
    spans: GoalSpans
    remarks: Mapping[CellPlace, tuple[Remark, ...]]

    def height(self, row: int, field: str) -> int:
        """Rows of the form's cell"""
        return self.spans.heights.get((row, field), 1)

    def is_covered(self, row: int, field: str) -> bool:
        return (row, field) in self.spans.covering

    def shares(self, row: int, *fields: str) -> bool:
        """One of these cells covers more than this row."""
        return any(self.height(row, f) > 1 or self.is_covered(row, f) for f in fields)

    def has_text(self, row: int, field: str) -> bool:
        return not self.is_covered(row, field) and bool(getattr(self.measures[row], field))


def goal_cells(goal: Goal, spans: GoalSpans, remarks: Remarks) -> GoalCells:
    found = {place: remarks[f] for place, f in _fields(goal) if f in remarks} if remarks else {}
    return GoalCells(goal.measures, spans, found)


def _fields(goal: Goal) -> Iterator[tuple[CellPlace, str]]:
    for row in range(len(goal.measures)):
        here = FieldPath.of_measure(goal.number, row + 1)
        yield from (((row, field), str(here / field)) for field in MEASURE_FIELDS)


def heights(goal: GoalCells, fields: tuple[str, ...]) -> tuple[int, ...]:
    """Row by row the height of the table cell that holds `fields`; 0 where one above reaches."""
    found: list[int] = []
    for row in range(len(goal.measures)):
        reached = any(start + height > row for start, height in enumerate(found))
        found.append(0 if reached else _height(goal, row, fields))
    return tuple(found)


def _height(goal: GoalCells, row: int, fields: tuple[str, ...]) -> int:
    """More than one row only if all that the cell says holds for all of them."""
    reach = {goal.height(row, f) for f in fields if goal.has_text(row, f)}
    if len(reach) != 1:
        return 1
    height = reach.pop()
    below = range(row + 1, row + height)
    return 1 if any(goal.has_text(r, f) for r in below for f in fields) else height


def cell(goal: GoalCells, row: int, field: str) -> CellView:
    words: str = getattr(goal.measures[row], field)
    if not goal.spans.heights and not goal.remarks:
        return CellView(*by_lines(words)) if words else BLANK
    if goal.is_covered(row, field):
        return NOTHING
    return CellView(*by_lines(words), not words, *shared(goal, row, field))


def shared(goal: GoalCells, row: int, field: str) -> tuple[str, tuple[Remark, ...]]:
    """How many rows the form's cell covers, in words, and what is remarked on any of them."""
    rows = goal.height(row, field)
    found = [r for n in range(row, row + rows) for r in goal.remarks.get((n, field), ())]
    return shared_words(rows), merged(found) if found else ()


def shared_words(rows: int) -> str:
    return f"（指標{how_many(rows)}に共通）" if rows > 1 else ""


PolicyEntries = Callable[[tuple[str, ...]], tuple[PolicyEntry, ...]]


class Rows(NamedTuple):
    """What the rows of one goal have in common."""

    cells: GoalCells
    columns: ColumnsView
    heights: Mapping[str, tuple[int, ...]]
    """By field and, for cells of several fields, lead and main"""
    policies: PolicyEntries

    def cell(self, row: int, field: str) -> CellView:
        return NOTHING if field in self.columns.void else cell(self.cells, row, field)


_LEAD = ("indicator", "policies")
_GROUPS = {"main": ("initiative", "summary"), **{field: (field,) for field in LABELS}}


def rows_of(cells: GoalCells, columns: ColumnsView, policies: PolicyEntries) -> Rows:
    groups = {"lead": (*_LEAD, "target") if columns.joined else _LEAD, **_GROUPS}
    if cells.spans.heights:
        found = {name: heights(cells, fields) for name, fields in groups.items()}
    else:
        found = dict.fromkeys(groups, (1,) * len(cells.measures))
    return Rows(cells, columns, found, policies)

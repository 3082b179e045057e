"""The cells of a sheet's table: which cell stands in which row, over how many rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import Goal, Measure, Sheet
from site_builder.render.parts.basics import Text, by_lines
from site_builder.render.parts.policies import PolicyEntry
from site_builder.render.parts.remarks import Remark, Remarks, merged
from site_builder.render.sheet.columns import LABELS, ColumnsView


@dataclass(frozen=True, slots=True)
class CellView(Text):
    blank: bool = False
    """Printed empty; where a cell above covers this row there is just nothing to show"""
    shared: str = ""
    """（指標2つに共通） where the form's cell covers more than one row"""
    remarks: tuple[Remark, ...] = ()


NOTHING = CellView("")
BLANK = CellView("", blank=True)

Place = tuple[int, str]
"""Row of the goal from 0, field"""


@dataclass(frozen=True, slots=True)
class GoalCells:
    path: str
    measures: tuple[Measure, ...]
    spans: Mapping[Place, int]
    """Only cells that cover more than one row"""
    covered: frozenset[Place]
    said: Mapping[Place, tuple[Remark, ...]]

    def shares(self, row: int, *fields: str) -> bool:
        """One of these cells covers more than this row."""
        return any((row, f) in self.spans or (row, f) in self.covered for f in fields)

    def speaks(self, row: int, field: str) -> bool:
        return (row, field) not in self.covered and bool(getattr(self.measures[row], field))


def goal_cells(goal: Goal, spans: Mapping[str, int], remarks: Remarks) -> GoalCells:
    path = f"goals/{goal.number}"
    at_home = dict(_spans(goal, path, spans)) if spans else {}
    covered = {(r, f) for (row, f), rows in at_home.items() for r in range(row + 1, row + rows)}
    said = {p: remarks[f] for p, f in _fields(goal, path) if f in remarks} if remarks else {}
    return GoalCells(path, goal.measures, at_home, frozenset(covered), said)


def sheet_spans(sheet: Sheet) -> Mapping[str, int]:
    return {span.field: span.rows for span in sheet.spans}


def _fields(goal: Goal, path: str) -> Iterator[tuple[Place, str]]:
    for row in range(len(goal.measures)):
        for field in MEASURE_FIELDS:
            yield (row, field), f"{path}/measures/{row + 1}/{field}"


def _spans(goal: Goal, path: str, spans: Mapping[str, int]) -> Iterator[tuple[Place, int]]:
    for (row, field), name in _fields(goal, path):
        rows = min(spans.get(name, 1), len(goal.measures) - row)
        if rows > 1:
            yield (row, field), rows


def heights(goal: GoalCells, fields: tuple[str, ...]) -> tuple[int, ...]:
    """Row by row the height of the table cell that holds `fields`; 0 where one above reaches."""
    found: list[int] = []
    for row in range(len(goal.measures)):
        reached = any(start + height > row for start, height in enumerate(found))
        found.append(0 if reached else _height(goal, row, fields))
    return tuple(found)


def _height(goal: GoalCells, row: int, fields: tuple[str, ...]) -> int:
    """More than one row only if all that the cell says holds for all of them."""
    reach = {goal.spans.get((row, f), 1) for f in fields if goal.speaks(row, f)}
    if len(reach) != 1:
        return 1
    height = reach.pop()
    below = range(row + 1, row + height)
    return 1 if any(goal.speaks(r, f) for r in below for f in fields) else height


def cell(goal: GoalCells, row: int, field: str) -> CellView:
    words: str = getattr(goal.measures[row], field)
    if not goal.spans and not goal.said:
        return CellView(*by_lines(words)) if words else BLANK
    if (row, field) in goal.covered:
        return NOTHING
    return CellView(*by_lines(words), not words, *shared(goal, row, field))


def shared(goal: GoalCells, row: int, field: str) -> tuple[str, tuple[Remark, ...]]:
    """How many rows the form's cell covers, in words, and what is remarked on any of them."""
    rows = goal.spans.get((row, field), 1)
    said = [r for n in range(row, row + rows) for r in goal.said.get((n, field), ())]
    return in_common(rows), merged(said) if said else ()


def in_common(rows: int) -> str:
    return f"（指標{rows}つに共通）" if rows > 1 else ""


PolicyEntries = Callable[[tuple[str, ...]], tuple[PolicyEntry, ...]]


@dataclass(frozen=True, slots=True)
class Rows:
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
    if cells.spans:
        found = {name: heights(cells, fields) for name, fields in groups.items()}
    else:
        found = dict.fromkeys(groups, (1,) * len(cells.measures))
    return Rows(cells, columns, found, policies)

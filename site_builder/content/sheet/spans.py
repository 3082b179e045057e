"""Cells of several rows: which cell of a goal's table covers which others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import Sheet
from site_builder.kept import kept

CellPlace: TypeAlias = tuple[int, str]
"""Row of the goal from 0, field"""


@dataclass(frozen=True, slots=True)
class GoalSpans:
    heights: Mapping[CellPlace, int]
    """Rows of each cell that has more than one, none of them below the goal's last"""
    covering: Mapping[CellPlace, int]
    """Cell of a row that a cell above covers → the row of that one"""

    def above(self, row: int) -> Mapping[str, int]:
        """Fields that a cell above covers here → its row, from left to right"""
        if not self.covering:
            return {}
        return {f: self.covering[row, f] for f in MEASURE_FIELDS if (row, f) in self.covering}


_NO_SPANS = GoalSpans({}, {})


@kept(most=64)  # whatever is made of a sheet asks
def expand_spans(sheet: Sheet) -> Mapping[int, GoalSpans]:
    """No. of each goal → its cells of several rows. A span of no cell counts for nothing."""
    rows = {goal.number: len(goal.measures) for goal in sheet.goals}
    heights: dict[int, dict[CellPlace, int]] = defaultdict(dict)
    for span in sheet.spans:
        path = span.path
        row = path.measure - 1
        height = min(span.rows, rows.get(path.goal, 0) - row)
        if path.cell == path.name and path.cell in MEASURE_FIELDS and height > 1:
            heights[path.goal][row, path.cell] = height
    made = {goal: GoalSpans(found, _covering(found)) for goal, found in heights.items()}
    return {goal: made.get(goal, _NO_SPANS) for goal in rows}


def _covering(heights: Mapping[CellPlace, int]) -> Mapping[CellPlace, int]:
    return {
        (below, field): row
        for (row, field), height in sorted(heights.items())
        for below in range(row + 1, row + height)
    }

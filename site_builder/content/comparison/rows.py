"""Goals and rows that can be looked at without their sheet: each knows the height of its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.content.sheet.model import Easy, Goal, Measure, Sheet
from site_builder.content.sheet.spans import GoalSpans, expand_spans


@dataclass(frozen=True, slots=True)
class FiledRow:
    """A measure, with the number of rows that its cells cover where that is more than one."""

    measure: Measure
    spans: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FiledGoal:
    """A goal with its rows."""

    number: int
    goal: str
    rows: tuple[FiledRow, ...]
    easy: Easy


def filed_goals(sheet: Sheet) -> tuple[FiledGoal, ...]:
    spans = expand_spans(sheet)
    return tuple(
        FiledGoal(goal.number, goal.goal, _rows(goal, spans[goal.number]), goal.easy)
        for goal in sheet.goals
    )


def _rows(goal: Goal, spans: GoalSpans) -> tuple[FiledRow, ...]:
    heights: list[dict[str, int]] = [{} for _ in goal.measures]
    for (row, name), height in spans.heights.items():
        heights[row][name] = height
    return tuple(map(FiledRow, goal.measures, heights))

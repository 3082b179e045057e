"""Goals and rows of two versions of a sheet, paired by their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from site_builder.content.sheet.model import Easy, Goal, Measure, Sheet
from site_builder.content.sheet.spans import GoalSpans, expand_spans
from site_builder.content.wording import squash

T = TypeVar("T")


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


# --- pairs --------------------------------------------------------------------------------

Score = Callable[[T, T, bool], int]
"""How much two parts are alike, 0 if not at all; the flag: whether they stand at the same place"""

_LIKELY = 2
"""What stands at the same place is the same only if nothing is more like it"""


def pair(
    ones: Sequence[T], others: Sequence[T], score: Score[T], weak: bool = True
) -> dict[int, int]:
    """Place among `ones` → place among `others`, the likeliest pairs first. `weak`: to stand at
    the same place is enough."""
    scored = sorted(
        (-score(one, other, i == j), abs(i - j), i, j)
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
    )
    pairs: dict[int, int] = {}
    for negative, _, i, j in scored:
        enough = -negative >= (1 if weak else _LIKELY)
        if enough and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def score_goals(one: FiledGoal, other: FiledGoal, _: bool) -> int:
    """The wording tells more than the number: a goal may be numbered anew."""
    wording = 4 if squash(one.goal) and squash(one.goal) == squash(other.goal) else 0
    shared = _indicators(one) & _indicators(other)
    return wording + (2 if one.number == other.number else 0) + (3 if shared else 0)


def _indicators(goal: FiledGoal) -> set[str]:
    return {squash(row.measure.indicator) for row in goal.rows} - {""}


def score_rows(row: FiledRow, other_row: FiledRow, same_place: bool) -> int:
    one, other = row.measure, other_row.measure
    pairs = (
        (one.indicator, other.indicator, 4),
        (one.initiative, other.initiative, 1),
        (one.target, other.target, 1),
    )
    alike = sum(worth for a, b, worth in pairs if squash(a) and squash(a) == squash(b))
    return alike + (1 if same_place else 0)

"""Where a link to a goal leads once the goal bears another number, or has left the sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from site_builder.content.history.model import Change
from site_builder.content.history.numbers import follow_numbers
from site_builder.graph import urls
from site_builder.render.parts.basics import LinkView
from site_builder.render.sheet.table import GoalView


class GoneGoal(NamedTuple):
    id: str
    number: int


class Anchors(NamedTuple):
    former: Mapping[int, tuple[str, ...]]
    """Goal → the ids of numbers that it bore and that no goal bears now"""
    renumbered: Mapping[int, LinkView]
    """A number that another goal bears now → the goal that bore it"""
    gone: tuple[GoneGoal, ...]
    """Those that became no goal of the sheet"""


def anchors_of(
    numbers: Collection[int], history: Iterable[Change], gone: Collection[int]
) -> Anchors:
    """`numbers`: of the sheet's goals; `gone`: those that were published and that no goal bears"""
    became = follow_numbers(history)
    former: defaultdict[int, list[str]] = defaultdict(list)
    left: list[GoneGoal] = []
    for number in sorted({*became, *gone} - set(numbers)):
        present = became.get(number, 0)
        if present in numbers:
            former[present].append(urls.goal_id(number))
        else:
            left.append(GoneGoal(urls.goal_id(number), number))
    renumbered = {
        number: LinkView(f"#{urls.goal_id(present)}", f"目標{present}")
        for number, present in became.items()
        if number in numbers and present in numbers
    }
    return Anchors({goal: tuple(ids) for goal, ids in former.items()}, renumbered, tuple(left))


def absent_numbers(numbers: Collection[int], anchors: Anchors, *, in_document: bool) -> str:
    """目標3は、もとの資料にありません。 — where the numbers of the goals jump"""
    known = {*numbers, *(goal.number for goal in anchors.gone)}
    absent = sorted(set(range(1, max(numbers, default=0))) - known)
    if not absent:
        return ""
    where = "もとの資料" if in_document else "このシート"
    return f"目標{'・'.join(map(str, absent))}は、{where}にありません。"


def anchored(goal: GoalView, anchors: Anchors) -> GoalView:
    return goal._replace(
        former_ids=anchors.former.get(goal.number, ()),
        renumbered=anchors.renumbered.get(goal.number),
    )

"""The goals of two sheets, paired so that they fit best; what is left over may join a pair."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from site_builder.content.lineage.model import GoalRef
from site_builder.graph.lineage.assignment import best_pairs
from site_builder.graph.lineage.score import Match, Traits, match

LIKELY = 0.25
"""Of goals that belong to different sections, 96 of 100 have less in common."""
JOINED = 0.4
"""A goal that became several, or several that became one: seldom, so it has to be plainer."""


@dataclass(frozen=True, slots=True)
class GoalGroup:
    earlier: tuple[Traits, ...]
    later: tuple[Traits, ...]
    match: Match
    """Of its two goals that have least in common"""


MayBe = Callable[[frozenset[GoalRef], frozenset[GoalRef]], bool]
"""Whether the pair was not rejected by a person"""


def pair_up(
    earlier: Sequence[Traits], later: Sequence[Traits], may_be: MayBe
) -> tuple[GoalGroup, ...]:
    matches = [[match(one, other) for other in later] for one in earlier]
    scores = [
        [
            m.score if may_be(_refs((a,)), _refs((b,))) else 0.0
            for m, b in zip(row, later, strict=True)
        ]
        for row, a in zip(matches, earlier, strict=True)
    ]
    pairs = [(r, c) for r, c in best_pairs(scores) if scores[r][c] >= LIKELY]
    groups = [GoalGroup((earlier[r],), (later[c],), matches[r][c]) for r, c in pairs]
    for one in _unpaired(later, [c for _, c in pairs]):
        _join(groups, may_be, partial(_with_later, one))
    for one in _unpaired(earlier, [r for r, _ in pairs]):
        _join(groups, may_be, partial(_with_earlier, one))
    return tuple(groups)


def nearest(one: Traits, others: Sequence[Traits]) -> tuple[Traits, Match] | None:
    found = [(other, match(one, other)) for other in others]
    return max(found, key=lambda pair: pair[1].score, default=None)


def _refs(goals: Sequence[Traits]) -> frozenset[GoalRef]:
    return frozenset(goal.ref for goal in goals)


def _unpaired(goals: Sequence[Traits], taken: Sequence[int]) -> Iterator[Traits]:
    return (goal for index, goal in enumerate(goals) if index not in taken)


def _with_later(one: Traits, group: GoalGroup) -> GoalGroup:
    found = match(group.earlier[0], one)
    least = min(group.match, found, key=lambda m: m.score)
    return replace(group, later=(*group.later, one), match=least)


def _with_earlier(one: Traits, group: GoalGroup) -> GoalGroup:
    found = match(one, group.later[0])
    least = min(group.match, found, key=lambda m: m.score)
    return replace(group, earlier=(*group.earlier, one), match=least)


def _join(groups: list[GoalGroup], may_be: MayBe, grown: Callable[[GoalGroup], GoalGroup]) -> None:
    """The pair that the goal fits best takes it in, if it fits one well; never many to many."""
    larger = [(grown(group), index) for index, group in enumerate(groups)]
    fitting = [
        (group.match.score, index, group)
        for group, index in larger
        if group.match.score >= JOINED
        and min(len(group.earlier), len(group.later)) == 1
        and may_be(_refs(group.earlier), _refs(group.later))
    ]
    if fitting:
        _, index, group = max(fitting, key=lambda one: one[:2])
        groups[index] = group

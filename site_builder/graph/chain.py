"""One goal over the years: what people accepted in content/lineage.yaml, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from site_builder.content.lineage import GoalRef
from site_builder.graph.summary import GoalSummary


class State(StrEnum):
    """What became of a goal in the last year of its chain."""

    KEPT = "kept"
    """継続: sentence and indicators are as good as the same"""
    REVISED = "revised"
    """改訂"""
    MERGED = "merged"
    """統合: several goals became one"""
    SPLIT = "split"
    """分割: one goal became several"""
    NEW = "new"
    """新規"""
    ENDED = "ended"
    """続きなし: the later sheet has no such goal, which is not to say that the work ended"""


@dataclass(frozen=True, slots=True)
class Stop:
    """A year in which the section has a sheet."""

    year: int
    goals: tuple[GoalSummary, ...]
    """None where that year's sheet has no such goal"""


@dataclass(frozen=True, slots=True)
class Chain:
    state: State
    stops: tuple[Stop, ...]
    """From the oldest"""
    same_sentence: bool
    """All its goals say the same"""
    same_indicators: bool

    @property
    def goals(self) -> tuple[GoalSummary, ...]:
        return tuple(goal for stop in self.stops for goal in stop.goals)


@dataclass(frozen=True, slots=True)
class Steps:
    """Where a goal came from and where it went."""

    earlier: tuple[GoalSummary, ...] = ()
    later: tuple[GoalSummary, ...] = ()


NO_STEPS = Steps()


@dataclass(frozen=True, slots=True)
class Lineages:
    """All accepted chains of the site."""

    chains: Mapping[str, tuple[Chain, ...]] = field(default_factory=dict)
    """URL of a section → its chains, in the order of its newest sheet"""
    steps: Mapping[GoalRef, Steps] = field(default_factory=dict)
    """Only of goals that have some"""

    def of(self, goal: GoalSummary) -> Steps:
        return self.steps.get(GoalRef(goal.key, goal.number), NO_STEPS)

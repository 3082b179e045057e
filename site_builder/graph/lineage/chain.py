"""One goal over the years: what people accepted in content/lineage.yaml, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from site_builder.content.lineage.model import GoalRef
from site_builder.graph.nodes.summary import GoalSummary


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
    parts: int = 1
    """How many goals were joined or parted last"""

    @property
    def goals(self) -> tuple[GoalSummary, ...]:
        return tuple(goal for stop in self.stops for goal in stop.goals)

    @property
    def years(self) -> tuple[int, int]:
        """The newest, and the one before it"""
        return self.stops[-1].year, self.stops[-2].year if len(self.stops) > 1 else 0

    @property
    def shows_all(self) -> bool:
        """Whether a goal went on, and both years are complete and free of open readings: results,
        evaluations and 今後の方針 of the one before"""
        if len(self.stops) < 2 or any(len(stop.goals) != 1 for stop in self.stops[-2:]):
            return False
        before, now = (stop.goals[0] for stop in self.stops[-2:])
        reported = all(m.evaluation and m.result and m.next_steps for m in before.measures)
        sure = not any(g.doubtful or any(m.doubts for m in g.measures) for g in (before, now))
        return self.state is State.KEPT and reported and sure and bool(before.measures)

    @property
    def doubtful(self) -> bool:
        """Whether its goals say the same is not sure: a reading is open."""
        return any(g.doubtful or any(m.unsure("indicator") for m in g.measures) for g in self.goals)


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

"""How likely two goals of different years are one goal, and why, in words for staff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.content.lineage.model import GoalRef
from site_builder.content.wording import Policy
from site_builder.graph.lineage.likeness import Grams, Phrases, shared
from site_builder.graph.nodes.summary import GoalSummary


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a goal, each text weighed once."""

    goal: GoalSummary
    codes: tuple[Policy, ...]
    place: float
    """From 0, the first goal of its sheet, to 1, the last"""
    sentence: Grams
    indicators: tuple[Grams, ...]
    initiatives: tuple[Grams, ...]

    @property
    def ref(self) -> GoalRef:
        return GoalRef(self.goal.key, self.goal.number)


@dataclass(frozen=True, slots=True)
class Match:
    score: float
    """0 to 1"""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Trait:
    weight: float
    value: float
    name: str


# An indicator says what is counted and seldom changes while the work goes on; a sentence may be
# written anew or be the same for several goals; a code can change with the plan.
_SENTENCE, _INDICATOR, _INITIATIVE, _CODES, _PLACE = 0.30, 0.36, 0.16, 0.12, 0.06
_CLOSE, _ALIKE = 0.8, 0.4


def traits(goals: Sequence[GoalSummary], phrases: Phrases) -> tuple[Traits, ...]:
    last = max(len(goals) - 1, 1)
    return tuple(
        Traits(
            goal,
            goal.codes,
            position / last,
            phrases.weigh(goal.goal),
            _weighted_grams((m.indicator for m in goal.measures), phrases),
            _weighted_grams((m.initiative for m in goal.measures), phrases),
        )
        for position, goal in enumerate(goals)
    )


def _weighted_grams(texts: Iterable[str], phrases: Phrases) -> tuple[Grams, ...]:
    return tuple(phrases.weigh(text) for text in dict.fromkeys(texts) if text)


def match(earlier: Traits, later: Traits) -> Match:
    """Compares the traits that both goals have."""
    found = tuple(_compared_traits(earlier, later))
    weight = sum(trait.weight for trait in found)
    score = sum(trait.weight * trait.value for trait in found) / weight
    reasons = (_reason(trait) for trait in found if trait.name)
    return Match(round(score, 3), tuple(reason for reason in reasons if reason))


def _compared_traits(one: Traits, other: Traits) -> Iterator[_Trait]:
    if one.goal.goal and other.goal.goal:
        yield _Trait(_SENTENCE, shared(one.sentence, other.sentence), "目標の文")
    if one.indicators and other.indicators:
        yield _Trait(_INDICATOR, _mean_of_best(one.indicators, other.indicators), "取組指標")
    if one.initiatives and other.initiatives:
        yield _Trait(_INITIATIVE, _mean_of_best(one.initiatives, other.initiatives), "取組の名前")
    if one.codes and other.codes:
        yield _Trait(_CODES, _nearest_codes(one.codes, other.codes), "政策の番号")
    yield _Trait(_PLACE, 1 - abs(one.place - other.place), "")


def _mean_of_best(one: Sequence[Grams], other: Sequence[Grams]) -> float:
    """Of each text of the shorter list the likest of the longer, on the average."""
    few, many = sorted((one, other), key=len)
    return sum(max(shared(a, b) for b in many) for a in few) / len(few)


def _nearest_codes(one: Sequence[Policy], other: Sequence[Policy]) -> float:
    """The share of levels that the nearest two codes have in common."""
    return max(_shared_levels(a, b) for a in one for b in other)


def _shared_levels(one: Policy, other: Policy) -> float:
    if one.kind != other.kind:
        return 0.0
    same = 0
    for a, b in zip(one.levels, other.levels, strict=False):
        if a != b:
            break
        same += 1
    return same / max(len(one.levels), len(other.levels))


def _reason(trait: _Trait) -> str:
    if trait.value > 0.999:
        return f"{trait.name}が同じ"
    if trait.value >= _CLOSE:
        return f"{trait.name}がほとんど同じ"
    return f"{trait.name}が近い" if trait.value >= _ALIKE else ""

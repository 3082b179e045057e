"""Proposals for lineage.yaml: which goals of different years may be one goal.

Nothing here is shown on the site. A proposal becomes a link when a person accepts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_builder.content.city.model import Organization
from site_builder.content.city.organization import former_sections
from site_builder.content.eras import era_year
from site_builder.content.lineage.model import NONE, Decision, GoalRef, Lineage, Sides, decision_id
from site_builder.content.sheet.model import SheetKey
from site_builder.graph.lineage.likeness import Phrases, count_phrases
from site_builder.graph.lineage.pairing import GoalGroup, nearest, pair_up
from site_builder.graph.lineage.score import Traits, traits
from site_builder.graph.nodes.summary import GoalSummary, SheetSummary


@dataclass(frozen=True, slots=True)
class Proposal:
    decision: Decision
    earlier: tuple[GoalSummary, ...]
    later: tuple[GoalSummary, ...]
    score: float
    """0 to 1. Of a goal without a match: how little it has in common with the nearest"""
    reasons: tuple[str, ...]

    @property
    def id(self) -> str:
        return decision_id(self.decision)


_LOOK_BACK = 3
"""Number of earlier sheets that are searched: a goal that was gone for longer is new"""

_Years = Mapping[int, SheetSummary]


@dataclass(frozen=True, slots=True)
class _Section:
    ward: str
    id: str
    sheets: Mapping[int, tuple[Traits, ...]]
    """Year → goals, from the oldest; also of what the section was before it was renamed"""
    keys: Mapping[int, SheetKey]

    def decision(self, earlier: tuple[GoalRef, ...], later: tuple[GoalRef, ...]) -> Decision:
        return Decision(self.ward, self.id, earlier, later)


@dataclass(frozen=True, slots=True)
class _Decided:
    """What needs no further proposal: it grows while proposals are made."""

    followed: set[GoalRef]
    """Goals whose successor is known"""
    following: set[GoalRef]
    """Goals whose predecessor is known"""
    rejected: frozenset[Sides]

    def leaves_open(self, years: _Years) -> bool:
        """Whether any goal of the section has no successor or predecessor yet."""
        refs = [[GoalRef(s.key, g.number) for g in s.goals] for s in years.values()]
        return any(ref not in self.followed for year in refs[:-1] for ref in year) or any(
            ref not in self.following for year in refs[1:] for ref in year
        )

    def may_be(self, earlier: frozenset[GoalRef], later: frozenset[GoalRef]) -> bool:
        return (earlier, later) not in self.rejected


def propose(
    lineage: Lineage, organization: Organization, summaries: Iterable[SheetSummary]
) -> tuple[Proposal, ...]:
    """All that is open, in the order of organization.yaml; what is decided is not asked again."""
    sheets = {summary.key: summary for summary in summaries}
    decided = _Decided(
        {ref for link in lineage.links for ref in link.earlier},
        {ref for link in lineage.links for ref in link.later},
        frozenset(one.sides for one in lineage.rejected),
    )
    places = [one for one in _comparable(organization, sheets) if decided.leaves_open(one[2])]
    phrases = count_phrases(_compared_texts(sheets.values()) if places else ())
    return tuple(
        proposal
        for ward, section, years in places
        for proposal in _section_proposals(_weigh(ward, section, years, phrases), decided)
        if proposal.decision.sides not in decided.rejected
    )


def _compared_texts(sheets: Iterable[SheetSummary]) -> Iterator[str]:
    for sheet in sheets:
        for goal in sheet.goals:
            yield goal.goal
            yield from (text for m in goal.measures for text in (m.indicator, m.initiative))


def _comparable(
    organization: Organization, sheets: Mapping[SheetKey, SheetSummary]
) -> Iterator[tuple[str, str, _Years]]:
    """Ward, section and its sheets from the oldest; only sections with sheets of several years."""
    by_place: dict[tuple[str, str], dict[int, SheetSummary]] = {}
    for key, sheet in sheets.items():
        by_place.setdefault((key.ward, key.section), {})[key.year] = sheet
    for ward in organization.wards:
        for section in ward.sections:
            found: dict[int, SheetSummary] = {}
            for one in reversed((section, *former_sections(ward, section))):
                found |= by_place.get((ward.id, one.id), {})
            if len(found) > 1 and (ward.id, section.id) in by_place:
                yield ward.id, section.id, dict(sorted(found.items()))


def _weigh(ward: str, section: str, years: _Years, phrases: Phrases) -> _Section:
    goals = {year: traits(sheet.goals, phrases) for year, sheet in years.items()}
    return _Section(ward, section, goals, {year: sheet.key for year, sheet in years.items()})


def _section_proposals(section: _Section, decided: _Decided) -> Iterator[Proposal]:
    """Each sheet against the one before it; what is left then against older ones."""
    years = tuple(section.sheets)
    for index, year in enumerate(years):
        for before in reversed(years[max(index - _LOOK_BACK, 0) : index]):
            earlier = [t for t in section.sheets[before] if t.ref not in decided.followed]
            later = [t for t in section.sheets[year] if t.ref not in decided.following]
            for group in pair_up(earlier, later, decided.may_be):
                decided.followed.update(t.ref for t in group.earlier)
                decided.following.update(t.ref for t in group.later)
                yield _link_proposal(section, group)
    yield from _end_proposals(section, decided)


def _link_proposal(section: _Section, group: GoalGroup) -> Proposal:
    sides = [sorted(side, key=lambda t: t.ref) for side in (group.earlier, group.later)]
    decision = section.decision(*(tuple(t.ref for t in side) for side in sides))
    earlier, later = (tuple(t.goal for t in side) for side in sides)
    return Proposal(decision, earlier, later, group.match.score, group.match.reasons)


def _end_proposals(section: _Section, decided: _Decided) -> Iterator[Proposal]:
    """Goals that the next sheet no longer has, and goals that the one before did not have."""
    years = tuple(section.sheets)
    for before, year in pairwise(years):
        earlier, later = section.sheets[before], section.sheets[year]
        for one in (t for t in earlier if t.ref not in decided.followed):
            decision = section.decision((one.ref,), (GoalRef(section.keys[year], 0),))
            yield Proposal(decision, (one.goal,), (), *_score_and_reason(one, later))
        for one in (t for t in later if t.ref not in decided.following):
            decision = section.decision((GoalRef(section.keys[before], 0),), (one.ref,))
            yield Proposal(decision, (), (one.goal,), *_score_and_reason(one, earlier))


def _score_and_reason(one: Traits, others: Sequence[Traits]) -> tuple[float, tuple[str, ...]]:
    found = nearest(one, others)
    if not found:
        return 1.0, (f"目標が{NONE}",)
    other, match = found
    goal = f"{era_year(other.ref.year)} 目標{other.ref.number}"
    reason = f"いちばん近いのは{goal}（{match.score:.2f}）"
    return round(1 - match.score, 3), (reason,)

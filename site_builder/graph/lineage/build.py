"""Accepted links → chains, in time linear in their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_builder.content.city.model import Organization
from site_builder.content.city.organization import former_sections
from site_builder.content.lineage.model import Decision, GoalRef, Lineage
from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import squash
from site_builder.graph import urls
from site_builder.graph.lineage.chain import Chain, Lineages, State, Steps, Stop
from site_builder.graph.lineage.likeness import likeness
from site_builder.graph.nodes.outcomes import indicator_key
from site_builder.graph.nodes.sheets import PlacedSection
from site_builder.graph.nodes.summary import GoalSummary, SheetSummary

Place = tuple[str, str]
Sheets = Mapping[SheetKey, SheetSummary]

ALIKE = 0.9
"""Likeness above which a sentence counts as unchanged, despite a misread or changed particle."""

_MARKED_FIRST = (State.MERGED, State.SPLIT, State.NEW, State.REVISED, State.KEPT, State.ENDED)


def build_lineages(
    lineage: Lineage, organization: Organization, placed: Sequence[PlacedSection]
) -> Lineages:
    """A link to a missing goal is left out: graph.checks.accepted_chains reports it."""
    sheets = {sheet.key: sheet for one in placed for sheet in one.sheets.values()}
    families = _years_with_sheets(organization, placed)
    chains: dict[str, list[Chain]] = defaultdict(list)
    for decisions in _connected(d for d in lineage.links if all_goals_exist(d, sheets)):
        place = max(decisions, key=lambda d: max(r.year for r in d.refs))
        years = families.get((place.ward, place.section), ())
        chain = _chain(decisions, sheets, years)
        for url in dict.fromkeys(urls.section(g.key.ward, g.key.section) for g in chain.goals):
            chains[url].append(chain)
    ordered = {url: tuple(sorted(found, key=_newest_first)) for url, found in chains.items()}
    return Lineages(ordered, _steps_by_goal(lineage.links, sheets))


def find_goal(ref: GoalRef, sheets: Sheets) -> GoalSummary | None:
    sheet = sheets.get(ref.key)
    return next((g for g in sheet.goals if g.number == ref.number), None) if sheet else None


def all_goals_exist(decision: Decision, sheets: Sheets) -> bool:
    """Whether all its goals exist; for a side of なし, whether that year's sheet exists."""
    return all(find_goal(ref, sheets) if ref.number else ref.key in sheets for ref in decision.refs)


def _years_with_sheets(
    organization: Organization, placed: Sequence[PlacedSection]
) -> Mapping[Place, tuple[int, ...]]:
    """The years of which a section, or what it was before it was renamed, has a sheet."""
    years = {(one.ward.id, one.section.id): set(one.sheets) for one in placed}
    return {
        (ward.id, section.id): tuple(
            sorted(
                {
                    year
                    for one in (section, *former_sections(ward, section))
                    for year in years.get((ward.id, one.id), ())
                }
            )
        )
        for ward in organization.wards
        for section in ward.sections
    }


def _connected(decisions: Iterable[Decision]) -> Iterator[list[Decision]]:
    """Decisions that share a goal, together; the groups in the file's order."""
    group_of: dict[GoalRef, list[Decision]] = {}
    for decision in decisions:
        reached = {id(g): g for ref in decision.refs if (g := group_of.get(ref))}
        group = [*(one for found in reached.values() for one in found), decision]
        group_of.update((ref, group) for one in group for ref in one.refs if ref.number)
    yield from {id(group): group for group in group_of.values()}.values()


def _chain(decisions: Sequence[Decision], sheets: Sheets, years: Sequence[int]) -> Chain:
    refs = sorted({ref for decision in decisions for ref in decision.refs})
    by_year: dict[int, list[GoalSummary]] = defaultdict(list)
    for ref in refs:
        if goal := find_goal(ref, sheets):
            by_year[ref.year].append(goal)
    first, last = refs[0].year, refs[-1].year
    stops = tuple(
        Stop(year, tuple(by_year[year]))
        for year in sorted({*by_year, *(y for y in years if first <= y <= last), last})
    )
    goals = [goal for stop in stops for goal in stop.goals]
    state, parts = _last_state(decisions, sheets, last)
    return Chain(
        state=state,
        parts=parts,
        stops=stops,
        same_sentence=len({squash(goal.goal) for goal in goals}) == 1,
        same_indicators=len({_indicators(goal) for goal in goals}) == 1,
    )


def _last_state(decisions: Sequence[Decision], sheets: Sheets, year: int) -> tuple[State, int]:
    """What happened in the last year, and how many goals it joined or parted."""
    newest = [d for d in decisions if max(ref.year for ref in d.later) == year]
    states = [(state_of(d, sheets), max(len(d.earlier), len(d.later))) for d in newest]
    return min(states, key=lambda found: _MARKED_FIRST.index(found[0]))


def state_of(decision: Decision, sheets: Sheets) -> State:
    earlier = [g for ref in decision.earlier if (g := find_goal(ref, sheets))]
    later = [g for ref in decision.later if (g := find_goal(ref, sheets))]
    if not later:
        return State.ENDED
    if not earlier:
        return State.NEW
    if len(earlier) > 1:
        return State.MERGED
    if len(later) > 1:
        return State.SPLIT
    return State.KEPT if _nearly_same(earlier[0], later[0]) else State.REVISED


def _nearly_same(one: GoalSummary, other: GoalSummary) -> bool:
    pairs = ((one.goal, other.goal), *zip(_indicators(one), _indicators(other), strict=False))
    same_number = len(one.measures) == len(other.measures)
    return same_number and all(likeness(a, b) >= ALIKE for a, b in pairs)


def _indicators(goal: GoalSummary) -> tuple[str, ...]:
    return tuple(indicator_key(measure) for measure in goal.measures)


def _newest_first(chain: Chain) -> tuple[int, int]:
    """As the newest sheet has the goals; those without a successor last."""
    newest = max(chain.goals, key=lambda goal: (goal.key.year, -goal.number))
    return -newest.key.year, newest.number


def _steps_by_goal(links: Iterable[Decision], sheets: Sheets) -> Mapping[GoalRef, Steps]:
    earlier: dict[GoalRef, tuple[GoalSummary, ...]] = {}
    later: dict[GoalRef, tuple[GoalSummary, ...]] = {}
    for link in links:
        sides = [[(r, find_goal(r, sheets)) for r in refs] for refs in (link.earlier, link.later)]
        before, after = (tuple(g for _, g in side if g) for side in sides)
        later.update((ref, after) for ref, goal in sides[0] if goal and after)
        earlier.update((ref, before) for ref, goal in sides[1] if goal and before)
    return {ref: Steps(earlier.get(ref, ()), later.get(ref, ())) for ref in {**earlier, **later}}

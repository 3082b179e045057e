"""What a hit is, word for word as the site promises it, without any index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.content.city.model import Plan
from site_builder.content.eras import era_year
from site_builder.content.sheet.model import Goal, Measure, Sheet, SheetKey
from site_builder.content.wording import EVALUATIONS, parse_policies, query_policies, search_form
from site_builder.graph import urls


@dataclass(frozen=True)
class Findable:
    """A goal: its address, its normalised texts, and its facet values."""

    url: str
    texts: tuple[str, ...]
    policies: frozenset[str]
    """Ids of the codes it cites, ranges and aliases expanded, without the levels above"""
    facets: Mapping[str, frozenset[str]]


def findable_goals(sheets: Mapping[SheetKey, Sheet], plan: Plan) -> tuple[Findable, ...]:
    return tuple(_goal(key, s, goal, plan) for key, s in sheets.items() for goal in s.goals)


def _goal(key: SheetKey, sheet: Sheet, goal: Goal, plan: Plan) -> Findable:
    cells = [goal.goal, *(cell for row in goal.measures for cell in _cells(row))]
    aliases = plan.aliases or {}
    cited = {
        policy
        for row in goal.measures
        for code in row.policies
        for policy in parse_policies(aliases.get(code, code))
    }
    return Findable(
        url=urls.goal(key, goal.number),
        texts=tuple(filter(None, map(search_form, [*cells, *_header(sheet)]))),
        policies=frozenset(map(urls.policy_id, cited)),
        facets={
            "ward": frozenset({key.ward}),
            "year": frozenset({str(key.year)}),
            "section": frozenset({f"{key.ward}/{key.section}"}),
            "policy": frozenset(urls.policy_id(p) for c in cited for p in (*c.ancestors, c)),
            "evaluation": frozenset(EVALUATIONS[row.evaluation] for row in goal.measures),
        },
    )


def _cells(row: Measure) -> Iterator[str]:
    yield from row.policies
    yield from (row.indicator, row.target, row.result, row.initiative, row.summary)
    yield from (row.evaluation, row.attainment, row.next_steps)


def _header(sheet: Sheet) -> Iterator[str]:
    yield from (sheet.ward, sheet.section, sheet.parent_section, sheet.department)
    yield from (era_year(sheet.fiscal_year), f"{sheet.fiscal_year}年度")
    yield from sheet.policy_indicators


def hits(
    goals: Sequence[Findable], query: str, chosen: Mapping[str, Sequence[str]]
) -> frozenset[str]:
    words = query.split()
    return frozenset(
        goal.url
        for goal in goals
        if all(_holds(goal, word) for word in words)
        and all(goal.facets[name] & set(values) for name, values in chosen.items() if values)
    )


def _holds(goal: Findable, word: str) -> bool:
    form = search_form(word)
    if any(form in text for text in goal.texts):
        return True
    return any(urls.policy_id(policy) in goal.policies for policy in query_policies(word))

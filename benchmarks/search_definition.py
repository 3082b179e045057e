"""What a hit is, word for word as the site promises it, without any index."""

from __future__ import annotations

import re
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
    scopes: frozenset[str]
    """How people name its ward and its year, normalised"""


MEANINGS = {
    "一部未達成": "partly",
    "未達成": "missed",
    "未評価": "none",
    **dict.fromkeys("○〇◯⭕", "achieved"),
    **dict.fromkeys("△▲", "partly"),
    **dict.fromkeys("×✕✖", "missed"),
}
"""What a whole word says of an evaluation"""


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
        scopes=frozenset(
            map(search_form, (sheet.ward, f"{sheet.ward}役所", *_years(sheet.fiscal_year)))
        ),
    )


def _years(year: int) -> Iterator[str]:
    """2019 → 2019, 令和元年度, R1, 平成31年 …"""
    reiwa, heisei = year - 2018, year - 1988
    for era, count in {"": year, "令和": reiwa, "R": reiwa, "平成": heisei, "H": heisei}.items():
        if count < 1 or (era in ("平成", "H") and year > 2019):
            continue
        for number in {str(count), "元" if era and count == 1 else str(count)}:
            yield from (f"{era}{number}{end}" for end in ("", "年", "年度"))


def _cells(row: Measure) -> Iterator[str]:
    yield from row.policies
    yield from (row.indicator, row.target, row.result, row.initiative, row.summary)
    yield from (row.evaluation, row.attainment, row.next_steps)


def _header(sheet: Sheet) -> Iterator[str]:
    yield from (sheet.ward, sheet.section, sheet.parent_section, sheet.department)
    yield from (era_year(sheet.fiscal_year), f"{sheet.fiscal_year}年度")
    yield from sheet.policy_indicators


def hits(
    goals: Sequence[Findable],
    query: str,
    chosen: Mapping[str, Sequence[str]],
    literal: bool = False,
) -> frozenset[str]:
    found = [_goals_of(goals, word, literal) for word in query.split()]
    return frozenset(
        goal.url
        for goal in goals
        if all(goal.url in urls for urls in found)
        and all(goal.facets[name] & set(values) for name, values in chosen.items() if values)
    )


def _goals_of(goals: Sequence[Findable], word: str, literal: bool) -> frozenset[str]:
    """Those that a word holds in; in no goal of the content a ward or year may stand before it."""
    found = frozenset(goal.url for goal in goals if _holds(goal, word, literal))
    if found or literal:
        return found
    return frozenset(goal.url for goal in goals if _holds_after_scope(goal, search_form(word)))


def _holds(goal: Findable, word: str, literal: bool) -> bool:
    form = search_form(word)
    if any(form in text for text in goal.texts):
        return True
    if any(urls.policy_id(policy) in goal.policies for policy in query_policies(word)):
        return True
    return not literal and MEANINGS.get(form.strip("\ufe0f")) in goal.facets["evaluation"]


def _holds_after_scope(goal: Findable, form: str) -> bool:
    """中央区の子育て, R7除雪: the rest holds in a goal of that ward or year."""
    return any(
        _holds(goal, rest, literal=False)
        for scope in goal.scopes
        if form.startswith(scope) and not re.match(r"\d[\d.,]", form[len(scope) - 1 :])
        for rest in {form.removeprefix(scope), form.removeprefix(scope).removeprefix("の")}
        if rest
    )

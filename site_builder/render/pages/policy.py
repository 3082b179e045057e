"""One policy of any level: the goals that cite it, by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.graph import urls
from site_builder.graph.nodes.nodes import Count, PeriodName, PolicyNode, PolicyYear
from site_builder.graph.site import Site
from site_builder.render.parts.basics import Href, LinkView, PageView, how_many, things
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.goal_card import GoalCard, goal_card

MOST_LEVELS = 3
"""Above the lowest level a page has too many goals to show more than their sentences"""


@dataclass(frozen=True, slots=True)
class PolicyYearView:
    id: str
    name: str
    count: str
    goals: tuple[GoalCard, ...]
    charted: bool


@dataclass(frozen=True, slots=True)
class NearView:
    link: LinkView
    name: str
    count: str


class PolicyView(NamedTuple):
    page: PageView
    plan: str
    code: str
    name: str
    above: LinkView | None
    above_name: str
    names_source: str
    periods: tuple[PeriodName, ...]
    """Where the same code may mean something else in other years"""
    sentence: str
    children: tuple[NearView, ...]
    years: tuple[PolicyYearView, ...]
    siblings: tuple[NearView, ...]
    policies: str
    """The page of all policies"""


def view(context: ViewContext, node: PolicyNode, page: PageView, href: Href) -> PolicyView:
    site = context.site
    above = node.above[-1] if node.above else None
    brief = len(node.policy.levels) < MOST_LEVELS
    return PolicyView(
        page=page,
        plan=site.plan.name,
        code=node.code,
        name=node.name,
        above=LinkView(href(above.url), above.name) if above else None,
        above_name=_above_name(site, node),
        names_source=site.plan.names_source,
        periods=node.periods,
        sentence=_sentence(node),
        children=tuple(_child_view(child, href) for child in node.children),
        years=tuple(_year(year, cards) for year, cards in _cards(node, brief, href)),
        siblings=tuple(_near_view(count, href) for count in node.siblings),
        policies=href(urls.POLICIES),
    )


def _cards(
    node: PolicyNode, brief: bool, href: Href
) -> Iterator[tuple[PolicyYear, tuple[GoalCard, ...]]]:
    """The first card of each ward is where the table of policies leads to."""
    met: set[str] = set()
    for year in node.years:
        cards = []
        for goal in year.goals:
            ward = goal.goal.key.ward
            card = goal_card(goal.goal, goal.name, href, brief=brief, cited=node.policy)
            cards.append(card if ward in met else card._replace(id=ward))
            met.add(ward)
        yield year, tuple(cards)


def _year(year: PolicyYear, cards: tuple[GoalCard, ...]) -> PolicyYearView:
    return PolicyYearView(
        id=f"year-{year.goals[0].goal.key.year}",
        name=year.year.name,
        count=things(len(year.goals), "目標"),
        goals=cards,
        charted=any(card.charted for card in cards),
    )


def _above_name(site: Site, node: PolicyNode) -> str:
    names = [site.policy_nodes[p] for p in reversed(node.policy.ancestors)]
    named = next((above for above in names if above.name), None)
    return f"{named.code}は「{named.name}」" if named else ""


def _sentence(node: PolicyNode) -> str:
    if not node.goals:
        return "この番号を挙げている目標は、まだありません。近くの番号をご覧ください。"
    wards = "、".join(f"{c.link.name}が{how_many(c.goals)}" for c in node.wards)
    goals = how_many(len(node.goals))
    return f"この番号を挙げている目標は{goals}あります。{wards}です。{_unsure(node)}"


def _unsure(node: PolicyNode) -> str:
    return (
        f"うち{how_many(len(node.unsure))}は、番号の読み取りを確認中です。" if node.unsure else ""
    )


def _child_view(node: PolicyNode, href: Href) -> NearView:
    return NearView(LinkView(href(node.url), node.code), node.name, how_many(len(node.goals)))


def _near_view(count: Count, href: Href) -> NearView:
    return NearView(LinkView(href(count.link.url), count.link.name), "", how_many(count.goals))

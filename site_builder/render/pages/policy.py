"""One policy of any level: the goals that cite it, by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from site_builder.content.wording import how_many
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import Count, PeriodName, PolicyNode, PolicyPart
from site_builder.graph.site import Site
from site_builder.render.parts.basics import Href, LinkView, PageView
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.policy_groups import PolicyGroup, part_groups, policy_groups
from site_builder.render.parts.topics import topics_of


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
    topics: str
    """What many of its goals speak of, where it has no name"""
    jump: tuple[LinkView, ...]
    """The years, where there are several"""
    periods: tuple[PeriodName, ...]
    """Where the same code may mean something else in other years"""
    sentence: str
    children: tuple[NearView, ...]
    note: str
    """Why not all goals are here"""
    groups: tuple[PolicyGroup, ...]
    parts: tuple[NearView, ...]
    """The years, where the page cannot show all goals"""
    whole: LinkView | None
    """The policy's own page, of which this one is a part"""
    siblings: tuple[NearView, ...]
    policies: str
    """The page of all policies"""


def view(
    context: ViewContext, subject: PolicyNode | PolicyPart, page: PageView, href: Href
) -> PolicyView:
    site = context.site
    if isinstance(subject, PolicyPart):
        return _part_view(site, subject, page, href)
    node = subject
    above = node.above[-1] if node.above else None
    groups = tuple(policy_groups(node, href))
    return PolicyView(
        page=page,
        plan=site.plan.name,
        code=node.code,
        name=node.name,
        above=LinkView(href(above.url), above.name) if above else None,
        above_name=_above_name(site, node),
        names_source=site.plan.names_source,
        topics=topics_of(site.search_words).of(node),
        jump=_jump(groups),
        periods=node.periods,
        sentence=_sentence(node),
        children=tuple(_child_view(child, href) for child in node.children),
        note=_NEWEST if node.parts else "",
        groups=groups,
        parts=tuple(_part_link(part, href) for part in node.parts),
        whole=None,
        siblings=tuple(_near_view(count, href) for count in node.siblings),
        policies=href(urls.POLICIES),
    )


def _jump(groups: tuple[PolicyGroup, ...]) -> tuple[LinkView, ...]:
    links = tuple(LinkView(f"#{group.id}", f"{group.name}（{group.count}）") for group in groups)
    return links if len(links) > 1 else ()


_NEWEST = (
    "目標が多いので、このページでは、それぞれの区の、シートのあるいちばん新しい年度の目標を読めます。"
    "ほかの年度の目標は「年度ごとの目標」から読めます。"
)


def _part_view(site: Site, part: PolicyPart, page: PageView, href: Href) -> PolicyView:
    node = site.policy_nodes[part.policy]
    whose = f"{part.ward.name}の{part.year.name}" if part.ward else part.year.name
    return PolicyView(
        page=page,
        plan=site.plan.name,
        code=node.code,
        name=node.name,
        above=None,
        above_name=_above_name(site, node),
        names_source=site.plan.names_source,
        topics="",
        jump=(),
        periods=node.periods,
        sentence=f"この番号を挙げている{whose}の目標は{how_many(len(part.goals))}あります。",
        children=(),
        note="目標が多いので、区ごとのページに分けています。" if part.parts else "",
        groups=tuple(part_groups(part, href)),
        parts=(),
        whole=LinkView(href(node.url), f"{node.code}の、ほかの年度の目標へ"),
        siblings=(),
        policies=href(urls.POLICIES),
    )


def _part_link(part: PolicyPart, href: Href) -> NearView:
    return NearView(LinkView(href(part.url), part.year.name), "", how_many(len(part.goals)))


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

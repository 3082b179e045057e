"""A section: its goals side by side over the years it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from site_builder.content.eras import era_year
from site_builder.content.lineage.model import GoalRef
from site_builder.content.wording import things
from site_builder.graph.lineage.chain import Chain
from site_builder.graph.nodes.nodes import Link, SectionNode, SheetNode
from site_builder.render.chain.row import ChainView, chain_views
from site_builder.render.parts.basics import (
    Href,
    LinkView,
    NeighbourView,
    PageView,
    SourceView,
    link_view,
    link_views,
    source_view,
)
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.goal_card import PlacedCard, goal_card
from site_builder.render.parts.office import OfficeView, office_view
from site_builder.render.parts.tally import TallyView, state_word, tally_view


class SectionYear(NamedTuple):
    id: str
    name: str
    link: LinkView
    tally: TallyView
    state: str
    """Shown in place of a tally without an evaluation"""
    goal_count: str
    jump: tuple[LinkView, ...]
    """Each goal's number, to its place on this page"""
    goals: tuple[PlacedCard, ...]
    """Those that belong to no chain"""


class SectionView(NamedTuple):
    page: PageView
    ward: LinkView
    name: str
    years: tuple[SectionYear, ...]
    """From the oldest: what was said stands before what came next"""
    several: bool
    chains: tuple[ChainView, ...]
    absent: str
    """令和6年度: years without a sheet between those that have one"""
    chains_charted: bool
    unlinked: tuple[SectionYear, ...]
    """The goals that belong to no chain; all, where there is none"""
    unlinked_charted: bool
    neighbours: tuple[NeighbourView, ...]
    sources: tuple[SourceView, ...]
    office: OfficeView


def view(context: ViewContext, section: SectionNode, page: PageView, href: Href) -> SectionView:
    chains = context.site.lineages.chains.get(section.url, ())
    views = chain_views(chains, href)
    linked = {
        GoalRef(goal.key, goal.number): view.id
        for chain, view in zip(chains, views, strict=True)
        for goal in chain.goals
    }
    years = tuple(_year(sheet, linked, href) for sheet in reversed(section.sheets))
    unlinked = tuple(year for year in years if year.goals)
    return SectionView(
        page=page,
        ward=link_view(section.ward, href),
        name=section.label,
        years=years,
        several=len(section.sheets) > 1,
        chains=views,
        chains_charted=any(view.charted for view in views),
        absent=_absent(chains),
        unlinked=unlinked,
        unlinked_charted=any(one.card.charted for year in unlinked for one in year.goals),
        neighbours=tuple(_neighbours(section, href)),
        sources=tuple(source_view(sheet, href) for sheet in section.sheets),
        office=office_view(section.office),
    )


def _absent(chains: Iterable[Chain]) -> str:
    years = sorted({stop.year for chain in chains for stop in chain.stops})
    between = set(range(years[0], years[-1])) if years else set()
    return "・".join(era_year(year) for year in sorted(between.difference(years)))


def _year(sheet: SheetNode, linked: Mapping[GoalRef, str], href: Href) -> SectionYear:
    """`linked`: the chain of each goal that belongs to one"""
    refs = [GoalRef(sheet.key, node.goal.number) for node in sheet.goals]
    places = [linked.get(ref, f"goal-{ref.year}-{ref.number}") for ref in refs]
    return SectionYear(
        id=f"year-{sheet.key.year}",
        name=sheet.year.name,
        link=LinkView(href(sheet.url), f"{sheet.year.name}のシート"),
        tally=tally_view(sheet.tally),
        state=state_word(sheet.ended),
        goal_count=things(len(sheet.goals), "目標"),
        jump=tuple(
            LinkView(f"#{place}", str(ref.number)) for ref, place in zip(refs, places, strict=True)
        ),
        goals=tuple(
            PlacedCard(place, goal_card(node.goal, f"目標{ref.number}", href, with_plans=True))
            for node, ref, place in zip(sheet.goals, refs, places, strict=True)
            if ref not in linked
        ),
    )


def _neighbours(section: SectionNode, href: Href) -> Iterator[NeighbourView]:
    beside: tuple[tuple[str, Link | None], ...] = (
        (f"{section.ward.name}の前の課", section.previous),
        (f"{section.ward.name}の次の課", section.next),
    )
    for label, link in beside:
        if link:
            yield NeighbourView(label, (link_view(link, href),))
    if section.elsewhere:
        yield NeighbourView("同じ名前の課を、ほかの区で見る", link_views(section.elsewhere, href))

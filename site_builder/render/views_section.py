"""A section: its goals side by side over the years it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.graph.site import Link, SectionNode, SheetNode
from site_builder.render.cards import GoalCard, goal_card
from site_builder.render.offices import OfficeView, office_view
from site_builder.render.tallies import TallyView, tally_view
from site_builder.render.views import (
    Href,
    LinkView,
    NeighbourView,
    PageView,
    SourceView,
    link_view,
    link_views,
    source_view,
    things,
)


@dataclass(frozen=True, slots=True)
class SectionYear:
    id: str
    name: str
    link: LinkView
    tally: TallyView
    goal_count: str
    goals: tuple[GoalCard, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    page: PageView
    ward: LinkView
    name: str
    years: tuple[SectionYear, ...]
    """From the oldest: what was said stands before what came next"""
    several: bool
    neighbours: tuple[NeighbourView, ...]
    sources: tuple[SourceView, ...]
    office: OfficeView


def view_section(section: SectionNode, page: PageView, href: Href) -> SectionView:
    return SectionView(
        page=page,
        ward=link_view(section.ward, href),
        name=section.label,
        years=tuple(_year(sheet, href) for sheet in reversed(section.sheets)),
        several=len(section.sheets) > 1,
        neighbours=tuple(_neighbours(section, href)),
        sources=tuple(source_view(sheet, href) for sheet in section.sheets),
        office=office_view(section.office),
    )


def _year(sheet: SheetNode, href: Href) -> SectionYear:
    return SectionYear(
        id=f"year-{sheet.key.year}",
        name=sheet.year.name,
        link=LinkView(href(sheet.url), f"{sheet.year.name}のシート"),
        tally=tally_view(sheet.tally),
        goal_count=things(len(sheet.goals), "目標"),
        goals=tuple(
            goal_card(node, f"目標{node.goal.number}", href, with_plans=True)
            for node in sheet.goals
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

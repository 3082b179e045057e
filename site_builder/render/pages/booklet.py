"""The booklet of a ward: all its sheets of one year, with their list first, to be printed."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.content.wording import things
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import SheetNode, WardYear
from site_builder.render.parts.basics import Href, LinkView, PageView, SourceView, source_view
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.remarks import remarks_of
from site_builder.render.parts.tally import state_word, tally_view
from site_builder.render.sheet.columns import ColumnsView
from site_builder.render.sheet.facts import FactsView, facts_view
from site_builder.render.sheet.form import form_of
from site_builder.render.sheet.paper import IN_BOOKLET, needs_small_type
from site_builder.render.sheet.table import GoalView


class BookletSheet(NamedTuple):
    id: str
    """Of its heading"""
    name: str
    """北区 地域課"""
    link: LinkView
    """Its own page"""
    goals_count: str
    result: str
    """達成2、一部未達成1, or 未評価"""
    small_print: bool
    columns: ColumnsView
    goals: tuple[GoalView, ...]
    facts: FactsView
    source: SourceView
    recognised: bool
    """Read by character recognition"""


class BookletView(NamedTuple):
    page: PageView
    ward: LinkView
    year: str
    """令和7年度"""
    western_year: str
    evaluated: bool
    sheet_count: str
    sheets: tuple[BookletSheet, ...]
    """As they are listed, and as they follow each other"""


def view(context: ViewContext, node: WardYear, page: PageView, href: Href) -> BookletView:
    return BookletView(
        page=page,
        ward=LinkView(href(node.ward.url), node.ward.name),
        year=node.year.name,
        western_year=f"{node.fiscal_year}年度",
        evaluated=node.tally.evaluated > 0,
        sheet_count=f"{len(node.sheets)}枚のシート",
        sheets=tuple(_sheet(context, one, href) for one in node.sheets),
    )


def _sheet(context: ViewContext, node: SheetNode, href: Href) -> BookletSheet:
    sheet = context.sheet(node.key)
    remarks = remarks_of(sheet)
    columns, goals, height = form_of(sheet, remarks, context.site.plan, href)
    here = f"sheet-{node.key.section}"
    return BookletSheet(
        id=here,
        name=node.name,
        link=LinkView(href(node.url), node.section.name),
        goals_count=things(len(sheet.goals), "目標"),
        result=tally_view(node.tally).words if node.tally.evaluated else state_word(node.ended),
        small_print=needs_small_type(height, IN_BOOKLET),
        columns=columns,
        goals=tuple(_without_id(node, goal, href) for goal in goals),
        facts=facts_view(node, sheet, remarks, heading=here),
        source=source_view(node, href),
        recognised=sheet.source.kind == "recognised",
    )


def _without_id(node: SheetNode, goal: GoalView, href: Href) -> GoalView:
    """Its place is on the sheet's own page."""
    return goal._replace(id="", href=href(urls.goal(node.key, goal.number)))

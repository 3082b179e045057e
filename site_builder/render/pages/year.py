"""One fiscal year over all wards."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.content.wording import things
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import WardYear, YearNode
from site_builder.graph.pages.descriptions import without_evaluation
from site_builder.render.parts.basics import (
    Href,
    LinkView,
    PageView,
    SourceView,
    joined,
    link_view,
    source_views,
)
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.sheet_list import SheetList, sheet_list
from site_builder.render.parts.shortfalls import shortfall_link
from site_builder.render.parts.tally import TallyView, tally_view
from site_builder.render.parts.year_rows import evaluation_state


class WardResult(NamedTuple):
    id: str
    link: LinkView
    sentence: str
    tally: TallyView
    shortfalls: LinkView | None
    """The goals that fell short, in the search"""
    question: str
    """Above its list of sheets"""
    sheets: SheetList
    booklet: str
    """All these sheets, for printing"""


class YearView(NamedTuple):
    page: PageView
    name: str
    western_year: str
    sentence: str
    others: tuple[LinkView, ...]
    evaluated: bool
    wards: tuple[WardResult, ...]
    alone: bool
    """There is one ward"""
    missing: str
    """Names of the wards without a sheet of this year"""
    sources: tuple[SourceView, ...]


def view(context: ViewContext, node: YearNode, page: PageView, href: Href) -> YearView:
    wards = joined([ward.ward.name for ward in node.wards], last="と")
    counts = f"{node.sheet_count}枚のシート、{node.goal_count}の目標"
    sheets = tuple(sheet for ward in node.wards for sheet in ward.sheets)
    return YearView(
        page=page,
        name=node.name,
        western_year=f"{node.year}年度",
        sentence=f"{wards}の{counts}を載せています。{evaluation_state(node)}",
        others=tuple(
            LinkView(href(y.url), y.name) for y in context.site.years if y.url != node.url
        ),
        evaluated=node.tally.evaluated > 0,
        wards=tuple(_result(ward, href) for ward in node.wards),
        alone=len(node.wards) == 1,
        missing=joined([link.name for link in node.missing]),
        sources=source_views(sheets, href),
    )


def _result(ward: WardYear, href: Href) -> WardResult:
    ward_id = ward.sheets[0].key.ward
    return WardResult(
        id=ward_id,
        link=link_view(ward.ward, href),
        sentence=_sentence(ward),
        tally=tally_view(ward.tally),
        shortfalls=shortfall_link((ward,), href, ward_id),
        question=_question(ward),
        sheets=sheet_list(f"{ward.ward.name} {ward.year.name}のシート", ward.sheets, href),
        booklet=href(urls.booklet(ward_id, ward.fiscal_year)),
    )


def _sentence(ward: WardYear) -> str:
    everything = things(ward.tally.total, "取組指標")
    if ward.tally.evaluated:
        return ""
    return f"{everything}。{without_evaluation(ward.ended)}"


def _question(ward: WardYear) -> str:
    if ward.tally.evaluated:
        return f"{ward.ward.name}の課ごとに、目標は達成されましたか"
    return f"{ward.ward.name}の課ごとの取組指標"

"""Home: what this is, the wards, how far the goals were met, the years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.content.wording import things
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import WardYear
from site_builder.graph.site import Site
from site_builder.render.chain.row import ChainView, chain_view
from site_builder.render.parts.basics import Href, LinkView, PageView, joined, link_view
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.tally import TallyView, tally_view
from site_builder.render.parts.ward_tiles import WardTile, ward_tiles
from site_builder.render.parts.year_rows import YearRow, year_row


class WardOutcome(NamedTuple):
    """What came of one ward's goals in the newest evaluated year."""

    ward: LinkView
    link: LinkView
    tally: TallyView
    shortfalls: LinkView | None


class ExampleView(NamedTuple):
    """A goal of the site, shown as an example."""

    place: str
    """北区 地域総務課"""
    chain: ChainView
    link: LinkView


class HomeView(NamedTuple):
    page: PageView
    search: str
    examples: tuple[LinkView, ...]
    wards: tuple[WardTile, ...]
    evaluated: str
    """令和5年度（2023年度）の北区; empty while nothing is evaluated"""
    outcomes: tuple[WardOutcome, ...]
    alone: bool
    """There is one outcome"""
    example: ExampleView | None
    years: tuple[YearRow, ...]
    absent: str
    """Names of the wards without sheets"""


_EXAMPLES = ("子育て", "自治会", "高齢者", "公園", "避難所", "農業", "道路", "除雪", "健診", "防災")
_MOST_EXAMPLES = 8


def view(context: ViewContext, _: None, page: PageView, href: Href) -> HomeView:
    site = context.site
    year = site.evaluated_year
    evaluated = tuple(ward for ward in year.wards if ward.tally.evaluated) if year else ()
    names = joined([ward.ward.name for ward in evaluated])
    return HomeView(
        page=page,
        search=href(urls.SEARCH),
        examples=tuple(_examples(site, href)),
        wards=ward_tiles(site, href),
        evaluated=f"{year.name}（{year.year}年度）の{names}" if year else "",
        outcomes=tuple(_ward_outcome(ward, href) for ward in evaluated),
        alone=len(evaluated) == 1,
        example=_example(site, href),
        years=tuple(year_row(node, href) for node in site.years),
        absent=joined([ward.name for ward in site.wards if not ward.years]),
    )


def _example(site: Site, href: Href) -> ExampleView | None:
    """Of the newest year, the first goal in the city's order that says plainly what it asks."""
    plain = (
        (chain, section)
        for ward in site.wards
        for section in ward.sections
        for chain in site.lineages.chains.get(section.url, ())
        if chain.shows_all
    )
    found = max(plain, key=lambda one: one[0].years, default=None)
    if not found:
        return None
    chain, section = found
    return ExampleView(
        place=f"{section.ward.name} {section.label}",
        chain=chain_view(chain, href),
        link=LinkView(href(section.url), f"{section.label}の目標を並べて見る"),
    )


def _examples(site: Site, href: Href) -> Iterator[LinkView]:
    """Words that citizens ask for and that some goal's sentence really has."""
    sentences = "\n".join(g.goal.goal for sheet in site.sheets.values() for g in sheet.goals)
    found = [word for word in _EXAMPLES if word in sentences]
    for word in found[:_MOST_EXAMPLES]:
        yield LinkView(href(urls.search_for(word)), word)


def _ward_outcome(ward: WardYear, href: Href) -> WardOutcome:
    count = len(ward.shortfalls)
    results = href(ward.ward.url)
    return WardOutcome(
        ward=link_view(ward.ward, href),
        link=LinkView(results, f"{ward.ward.name}の結果を見る"),
        tally=tally_view(ward.tally),
        shortfalls=LinkView(f"{results}#shortfalls", _shortfall(ward, count)) if count else None,
    )


def _shortfall(ward: WardYear, count: int) -> str:
    words = [("一部未達成", ward.tally.partly), ("未達成", ward.tally.missed)]
    kinds = "と".join(word for word, number in words if number)
    return f"{kinds}の{things(count, '取組指標')}を見る"

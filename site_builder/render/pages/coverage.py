"""Which sections have a sheet for which year: what is here, and what is not."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.content.eras import era_year
from site_builder.content.wording import how_many
from site_builder.graph.nodes.nodes import SectionNode, SheetNode, WardNode
from site_builder.graph.site import Site
from site_builder.render.parts.basics import Href, LinkView, PageView
from site_builder.render.parts.context import ViewContext

EVALUATED = "評価まで"
PLANNED = "目標まで"


class CoverageCell(NamedTuple):
    year: str
    link: LinkView | None
    """Named by how far the sheet is filled in; None: no sheet of that year is here"""
    name: str
    """The link's name where it stands alone: 北区 地域総務課 令和5年度 評価まで"""
    doubts: bool
    """Something in it is still to be checked"""


class CoverageRow(NamedTuple):
    name: str
    link: LinkView | None
    """None: the section has no sheet at all"""
    cells: tuple[CoverageCell, ...]


class WardCoverage(NamedTuple):
    id: str
    name: str
    rows: tuple[CoverageRow, ...]
    """Empty: the ward has no sheet"""


class CoverageView(NamedTuple):
    page: PageView
    sentence: str
    years: tuple[str, ...]
    """From the newest, those without any sheet included"""
    wards: tuple[WardCoverage, ...]


def view(context: ViewContext, _: None, page: PageView, href: Href) -> CoverageView:
    site = context.site
    years = _years(site)
    return CoverageView(
        page=page,
        sentence=_sentence(site),
        years=tuple(map(era_year, years)),
        wards=tuple(_ward(ward, years, href) for ward in site.wards),
    )


def _years(site: Site) -> range:
    """From the newest to the oldest that has a sheet"""
    return range(site.years[0].year, site.years[-1].year - 1, -1) if site.years else range(0)


def _sentence(site: Site) -> str:
    ready = [ward for ward in site.wards if ward.sections]
    sections = sum(len(ward.sections) for ward in ready)
    evaluated = sum(1 for sheet in site.sheets.values() if sheet.tally.evaluated)
    return (
        f"{how_many(len(site.wards))}の区のうち{how_many(len(ready))}、{sections}の課・機関の、"
        f"{len(site.sheets)}枚のシートが載っています。"
        f"そのうち{evaluated}枚は、評価まで書かれています。"
    )


def _ward(ward: WardNode, years: range, href: Href) -> WardCoverage:
    rows = [_row(section, years, href) for section in ward.sections]
    if rows:
        nothing = tuple(_cell(year, None, href) for year in years)
        rows += [CoverageRow(name, None, nothing) for name in ward.listed]
    return WardCoverage(ward.id, ward.name, tuple(rows))


def _row(section: SectionNode, years: range, href: Href) -> CoverageRow:
    sheets = {sheet.key.year: sheet for sheet in section.sheets}
    return CoverageRow(
        section.label,
        LinkView(href(section.url), section.label),
        tuple(_cell(year, sheets.get(year), href) for year in years),
    )


def _cell(year: int, sheet: SheetNode | None, href: Href) -> CoverageCell:
    if sheet is None:
        return CoverageCell(era_year(year), None, "", False)
    state = EVALUATED if sheet.tally.evaluated else PLANNED
    name = f"{sheet.name} {sheet.year.name} {state}"
    doubts = bool(sheet.summary.doubts or sheet.summary.unplaced)
    return CoverageCell(era_year(year), LinkView(href(sheet.url), state), name, doubts)

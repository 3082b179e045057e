"""A Markdown page of content/pages/"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from site_builder.content.eras import era_year
from site_builder.content.folder.site import MarkdownPage
from site_builder.graph.nodes.nodes import WardNode
from site_builder.render.engine.markdown import markdown_body
from site_builder.render.frame.links import to_easy
from site_builder.render.parts.basics import Href, LinkView, PageView
from site_builder.render.parts.context import ViewContext


class EntryWard(NamedTuple):
    """A ward in the list of a page for newcomers."""

    link: LinkView
    lang: str
    """Of the link's words, where it is not that of the page"""
    kana: str
    """Empty on a page in another language: there the printed name stands beside"""
    printed: str
    years: str
    """2025, 2023 or 2025年度（令和7年度）・2023年度（令和5年度）; empty: no sheet is here yet"""


class WardYearRow(NamedTuple):
    """What came of a ward's goals in one year, for a page in another language."""

    ward: EntryWard
    year: LinkView
    """2025"""
    era: str
    """令和7年度"""
    sheets: int
    goals: int
    reached: str
    """Measures, as the next two; – where none is evaluated"""
    partly: str
    missed: str
    none: int
    """Not evaluated"""


class TextView(NamedTuple):
    page: PageView
    title: str
    intro: Markup
    """What stands before the first heading"""
    body: Markup
    wards_heading: str
    """Empty: no list of wards"""
    wards: tuple[EntryWard, ...]
    results: tuple[WardYearRow, ...]
    """In English alone: its labels are the template's"""


def view(context: ViewContext, text: MarkdownPage, page: PageView, href: Href) -> TextView:
    intro, body = markdown_body(text.markdown, href)
    foreign = text.lang.partition("-")[0] != "ja"
    leads = href if foreign else to_easy(context.site, href)
    listed = context.site.wards if text.wards else ()
    wards = tuple(_entry_ward(ward, foreign, leads) for ward in listed)
    english = bool(wards) and text.lang.partition("-")[0] == "en"
    results = tuple(_results(context.site.wards, href)) if english else ()
    return TextView(page, text.title, intro, body, text.wards, wards, results)


def _results(wards: Iterable[WardNode], href: Href) -> Iterator[WardYearRow]:
    for ward in wards:
        for year in ward.years:
            tally = year.tally
            given = (tally.achieved, tally.partly, tally.missed)
            reached, partly, missed = map(str, given if tally.evaluated else "–––")
            yield WardYearRow(
                ward=_entry_ward(ward, True, href),
                year=LinkView(f"{href(year.year.url)}#{ward.id}", str(year.fiscal_year)),
                era=year.year.name,
                sheets=len(year.sheets),
                goals=year.goal_count,
                reached=reached,
                partly=partly,
                missed=missed,
                none=tally.none,
            )


def _entry_ward(ward: WardNode, foreign: bool, href: Href) -> EntryWard:
    years = [ward_year.fiscal_year for ward_year in ward.years]
    link = LinkView(href(ward.url), ward.english if foreign and ward.english else ward.name)
    return EntryWard(
        link=link,
        lang="ja" if foreign and not ward.english else "",
        kana="" if foreign else ward.kana,
        printed=ward.name if foreign and ward.english else "",
        years=", ".join(map(str, years)) if foreign else "・".join(map(_both_years, years)),
    )


def _both_years(fiscal_year: int) -> str:
    """For readers who know the western years, and will meet the others"""
    return f"{fiscal_year}年度（{era_year(fiscal_year)}）"

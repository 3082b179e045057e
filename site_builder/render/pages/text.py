"""A Markdown page of content/pages/"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from site_builder.content.folder.site import MarkdownPage
from site_builder.graph.nodes.nodes import WardNode
from site_builder.render.engine.markdown import markdown_body
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
    """2025, 2023; empty: no sheet is here yet"""


class TextView(NamedTuple):
    page: PageView
    title: str
    intro: Markup
    """What stands before the first heading"""
    body: Markup
    wards_heading: str
    """Empty: no list of wards"""
    wards: tuple[EntryWard, ...]


def view(context: ViewContext, text: MarkdownPage, page: PageView, href: Href) -> TextView:
    intro, body = markdown_body(text.markdown, href)
    foreign = text.lang.partition("-")[0] != "ja"
    wards = (
        tuple(_entry_ward(ward, foreign, href) for ward in context.site.wards) if text.wards else ()
    )
    return TextView(page, text.title, intro, body, text.wards, wards)


def _entry_ward(ward: WardNode, foreign: bool, href: Href) -> EntryWard:
    years = (ward_year.fiscal_year for ward_year in ward.years)
    link = LinkView(href(ward.url), ward.english if foreign and ward.english else ward.name)
    return EntryWard(
        link=link,
        lang="ja" if foreign and not ward.english else "",
        kana="" if foreign else ward.kana,
        printed=ward.name if foreign and ward.english else "",
        years="・".join(map(str, years)) if not foreign else ", ".join(map(str, years)),
    )

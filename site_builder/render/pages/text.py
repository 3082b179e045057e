"""The pages of words: Markdown pages, the list of documents, and "not found"."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.content.folder.frame import SourceDocument
from site_builder.content.folder.site import MarkdownPage
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import SheetNode, WardNode
from site_builder.graph.site import Site
from site_builder.render.engine.markdown import markdown_body
from site_builder.render.pages.home import WardTile, ward_tiles
from site_builder.render.parts.basics import Href, LinkView, PageView, joined


@dataclass(frozen=True, slots=True)
class EntryWard:
    """A ward in the list of a page for newcomers."""

    link: LinkView
    lang: str
    """Of the link's words, where it is not that of the page"""
    kana: str
    """Empty on a page in another language: there the printed name stands beside"""
    printed: str
    years: str
    """2025, 2023; empty: no sheet is here yet"""


@dataclass(frozen=True, slots=True)
class TextView:
    page: PageView
    title: str
    intro: Markup
    """What stands before the first heading"""
    body: Markup
    wards_heading: str
    """Empty: no list of wards"""
    wards: tuple[EntryWard, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    page: PageView
    search: str
    wards: tuple[WardTile, ...]


@dataclass(frozen=True, slots=True)
class DocumentFact:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    id: str
    link: LinkView
    what: str
    """北区 令和7年度"""
    count: str
    recognised: bool
    facts: tuple[DocumentFact, ...]
    sheets: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class SourcesView:
    page: PageView
    documents: tuple[DocumentView, ...]


def view_text(site: Site, text: MarkdownPage, page: PageView, href: Href) -> TextView:
    intro, body = markdown_body(text.markdown, href)
    foreign = text.lang.partition("-")[0] != "ja"
    wards = tuple(_entry_ward(ward, foreign, href) for ward in site.wards) if text.wards else ()
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


def view_not_found(site: Site, page: PageView, href: Href) -> NotFoundView:
    return NotFoundView(page, href(urls.SEARCH), ward_tiles(site, href))


def view_sources(site: Site, page: PageView, href: Href) -> SourcesView:
    by_document: dict[str, list[SheetNode]] = {}
    for sheet in site.sheets.values():
        by_document.setdefault(sheet.summary.document, []).append(sheet)
    return SourcesView(
        page,
        tuple(
            _document(document, number, by_document.get(document.name, []), href)
            for number, document in enumerate(site.documents, 1)
        ),
    )


def _document(
    document: SourceDocument, number: int, sheets: list[SheetNode], href: Href
) -> DocumentView:
    sheets = sorted(sheets, key=_place_in_document)
    what = dict.fromkeys(f"{sheet.ward.name} {sheet.year.name}" for sheet in sheets)
    return DocumentView(
        id=f"document-{number}",
        link=LinkView(href(urls.source(document.name)), document.name),
        what=joined(list(what)),
        count=f"{len(sheets)}枚",
        recognised=any(sheet.summary.kind == "recognised" for sheet in sheets),
        facts=(
            DocumentFact("大きさ", f"{document.size:,}バイト"),
            DocumentFact("SHA-256", document.sha256),
        ),
        sheets=tuple(LinkView(href(s.url), s.section.name) for s in sheets),
    )


def _place_in_document(sheet: SheetNode) -> int:
    first = sheet.summary.lines.partition("-")[0]
    return int(first) if first.isdigit() else 0

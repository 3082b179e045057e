"""The list of the original documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.content.folder.frame import SourceDocument
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import SheetNode
from site_builder.render.parts.basics import Href, LinkView, PageView, joined
from site_builder.render.parts.context import ViewContext


class DocumentFact(NamedTuple):
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
    is_copy: bool
    """Without the names of people, comments … that the document came with"""
    facts: tuple[DocumentFact, ...]
    sheets: tuple[LinkView, ...]


class WithheldView(NamedTuple):
    """Documents that are not published, for one reason"""

    what: str
    """北区 令和7年度"""
    why: str
    sheets: tuple[LinkView, ...]


class SourcesView(NamedTuple):
    page: PageView
    documents: tuple[DocumentView, ...]
    withheld: tuple[WithheldView, ...]
    has_copies: bool


def view(context: ViewContext, _: None, page: PageView, href: Href) -> SourcesView:
    site = context.site
    by_document: dict[str, list[SheetNode]] = {}
    for sheet in site.sheets.values():
        by_document.setdefault(sheet.summary.document, []).append(sheet)
    return SourcesView(
        page,
        tuple(
            _document(document, number, by_document.get(document.name, []), href)
            for number, document in enumerate(site.documents, 1)
        ),
        tuple(_withheld(site.sheets.values(), href)),
        any(document.is_copy for document in site.documents),
    )


def _document(
    document: SourceDocument, number: int, sheets: list[SheetNode], href: Href
) -> DocumentView:
    sheets = sorted(sheets, key=_place_in_document)
    return DocumentView(
        id=f"document-{number}",
        link=LinkView(href(urls.source(document.name)), document.name),
        what=_what(sheets),
        count=f"{len(sheets)}枚",
        recognised=any(sheet.summary.kind == "recognised" for sheet in sheets),
        is_copy=document.is_copy,
        facts=(
            DocumentFact("大きさ", f"{document.size:,}バイト"),
            DocumentFact("SHA-256", document.sha256),
        ),
        sheets=tuple(LinkView(href(s.url), s.section.name) for s in sheets),
    )


def _what(sheets: Sequence[SheetNode]) -> str:
    return joined(list(dict.fromkeys(f"{one.ward.name} {one.year.name}" for one in sheets)))


def _withheld(sheets: Iterable[SheetNode], href: Href) -> Iterator[WithheldView]:
    found: dict[str, list[SheetNode]] = {}
    for sheet in sheets:
        if sheet.summary.withheld:
            found.setdefault(sheet.summary.withheld, []).append(sheet)
    for why, own in found.items():
        links = (LinkView(href(s.url), f"{s.year.name} {s.section.name}") for s in own)
        yield WithheldView(_what(own), why, tuple(links))


def _place_in_document(sheet: SheetNode) -> int:
    first = sheet.summary.lines.partition("-")[0]
    return int(first) if first.isdigit() else 0

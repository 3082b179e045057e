"""What every page's template may use: the frame of the page, texts, links and marks.

A view holds finished values only. Templates decide nothing, so that what a page says can be
tested without HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from site_builder.content.eras import era_date
from site_builder.content.wording import CIRCLED
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import Link, SheetNode

Href: TypeAlias = Callable[[str], str]
"""The site's URL → the link that fits the page at hand"""

_HANGING = frozenset(f"・※●■◆◎＊*{CIRCLED}")


class LinkView(NamedTuple):
    href: str
    text: str


class LineView(NamedTuple):
    """One printed line of a cell."""

    text: str
    hang: bool
    """Begins with ・ ① ※: its further lines start below its second character"""


class Text(NamedTuple):
    """The words of a cell: as one text or, where an item hangs, by its printed lines."""

    plain: str
    """Line breaks in it are shown"""
    lines: tuple[LineView, ...] = ()


class Mark(NamedTuple):
    """An evaluation: the drawn sign is chosen by `id`, the word always stands beside it."""

    id: str
    sign: str
    word: str


ACHIEVED = Mark("achieved", "○", "達成")
PARTLY = Mark("partly", "△", "一部未達成")
MISSED = Mark("missed", "×", "未達成")
NONE = Mark("none", "", "未評価")
MARKS = (ACHIEVED, PARTLY, MISSED, NONE)
_BY_SIGN = {mark.sign: mark for mark in MARKS}


class NeighbourView(NamedTuple):
    """A page beside this one: the same section's next year, the ward's next section …"""

    label: str
    links: tuple[LinkView, ...]


class SourceView(NamedTuple):
    """An original document and what of it a page shows."""

    what: str
    """北区 令和7年度 地域課"""
    link: LinkView | None
    where: str
    """資料の12-40行目"""
    dates: str = ""
    """作成日 令和5年4月1日、評価日 令和6年3月31日: as the sheet itself bears them"""
    withheld: str = ""
    """Why the document is not published"""


class PageFrame(NamedTuple):
    """What all pages of one depth and area share, as finished HTML."""

    head: Markup
    header: Markup
    explanations: Markup
    mistakes: Markup
    """What to do about a mistake on the page"""
    band: Markup
    """The search field at the end of a page"""
    footer: Markup


class PictureView(NamedTuple):
    """Beside a link to the page, where it is shared."""

    url: str
    text: str
    width: int
    height: int


class FileView(NamedTuple):
    href: str
    text: str
    """CSV（Excelで開けます）"""
    type: str
    """text/csv"""


class PageView(NamedTuple):
    """What base.html needs."""

    frame: PageFrame
    title: str
    """With the site's name"""
    heading: str
    """Without"""
    description: str
    canonical: str
    """The address for search engines; empty without a base URL"""
    address: str
    """Its own, to be printed"""
    foot: str
    """The line below each printed page"""
    above: tuple[LinkView, ...]
    """The pages above this one, from トップ"""
    here: str
    """This page's name in the breadcrumbs"""
    lang: str
    furigana: LinkView | None
    """The same page with readings above its names or, from there, without"""
    feeds: tuple[LinkView, ...] = ()
    picture: PictureView | None = None
    data: Markup | None = None
    """JSON-LD"""
    data_files: tuple[FileView, ...] = ()
    """What the page says, for machines"""
    data_link: LinkView | None = None
    """To them, from the page's head"""
    small_print: bool = False
    """Printed in the smaller type: that saves a page"""


def foot_line(*parts: str) -> str:
    return "　".join(filter(None, parts))


def text_view(words: str) -> Text:
    return Text(*by_lines(words))


def by_lines(words: str) -> tuple[str, tuple[LineView, ...]]:
    """The fields of Text."""
    if "\n" not in words:
        return ("", (LineView(words, True),)) if words[:1] in _HANGING else (words, ())
    lines = tuple(LineView(part, part[0] in _HANGING) for part in words.split("\n") if part)
    return ("", lines) if any(line.hang for line in lines) else (words, ())


def link_view(link: Link, href: Href) -> LinkView:
    return LinkView(href(link.url), link.name)


def link_views(links: Sequence[Link], href: Href) -> tuple[LinkView, ...]:
    return tuple(LinkView(href(link.url), link.name) for link in links)


def document_link(sheet: SheetNode, href: Href) -> LinkView | None:
    name = sheet.summary.document
    return LinkView(href(urls.source(name)), name) if name else None


def source_view(sheet: SheetNode, href: Href) -> SourceView:
    lines = sheet.summary.lines
    return SourceView(
        what=f"{sheet.ward.name} {sheet.year.name} {sheet.section.name}",
        link=document_link(sheet, href),
        where=f"資料の{lines.replace('-', '〜')}行目" if lines else "",
        dates=_dates(sheet),
        withheld=sheet.summary.withheld,
    )


def _dates(sheet: SheetNode) -> str:
    dates = (("作成日", sheet.summary.created), ("評価日", sheet.summary.evaluated))
    return "、".join(f"{label} {era_date(day)}" for label, day in dates if day)


def source_views(sheets: Iterable[SheetNode], href: Href) -> tuple[SourceView, ...]:
    """One entry a document and year, with the wards' names."""
    grouped: dict[tuple[str, str, str], list[SheetNode]] = {}
    for sheet in sheets:
        summary = sheet.summary
        kind = (sheet.year.name, summary.document, summary.withheld)
        grouped.setdefault(kind, []).append(sheet)
    return tuple(_source(year, found, href) for (year, *_), found in grouped.items())


def _source(year: str, sheets: list[SheetNode], href: Href) -> SourceView:
    wards = joined(list(dict.fromkeys(sheet.ward.name for sheet in sheets)))
    return SourceView(
        f"{wards} {year}",
        document_link(sheets[0], href),
        f"{len(sheets)}枚のシート",
        withheld=sheets[0].summary.withheld,
    )


def mark_view(sign: str) -> Mark:
    return _BY_SIGN.get(sign, NONE)


def joined(names: Sequence[str], last: str = "・") -> str:
    """北区・東区と中央区 with `last` と; names of one kind are parted by ・."""
    if len(names) < 2:
        return "".join(names)
    return f"{'・'.join(names[:-1])}{last}{names[-1]}"

"""The kinds of pages, one record each; those of wards and sheets stand in ward_kinds.py.

A new kind is a record, a view render/pages/<name>.py, a template templates/pages/<name>.html
and test content that makes a page of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from site_builder.content.eras import era_calendar_year
from site_builder.graph import urls
from site_builder.graph.changes.dates import PageDates, page_dates
from site_builder.graph.changes.updates import change_years
from site_builder.graph.moves import Move
from site_builder.graph.nodes.nodes import Link, PolicyNode, PolicyPart
from site_builder.graph.pages import descriptions
from site_builder.graph.pages.ward_kinds import (
    BOOKLET,
    ORIGINAL,
    SECTION,
    SHEET,
    WARD,
    WARDS,
    WARDS_LINK,
)
from site_builder.graph.site import TOP, DataUrls, PageKind, PageMeta, Site, one_page

_POLICIES = Link(urls.POLICIES, "政策")
_YEARS = Link(urls.YEARS, "年度")
_CHANGES = Link(urls.CHANGES, "変更の記録")
_DATA = Link(urls.DATA, "データ")


def list_pages(site: Site) -> Iterator[PageMeta]:
    """All pages, home first, one kind after the other; `site.pages` is not read. Pages at gone
    addresses are among them once `site.moves` is known."""
    dates = page_dates(site.history, site.sheets, site.updates)
    for kind in KINDS:
        if not (kind.placeless and site.portable):  # a disk has no host to answer for them
            yield from kind.pages(site, dates)


def list_farewells(site: Site) -> Iterator[PageMeta]:
    return (page for move in site.moves if move.is_page for page in _farewell(move))


HOME = one_page(
    "home",
    TOP,
    lambda site: site.info.title,
    lambda site: site.info.description,
    above=(),
    dated=True,
    easy=True,
    guide=(
        "区の名前をえらぶと、その区の目標と結果を読めます。",
        "区の下の年度は、シートが載っている年度です。「準備中」の区は、まだ載っていません。",
    ),
)


# --- policies and years -------------------------------------------------------------------

POLICIES = one_page(
    "policies",
    _POLICIES,
    lambda site: (
        f"{site.plan.name}の政策から目標を読む" if site.plan.name else "政策から目標を読む"
    ),
    "どの区が、どの政策の番号を挙げて目標を立てたかを一覧にしました。",
    dated=True,
    area="policies",
    guide=(
        "表の数は、その政策の番号を挙げた目標の数です。数をえらぶと、その目標を読めます。",
        "番号を書かずに立てた目標もあるので、数の多い少ないだけで区をくらべることはできません。",
    ),
)


def _policy_pages(site: Site, dates: PageDates) -> Iterator[PageMeta]:
    for node in site.policy_nodes.values():
        name = f"「{node.name}」" if node.name else ""
        yield PageMeta(
            POLICY,
            node,
            node.url,
            f"{node.code}{name}を挙げている目標",
            descriptions.of_policy(node, site.plan.name),
            (TOP, _POLICIES, *node.above, Link(node.url, node.code)),
            changed=dates.of_goals(node.goals),
            data=DataUrls.of(urls.policy_data, node.policy) if node.goals else None,
        )
        for part in node.parts:
            for one in (part, *part.parts):
                yield _policy_part_page(node, one, dates)


def _policy_part_page(node: PolicyNode, part: PolicyPart, dates: PageDates) -> PageMeta:
    above = Link(urls.policy_year(part.policy, part.fiscal_year), part.year.name)
    own = (above, Link(part.url, part.ward.name)) if part.ward else (above,)
    what = " ".join(link.name for link in own)
    name = f"「{node.name}」" if node.name else ""
    return PageMeta(
        POLICY,
        part,
        part.url,
        f"{node.code}{name}を挙げている目標（{what}）",
        descriptions.of_policy_part(node, part),
        (TOP, _POLICIES, *node.above, Link(node.url, node.code), *own),
        changed=dates.of_goals(part.goals),
    )


POLICY = PageKind(
    "policy",
    _policy_pages,
    area="policies",
    guide=(
        "この番号を挙げている目標を、新しい年度から、区の順に並べています。",
        "一つの目標が、いくつもの番号を挙げていることがあります。",
    ),
)
YEARS = one_page(
    "years",
    _YEARS,
    "年度の一覧",
    "年度をえらんで、区役所の目標と結果を読めます。",
    dated=True,
    area="years",
    guide=("年度をえらぶと、その年度のすべての区の目標と結果を読めます。",),
)


def _year_pages(site: Site, dates: PageDates) -> Iterator[PageMeta]:
    for year in site.years:
        yield PageMeta(
            YEAR,
            year,
            year.url,
            f"{year.name}の目標と結果",
            descriptions.of_year(year),
            (TOP, _YEARS, Link(year.url, year.name)),
            changed=dates.of(year.year),
            data=DataUrls.of(urls.year_data, year.year),
        )


YEAR = PageKind(
    "year",
    _year_pages,
    area="years",
    guide=(
        "区ごと、課ごとに、取組指標の評価を並べています。",
        "目標の高さや数は課によってちがうので、印の数だけで良し悪しをくらべることはできません。",
    ),
)


# --- lists, data, and what the site says of itself ----------------------------------------

SEARCH = one_page(
    "search",
    Link(urls.SEARCH, "検索"),
    "目標をさがす",
    "ことば、区、年度、政策の番号などから、区役所の目標をさがせます。",
    dated=True,
    area="search",
    own_search=True,
    wasm=True,
)
GLOSSARY = one_page(
    "glossary",
    Link(urls.GLOSSARY, "ことばの説明"),
    "ことばの説明",
    "シートに出てくる役所のことば、計画のことばを、やさしく説明します。",
    in_footer=True,
)


def _changes_pages(site: Site, dates: PageDates) -> Iterator[PageMeta]:
    """Of the site, of each year before its newest, and of each ward."""
    what = "シートを載せた日と、目標・結果・評価の書きかわり、このサイトの訂正の記録です。"
    crumbs, title = (TOP, _CHANGES), "目標と結果の変更の記録"
    yield PageMeta(CHANGES, None, _CHANGES.url, title, what, crumbs, dates.newest)
    for year in change_years(site.updates)[1:]:
        name = era_calendar_year(year)
        link, title = Link(urls.changes(year), name), f"{name}の変更の記録"
        newest = next(one.date for one in site.updates if int(one.date[:4]) == year)
        words = f"{name}に{what}"
        yield PageMeta(CHANGES, year, link.url, title, words, (*crumbs, link), newest)
    followed = {update.key.ward for update in site.updates}
    for ward in site.wards:
        if ward.id in followed:
            link = Link(urls.ward_changes(ward.id), _CHANGES.name)
            title, words = f"{ward.name}の変更の記録", f"{ward.name}の{what}"
            above = (TOP, WARDS_LINK, Link(ward.url, ward.name), link)
            yield PageMeta(CHANGES, ward, link.url, title, words, above, dates.of(ward.id))


CHANGES = PageKind("changes", _changes_pages, _CHANGES, in_footer=True)
COVERAGE = one_page(
    "coverage",
    Link(urls.COVERAGE, "シートの一覧"),
    "載っているシートの一覧",
    "どの課の、どの年度のシートがこのサイトに載っているか、評価まで書かれているかの一覧です。",
    dated=True,
    area="years",
    in_footer=True,
)
SOURCES = one_page(
    "sources",
    Link(urls.SOURCES, "もとの資料"),
    "もとの資料",
    "このサイトの目標と結果を写した、もとの資料の一覧です。ファイルのまま置いています。",
    in_footer=True,
)
DATA = one_page(
    "data",
    _DATA,
    "データで使う",
    "区役所の目標と結果を、表計算ソフトやプログラムで使えるデータで置いています。",
    dated=True,
    in_footer=True,
)
DICTIONARY = one_page(
    "dictionary",
    Link(urls.DICTIONARY, "列の説明"),
    "データの列の説明",
    "データの表の、すべての列の名前と意味です。",
    above=(TOP, _DATA),
)
ACCESSIBILITY = one_page(
    "accessibility",
    Link(urls.ACCESSIBILITY, "アクセシビリティ"),
    "ウェブアクセシビリティ",
    "だれもが使えるようにする方針と、試験の結果です。確かめたことだけを載せます。",
    in_footer=True,
)
"""Aims and test results"""


def _text_pages(site: Site, _: PageDates) -> Iterator[PageMeta]:
    for text in site.texts:
        url, words = urls.page(text.id), descriptions.of_text(text)
        crumbs = (TOP, Link(url, text.title))
        yield PageMeta(TEXT, text, url, text.title, words, crumbs, lang=text.lang)


TEXT = PageKind("text", _text_pages)
"""The Markdown pages of content/pages/"""
NOT_FOUND = one_page(
    "not_found",
    Link(urls.NOT_FOUND, "ページが見つかりません"),
    "ページが見つかりません",
    "ことばでさがすか、区からお読みください。",
    placeless=True,
)


# --- where pages were ---------------------------------------------------------------------


def _farewell(move: Move) -> Iterator[PageMeta]:
    """Pages at gone addresses; the title names the address, since titles are unique."""
    kind, name = (MOVED, "移りました") if move.target else (WITHDRAWN, "公開を終えました")
    yield PageMeta(
        kind,
        move,
        move.source,
        f"{name}（{move.source}）",
        f"{move.source} のページは、{name}。",
        (TOP, Link(move.source, name)),
        stands_for=move.target,
    )


def _farewells(kind_name: str) -> Callable[[Site, PageDates], Iterable[PageMeta]]:
    return lambda site, _: (p for p in list_farewells(site) if p.kind.name == kind_name)


MOVED = PageKind("moved", _farewells("moved"), farewell=True)
WITHDRAWN = PageKind("withdrawn", _farewells("withdrawn"), farewell=True)

KINDS = (
    *(HOME, WARDS, WARD, SECTION, SHEET, ORIGINAL, BOOKLET, POLICIES, POLICY, YEARS, YEAR, SEARCH),
    *(GLOSSARY, CHANGES, COVERAGE, SOURCES, DATA, DICTIONARY, ACCESSIBILITY, TEXT, NOT_FOUND),
    *(MOVED, WITHDRAWN),
)
"""In the order of the navigation and the footer"""
NAVIGATION = tuple((kind.name, kind.link) for kind in KINDS if kind.link and kind.name == kind.area)
"""(area, the link to its own page)"""
FOOTER = tuple(kind.link for kind in KINDS if kind.link and kind.in_footer)
"""At the foot of every page"""
_OWN = (*(kind.link.url for kind in KINDS if kind.link), urls.EASY, urls.asset(""), urls.feed("/"))
RESERVED = frozenset(url.split("/")[1].partition(".")[0] for url in _OWN)
"""Where the site's own addresses begin: no page of content/pages/ has such a name"""

"""The pages that every site has once: the lists, the data, and what the site says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.graph import urls
from site_builder.graph.nodes.nodes import Link
from site_builder.graph.page_kind import PageKind
from site_builder.graph.site import PageMeta, Site

TOP = Link(urls.HOME, "トップ")
WARDS = Link(urls.WARDS, "区")
POLICIES = Link(urls.POLICIES, "政策")
YEARS = Link(urls.YEARS, "年度")
SEARCH = Link(urls.SEARCH, "検索")
SOURCES = Link(urls.SOURCES, "もとの資料")
CHANGES = Link(urls.CHANGES, "変更の記録")
COVERAGE = Link(urls.COVERAGE, "シートの一覧")
DATA = Link(urls.DATA, "データ")
GLOSSARY = Link(urls.GLOSSARY, "ことばの説明")
ACCESSIBILITY = Link(urls.ACCESSIBILITY, "アクセシビリティ")
FOOT = (GLOSSARY, CHANGES, COVERAGE, SOURCES, DATA, ACCESSIBILITY)
"""At the foot of every page"""


def fixed_pages(site: Site) -> Iterator[PageMeta]:
    yield from _lists(site)
    yield from _data()
    yield _accessibility()


def _lists(site: Site) -> Iterator[PageMeta]:
    pages = (
        (WARDS, PageKind.WARDS, "新潟市の区の一覧", "区をえらんで、区役所の目標と結果を読めます。"),
        (
            POLICIES,
            PageKind.POLICIES,
            f"{site.plan.name}の政策から目標を読む" if site.plan.name else "政策から目標を読む",
            "どの区が、どの政策の番号を挙げて目標を立てたかを一覧にしました。",
        ),
        (YEARS, PageKind.YEARS, "年度の一覧", "年度をえらんで、区役所の目標と結果を読めます。"),
        (
            SEARCH,
            PageKind.SEARCH,
            "目標をさがす",
            "ことば、区、年度、政策の番号などから、区役所の目標をさがせます。",
        ),
        (
            SOURCES,
            PageKind.SOURCES,
            "もとの資料",
            "このサイトの目標と結果を写した、もとの資料の一覧です。ファイルのまま置いています。",
        ),
        (
            GLOSSARY,
            PageKind.GLOSSARY,
            "ことばの説明",
            "シートに出てくる役所のことば、計画のことばを、やさしく説明します。",
        ),
        (
            COVERAGE,
            PageKind.COVERAGE,
            "載っているシートの一覧",
            "どの課の、どの年度のシートがこのサイトに載っているか、評価まで書かれているかの一覧です。",
        ),
    )
    for link, kind, title, description in pages:
        yield PageMeta(link.url, kind, title, description, (TOP, link))


def _data() -> Iterator[PageMeta]:
    description = "区役所の目標と結果を、表計算ソフトやプログラムで使えるデータで置いています。"
    yield PageMeta(DATA.url, PageKind.DATA, "データで使う", description, (TOP, DATA))
    here = Link(urls.DICTIONARY, "列の説明")
    told = "データの表の、すべての列の名前と意味です。"
    crumbs = (TOP, DATA, here)
    yield PageMeta(here.url, PageKind.DICTIONARY, "データの列の説明", told, crumbs)


def _accessibility() -> PageMeta:
    link, kind = ACCESSIBILITY, PageKind.ACCESSIBILITY
    description = "だれもが使えるようにする方針と、試験の結果です。確かめたことだけを載せます。"
    return PageMeta(link.url, kind, "ウェブアクセシビリティ", description, (TOP, link))

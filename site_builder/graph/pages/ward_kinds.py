"""The kinds of pages of wards, their sections and their sheets."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.graph import urls
from site_builder.graph.changes.dates import PageDates
from site_builder.graph.nodes.nodes import Link, SheetNode
from site_builder.graph.pages import descriptions
from site_builder.graph.site import TOP, DataUrls, PageKind, PageMeta, Site, one_page

WARDS_LINK = Link(urls.WARDS, "区")
WARDS = one_page(
    "wards",
    WARDS_LINK,
    "新潟市の区の一覧",
    "区をえらんで、区役所の目標と結果を読めます。",
    dated=True,
    easy=True,
    area="wards",
    guide=("区をえらぶと区のページ、課をえらぶと課のページへ進みます。",),
)


def _ward_pages(site: Site, dates: PageDates) -> Iterator[PageMeta]:
    for ward in site.wards:
        yield PageMeta(
            WARD,
            ward,
            ward.url,
            f"{ward.name}の目標と結果",
            descriptions.of_ward(ward),
            (TOP, WARDS_LINK, Link(ward.url, ward.name)),
            changed=dates.of(ward.id),
            data=DataUrls.of(urls.ward_data, ward.id) if ward.sections else None,
            easy=bool(site.readings),
        )


WARD = PageKind(
    "ward",
    _ward_pages,
    area="wards",
    guide=(
        "はじめに、評価が書かれているいちばん新しい年度の結果があります。"
        "棒の長さと数は、取組指標の数です。",
        "次に、届かなかった取組指標と、そのあとどうすると書かれているかを載せています。",
        "そのあとに、いちばん新しい年度の目標が、課ごとに並びます。",
    ),
)


def _section_pages(site: Site, dates: PageDates) -> Iterator[PageMeta]:
    for ward in site.wards:
        for section in ward.sections:
            yield PageMeta(
                SECTION,
                section,
                section.url,
                f"{ward.name} {section.label}の目標と結果",
                descriptions.of_section(section),
                (TOP, WARDS_LINK, section.ward, Link(section.url, section.label)),
                changed=dates.of((ward.id, section.id)),
                data=DataUrls.of(urls.section_data, ward.id, section.id),
                easy=bool(site.readings),
            )


SECTION = PageKind(
    "section",
    _section_pages,
    area="wards",
    guide=(
        "この課の目標を、年度をまたいで並べています。",
        "左の線のある文は「今後の方針」です。年度の終わりに、次にどうするかを書いたものです。",
        "欄のすべては、それぞれの年度のシートで読めます。",
    ),
)


def _sheet_pages(site: Site, dates: PageDates) -> Iterator[PageMeta]:
    easy = {sheet.url for sheet in _easy_sheets(site)} if site.readings else set()
    for sheet in site.sheets.values():
        yield PageMeta(
            SHEET,
            sheet,
            sheet.url,
            f"{sheet.name}の目標と結果（{sheet.year.name}）",
            descriptions.of_sheet(sheet),
            _sheet_crumbs(sheet),
            changed=dates.of(sheet.key),
            sheet=sheet.key,
            data=DataUrls.of(urls.sheet_data, sheet.key),
            easy=sheet.url in easy,
        )


def _easy_sheets(site: Site) -> Iterator[SheetNode]:
    """What one reads to find a goal: of each section its newest sheet with a target, and its newest
    with an evaluation. All others have names that these pages have too."""
    for ward in site.wards:
        for section in ward.sections:
            begun = [sheet for sheet in section.sheets if _says_a_target(sheet)]
            yield (begun or section.sheets)[0]
            yield from [sheet for sheet in section.sheets if sheet.tally.evaluated][:1]


def _says_a_target(sheet: SheetNode) -> bool:
    """A sheet that `new` has begun for the next year has none before somebody fills it in."""
    measures = (measure for goal in sheet.goals for measure in goal.goal.measures)
    return any(measure.target for measure in measures)


def _sheet_crumbs(sheet: SheetNode) -> tuple[Link, ...]:
    return (TOP, WARDS_LINK, sheet.ward, sheet.section, Link(sheet.url, sheet.year.name))


SHEET = PageKind(
    "sheet",
    _sheet_pages,
    area="wards",
    guide=(
        "もとのシートと同じ順に、すべての欄を載せています。",
        "一つの目標に、取組指標がいくつかあることがあります。評価の印は、取組指標ごとに付きます。",
        "（空欄）は、もとのシートでも何も書かれていない欄です。",
        "「目標」の番号をえらぶと、その目標のアドレス（URL）になります。人に教えるときに使えます。",
    ),
)


def _original_pages(site: Site, _: PageDates) -> Iterator[PageMeta]:
    for sheet in site.sheets.values():
        if sheet.summary.traced:
            url = urls.original(sheet.key)
            yield PageMeta(
                ORIGINAL,
                sheet,
                url,
                f"{sheet.name}の原文（{sheet.year.name}）",
                f"{sheet.name}の{sheet.year.name}のシートを、もとの資料の文字のままで読めます。",
                (*_sheet_crumbs(sheet), Link(url, "原文")),
                sheet=sheet.key,
            )


ORIGINAL = PageKind("original", _original_pages, area="wards")
"""The document's own text of a sheet"""


def _booklet_pages(site: Site, _: PageDates) -> Iterator[PageMeta]:
    for ward in site.wards:
        for year in ward.years:
            here = Link(urls.booklet(ward.id, year.fiscal_year), f"{year.year.name}の冊子")
            sheets = f"{year.year.name}の{len(year.sheets)}枚のシート"
            yield PageMeta(
                BOOKLET,
                year,
                here.url,
                f"{ward.name}の目標と結果の冊子（{year.year.name}）",
                f"{ward.name}の{sheets}をまとめた、印刷用の冊子です。",
                (TOP, WARDS_LINK, Link(ward.url, ward.name), here),
                stands_for=ward.url,
            )


BOOKLET = PageKind("booklet", _booklet_pages, area="wards")
"""All sheets of a ward in one year, for printing"""

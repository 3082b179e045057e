"""Every HTML page of the site: its URL, title, description and breadcrumbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.content.folder.site import MarkdownPage
from site_builder.graph import urls
from site_builder.graph.changes.updates import change_years
from site_builder.graph.nodes.nodes import (
    Link,
    PolicyNode,
    SectionNode,
    SheetNode,
    WardNode,
    WardYear,
    YearNode,
)
from site_builder.graph.nodes.policies import all_policies
from site_builder.graph.nodes.tally import Tally
from site_builder.graph.page_kind import PageKind
from site_builder.graph.pages.fixed import CHANGES, POLICIES, TOP, WARDS, YEARS, fixed_pages
from site_builder.graph.site import PageMeta, Site


def list_pages(site: Site) -> Iterator[PageMeta]:
    """Home first; `site.pages` is not looked at."""
    yield PageMeta(TOP.url, PageKind.HOME, site.info.title, site.info.description, (TOP,))
    yield from fixed_pages(site)
    for ward in site.wards:
        yield _ward(ward)
        for section in ward.sections:
            yield _section(section)
            for sheet in section.sheets:
                yield _sheet(sheet)
                if sheet.summary.traced:
                    yield _original(sheet)
        yield from (_booklet(ward, year) for year in ward.years)
    yield from _changes(site)
    yield from (_policy(node, site.plan.name) for node in all_policies(site.policies))
    yield from map(_year, site.years)
    yield from map(_text, site.texts)
    yield _not_found()


def easy_pages(wards: Iterable[WardNode]) -> Iterator[str]:
    """What one reads to find a goal: of each section its newest sheet, and its newest with an
    evaluation. All others have names that these pages have too."""
    yield from (urls.HOME, urls.WARDS)
    for ward in wards:
        yield ward.url
        for section in ward.sections:
            yield section.url
            yield section.sheets[0].url
            evaluated = next((sheet for sheet in section.sheets if sheet.tally.evaluated), None)
            if evaluated and evaluated is not section.sheets[0]:
                yield evaluated.url


def _changes(site: Site) -> Iterator[PageMeta]:
    """Of the site, of each year before its newest, and of each ward."""
    kind = PageKind.CHANGES
    what = "シートを載せた日と、目標・結果・評価の書きかわり、このサイトの訂正の記録です。"
    yield PageMeta(CHANGES.url, kind, "目標と結果の変更の記録", what, (TOP, CHANGES))
    for year in change_years(site.updates)[1:]:
        name = f"{year}年の変更の記録"
        above = (TOP, CHANGES, Link(urls.changes(year), f"{year}年"))
        yield PageMeta(urls.changes(year), kind, name, f"{year}年に{what}", above)
    followed = {update.key.ward for update in site.updates}
    for ward in site.wards:
        if ward.id in followed:
            here = Link(urls.ward_changes(ward.id), CHANGES.name)
            crumbs = (TOP, WARDS, Link(ward.url, ward.name), here)
            title = f"{ward.name}の変更の記録"
            yield PageMeta(here.url, kind, title, f"{ward.name}の{what}", crumbs)


def _ward(ward: WardNode) -> PageMeta:
    link = Link(ward.url, ward.name)
    if ward.sections:
        years = "・".join(year.year.name for year in reversed(ward.years))
        description = (
            f"{ward.name}役所の{things(len(ward.sections))}の課・機関が立てた目標と、その結果です。"
            f"{years}のシートを載せています。"
        )
    else:
        description = f"{ward.name}のシートは、まだこのサイトに載っていません。"
    return PageMeta(
        ward.url, PageKind.WARD, f"{ward.name}の目標と結果", description, (TOP, WARDS, link)
    )


def _section(section: SectionNode) -> PageMeta:
    name = f"{section.ward.name} {section.label}"
    years = "・".join(sheet.year.name for sheet in reversed(section.sheets))
    crumbs = (TOP, WARDS, section.ward, Link(section.url, section.label))
    description = f"{name}が{years}に立てた目標と、その結果です。"
    return PageMeta(section.url, PageKind.SECTION, f"{name}の目標と結果", description, crumbs)


def _sheet(sheet: SheetNode) -> PageMeta:
    name = f"{sheet.ward.name} {sheet.section.name}"
    crumbs = (TOP, WARDS, sheet.ward, sheet.section, Link(sheet.url, sheet.year.name))
    description = (
        f"{name}が{sheet.year.name}に立てた{things(len(sheet.goals))}の目標です。"
        f"{_result(sheet.tally)}"
    )
    title = f"{name}の目標と結果（{sheet.year.name}）"
    return PageMeta(sheet.url, PageKind.SHEET, title, description, crumbs)


def _original(sheet: SheetNode) -> PageMeta:
    url, name = urls.original(sheet.key), f"{sheet.ward.name} {sheet.section.name}"
    here = (Link(sheet.url, sheet.year.name), Link(url, "原文"))
    title = f"{name}の原文（{sheet.year.name}）"
    description = f"{name}の{sheet.year.name}のシートを、もとの資料の文字のままで読めます。"
    crumbs = (TOP, WARDS, sheet.ward, sheet.section, *here)
    return PageMeta(url, PageKind.ORIGINAL, title, description, crumbs)


def _booklet(ward: WardNode, year: WardYear) -> PageMeta:
    here = Link(urls.booklet(ward.id, year.fiscal_year), f"{year.year.name}の冊子")
    title = f"{ward.name}の目標と結果の冊子（{year.year.name}）"
    sheets = f"{year.year.name}の{things(len(year.sheets))}のシート"
    description = f"{ward.name}の{sheets}をまとめた、印刷用の冊子です。"
    crumbs = (TOP, WARDS, Link(ward.url, ward.name), here)
    kind = PageKind.BOOKLET
    return PageMeta(here.url, kind, title, description, crumbs, stands_for=ward.url)


def _result(tally: Tally) -> str:
    if not tally.evaluated:
        return "評価はまだ書かれていません。"
    counts = (
        ("達成", tally.achieved),
        ("一部未達成", tally.partly),
        ("未達成", tally.missed),
        ("未評価", tally.none),
    )
    said = "、".join(f"{word}{number}" for word, number in counts if number)
    unsure = f"{things(tally.unsure)}は読み取りを確認中です。" if tally.unsure else ""
    return f"{things(tally.total)}の取組指標の評価は、{said}です。{unsure}"


def _policy(node: PolicyNode, plan: str) -> PageMeta:
    of_plan = f"{plan}の" if plan else ""
    name = f"「{node.name}」" if node.name else ""
    if node.goals:
        wards = "・".join(count.link.name for count in node.wards)
        number = things(len(node.goals))
        description = f"{of_plan}{node.code}{name}を挙げている、{wards}の{number}の目標です。"
    else:
        description = f"{of_plan}{node.code}{name}を挙げている目標は、まだありません。"
    crumbs = (TOP, POLICIES, *node.above, Link(node.url, node.code))
    return PageMeta(
        node.url, PageKind.POLICY, f"{node.code}{name}を挙げている目標", description, crumbs
    )


def _year(year: YearNode) -> PageMeta:
    wards = "・".join(one.ward.name for one in year.wards)
    goals = things(year.goal_count)
    description = f"{wards}の{year.sheet_count}シート、{goals}の目標と、その結果を載せています。"
    crumbs = (TOP, YEARS, Link(year.url, year.name))
    return PageMeta(year.url, PageKind.YEAR, f"{year.name}の目標と結果", description, crumbs)


def _text(page: MarkdownPage) -> PageMeta:
    url = urls.page(page.id)
    lines = (line.strip() for line in page.markdown.splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), page.title)
    crumbs = (TOP, Link(url, page.title))
    return PageMeta(url, PageKind.TEXT, page.title, first, crumbs, page.lang)


def _not_found() -> PageMeta:
    title = "ページが見つかりません"
    crumbs = (TOP, Link(urls.NOT_FOUND, title))
    description = "ことばでさがすか、区からお読みください。"
    return PageMeta(urls.NOT_FOUND, PageKind.NOT_FOUND, title, description, crumbs)


def things(number: int) -> str:
    """つ up to nine, plain figures above: 4つ, 16"""
    return f"{number}つ" if 1 <= number <= 9 else str(number)

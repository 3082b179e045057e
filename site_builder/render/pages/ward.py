"""One ward: what it did and what it wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from site_builder.content.eras import era_date, era_year
from site_builder.content.wording import how_many, things
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import GoalNode, SectionNode, SheetNode, WardNode, WardYear
from site_builder.graph.site import Site
from site_builder.render.parts.basics import (
    Href,
    LinkView,
    Mark,
    PageView,
    SourceView,
    Text,
    source_views,
    text_view,
)
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.goal_card import GoalCard, goal_card
from site_builder.render.parts.office import OfficeView, office_view
from site_builder.render.parts.sheet_list import SheetList, sheet_list
from site_builder.render.parts.shortfalls import shortfall_link, shortfall_marks
from site_builder.render.parts.tally import TallyView, state_word, tally_view


class GoalLine(NamedTuple):
    """A goal of the newest year; the same sentence is given once with all its numbers."""

    numbers: str
    href: str
    sentence: Text
    blank: bool
    doubt: bool


class SectionRow(NamedTuple):
    """Folded until a reader, a link to its goals, a search in the page or a printer opens it."""

    id: str
    name: str
    goal_count: str
    link: LinkView
    """Its page"""
    last_year: str
    """The newest year with an evaluation, empty if there is none"""
    last: TallyView | None
    year: str
    """The year of the goals, where it is not the newest of the ward"""
    goals: tuple[GoalLine, ...]
    sheets: tuple[LinkView, ...]


class WardView(NamedTuple):
    page: PageView
    name: str
    kana: str
    jump: tuple[LinkView, ...]
    """The parts of this page"""
    evaluated_year: str
    evaluated_note: str
    outcome: TallyView | None
    outcome_search: LinkView | None
    """The goals that fell short, in the search"""
    outcome_by_section: SheetList | None
    """Where the ward has more than one sheet of that year"""
    shortfall_marks: tuple[Mark, ...]
    shortfall_count: str
    shortfalls: tuple[GoalCard, ...]
    newest_year: str
    summary: str
    sections: tuple[SectionRow, ...]
    others: tuple[LinkView, ...]
    """Wards with sheets, for one that has none"""
    changes: LinkView | None
    booklets: tuple[LinkView, ...]
    """By year, for printing"""
    sources: tuple[SourceView, ...]
    office: OfficeView


def view(context: ViewContext, ward: WardNode, page: PageView, href: Href) -> WardView:
    site = context.site
    result = ward.evaluated_year
    short = result.shortfalls if result else ()
    newest = ward.years[0].year.name if ward.years else ""
    sheets = tuple(sheet for year in ward.years for sheet in year.sheets)
    return WardView(
        page=page,
        name=ward.name,
        kana=ward.kana,
        jump=tuple(_jump(ward)),
        evaluated_year=result.year.name if result else "",
        evaluated_note=_evaluated_note(ward, result) if result else "",
        outcome=tally_view(result.tally) if result else None,
        outcome_search=shortfall_link((result,), href, ward.id) if result else None,
        outcome_by_section=_by_section(result, href) if result else None,
        shortfall_marks=shortfall_marks((result,))[::-1] if result else (),
        shortfall_count=how_many(len(short)) if len(short) <= 9 else things(len(short), "取組指標"),
        shortfalls=tuple(
            goal_card(goal.goal, f"{goal.section.name} 目標{goal.goal.number}", href, measure, True)
            for goal, measure in short
        ),
        newest_year=newest,
        summary=_summary(ward),
        sections=tuple(_section(section, newest, href) for section in ward.sections),
        others=tuple(LinkView(href(w.url), w.name) for w in site.wards if w.years),
        changes=_changes(site, ward, href),
        booklets=tuple(
            LinkView(href(urls.booklet(ward.id, year.fiscal_year)), year.year.name)
            for year in ward.years
        ),
        sources=source_views(sheets, href),
        office=office_view(ward.office),
    )


def _jump(ward: WardNode) -> Iterator[LinkView]:
    if result := ward.evaluated_year:
        yield LinkView("#outcome", f"{result.year.name}の結果")
        if result.shortfalls:
            marks = "・".join(mark.word for mark in shortfall_marks((result,)))
            yield LinkView("#shortfalls", f"{marks}の目標")
    if ward.years:
        yield LinkView("#goals", f"{ward.years[0].year.name}の目標")
        yield LinkView("#source", "もとの資料")


def _by_section(result: WardYear, href: Href) -> SheetList | None:
    caption = f"{result.ward.name} {result.year.name}のシート"
    return sheet_list(caption, result.sheets, href) if len(result.sheets) > 1 else None


def _changes(site: Site, ward: WardNode, href: Href) -> LinkView | None:
    url = urls.ward_changes(ward.id)
    return LinkView(href(url), f"{ward.name}の変更の記録") if url in site.pages else None


def _evaluated_note(ward: WardNode, result: WardYear) -> str:
    days = sorted({s.summary.evaluated for s in result.sheets if s.summary.evaluated})
    if not days:
        return f"{ward.name}役所による評価です。"
    first, last = era_date(days[0]), era_date(days[-1])
    when = first if first == last else f"{first}から{last}まで"
    return f"{ward.name}役所による評価です（{when}）。"


def _summary(ward: WardNode) -> str:
    if not ward.years:
        return ""
    newest = ward.years[0]
    state = "" if newest.tally.evaluated else f"（{state_word(newest.ended)}）"
    counts = f"{things(len(newest.sheets), '課・機関')}の{things(newest.goal_count, '目標')}"
    return f"{counts}です{state}。{_gaps(year.fiscal_year for year in ward.years)}"


def _gaps(years: Iterable[int]) -> str:
    """The years between the sheets that are there."""
    there = set(years)
    missing = [y for y in range(max(there), min(there), -1) if y not in there]
    names = "・".join(era_year(year) for year in missing)
    return f"{names}のシートは、まだ載っていません。" if missing else ""


def _section(section: SectionNode, newest: str, href: Href) -> SectionRow:
    sheet = section.sheets[0]
    last = next((s for s in section.sheets if s.tally.evaluated), None)
    return SectionRow(
        id=section.id,
        name=section.label,
        goal_count=things(len(sheet.goals), "目標"),
        link=LinkView(href(section.url), f"{section.label}のページ"),
        last_year=last.year.name if last else "",
        last=tally_view(last.tally) if last else None,
        year="" if sheet.year.name == newest else sheet.year.name,
        goals=_goal_lines(sheet, href),
        sheets=tuple(LinkView(href(s.url), s.year.name) for s in section.sheets),
    )


def _goal_lines(sheet: SheetNode, href: Href) -> tuple[GoalLine, ...]:
    grouped: dict[str, list[GoalNode]] = {}
    for node in sheet.goals:
        same = node.goal.goal or f"\0{node.goal.number}"
        grouped.setdefault(same, []).append(node)
    return tuple(
        GoalLine(
            numbers="・".join(str(node.goal.number) for node in nodes),
            href=href(nodes[0].url),
            sentence=text_view(nodes[0].goal.goal),
            blank=not nodes[0].goal.goal,
            doubt=any(node.goal.doubtful for node in nodes),
        )
        for nodes in grouped.values()
    )

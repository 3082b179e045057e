"""The page of a sheet: the city's form with every cell, and its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from site_builder.content.glossary import find_terms
from site_builder.content.model import Sheet
from site_builder.content.wording import era_date
from site_builder.graph import urls
from site_builder.graph.nodes import Link, SheetNode
from site_builder.graph.site import Site
from site_builder.render.offices import OfficeView, office_view
from site_builder.render.records import Record, records
from site_builder.render.remarks import SHEET, Remarks, merged, remarks_of
from site_builder.render.sheet_cells import NOTHING, Cell
from site_builder.render.sheet_columns import Columns, columns_of
from site_builder.render.sheet_table import GoalView, goal_views
from site_builder.render.steps import goal_steps
from site_builder.render.tallies import TallyView, tally_view
from site_builder.render.views import (
    Href,
    LinkView,
    NeighbourView,
    PageView,
    SourceView,
    Text,
    by_lines,
    document_link,
    link_view,
    link_views,
    source_view,
    text_view,
    things,
)
from site_builder.render.views_glossary import TermView, term_view


@dataclass(frozen=True, slots=True)
class FactView:
    """One entry of the form's head."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class SheetView:
    page: PageView
    year: str
    """令和7年度"""
    western_year: str
    """2025年度"""
    title: str
    """中央区 地域課の目標"""
    tally: TallyView
    goal_count: str
    jump: tuple[LinkView, ...]
    beside: LinkView | None
    """The section's page, where there is another year to compare"""
    recognised: bool
    """Read by character recognition"""
    document: LinkView | None
    columns: Columns
    terms: tuple[TermView, ...]
    """Words of the sheet that the glossary explains"""
    goals: tuple[GoalView, ...]
    record: Record | None
    """What became of the sheet as a whole"""
    charted: bool
    """At least one result has its chart"""
    facts: tuple[FactView, ...]
    indicators: tuple[Text, ...]
    """(参考)関連する総合計画における政策指標"""
    indicator_remarks: Cell
    notes: tuple[Text, ...]
    note_remarks: Cell
    unplaced: tuple[Text, ...]
    remarks: Cell
    """What belongs to no cell"""
    neighbours: tuple[NeighbourView, ...]
    sources: tuple[SourceView, ...]
    office: OfficeView


def view_sheet(site: Site, node: SheetNode, sheet: Sheet, page: PageView, href: Href) -> SheetView:
    remarks = remarks_of(sheet)
    record = records(node, site.history.get(node.key, ()))
    columns = columns_of(sheet, remarks)
    tally = tally_view(node.tally)
    steps = goal_steps(site.lineages, node, href)
    goals = goal_views(sheet, node.summary, columns, remarks, site.plan.aliases or {}, steps, href)
    return SheetView(
        page=page,
        year=node.year.name,
        western_year=f"{sheet.fiscal_year}年度",
        title=f"{node.ward.name} {node.section.name}の目標{'と結果' if tally.evaluated else ''}",
        tally=tally,
        goal_count=things(len(sheet.goals), "目標"),
        jump=tuple(LinkView(f"#{urls.goal_id(g.number)}", str(g.number)) for g in sheet.goals),
        beside=_beside(node, href),
        recognised=sheet.source.kind == "recognised",
        document=document_link(node, href),
        columns=columns,
        terms=tuple(term_view(term, href) for term in find_terms(site.glossary, _texts(sheet))),
        goals=tuple(
            replace(goal, record=record.get(goal.number), original=_original(node, goal, href))
            for goal in goals
        ),
        record=record.get(0),
        charted=any(goal.charted for goal in goals),
        facts=tuple(_facts(node, sheet, remarks)),
        indicators=tuple(text_view(text) for text in sheet.policy_indicators),
        indicator_remarks=_said(remarks, "policy_indicators"),
        notes=tuple(text_view(text) for text in sheet.notes),
        note_remarks=_said(remarks, "notes"),
        unplaced=tuple(text_view(text.raw) for text in sheet.unplaced),
        remarks=_said(remarks, SHEET),
        neighbours=tuple(_neighbours(node, href)),
        sources=(source_view(node, href),),
        office=office_view(node.office),
    )


def _texts(sheet: Sheet) -> tuple[str, ...]:
    """The words of the goals, as the glossary looks through them"""
    measures = [m for goal in sheet.goals for m in goal.measures]
    cells = (
        (m.indicator, m.target, m.result, m.initiative, m.summary, m.attainment, m.next_steps)
        for m in measures
    )
    words = (word for m in measures for word in m.policies)
    sentences = (goal.goal for goal in sheet.goals)
    return (*sentences, *(text for row in cells for text in row), *words)


def _original(node: SheetNode, goal: GoalView, href: Href) -> str:
    return href(urls.original_goal(node.key, goal.number)) if node.summary.traced else ""


def _beside(node: SheetNode, href: Href) -> LinkView | None:
    other = node.next_year or node.previous_year
    return LinkView(href(node.section.url), f"{other.name}と並べて見る") if other else None


def _facts(node: SheetNode, sheet: Sheet, remarks: Remarks) -> Iterator[FactView]:
    section = sheet.section
    if sheet.parent_section:
        section = f"{sheet.parent_section}（{sheet.section}）"
    for label, text, fields in (
        ("年度・区", f"{node.year.name} {sheet.ward}", ("fiscal_year", "ward")),
        ("組織名（部）", sheet.department, ("department",)),
        ("組織名（準部・課・機関名）", section, ("section", "parent_section")),
        ("作成日", era_date(sheet.created), ("created",)),
        ("評価日", era_date(sheet.evaluated), ("evaluated",)),
    ):
        said = _said(remarks, *fields).remarks
        yield FactView(label, Cell(*by_lines(text), not text, "", said))


def _said(remarks: Remarks, *places: str) -> Cell:
    """What is remarked on these places, without a text of its own."""
    said = merged(remark for place in places for remark in remarks.get(place, ()))
    return Cell("", remarks=said) if said else NOTHING


def _neighbours(node: SheetNode, href: Href) -> Iterator[NeighbourView]:
    year = node.year.name
    singles: tuple[tuple[str, Link | None], ...] = (
        ("同じ課の前のシート", node.previous_year),
        ("同じ課の次のシート", node.next_year),
        (f"{node.ward.name} {year}の前の課", node.previous_section),
        (f"{node.ward.name} {year}の次の課", node.next_section),
    )
    for label, link in singles:
        if link:
            yield NeighbourView(label, (link_view(link, href),))
    if node.elsewhere:
        yield NeighbourView("同じ名前の課を、ほかの区で見る", link_views(node.elsewhere, href))

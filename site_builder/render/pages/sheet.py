"""The page of a sheet: the city's form with every cell, and its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from site_builder.content.sheet.model import Sheet
from site_builder.content.wording import things
from site_builder.content.words.glossary import find_terms
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import Link, SheetNode
from site_builder.render.chain.steps import StepView, goal_steps
from site_builder.render.parts.basics import (
    Href,
    LinkView,
    NeighbourView,
    PageView,
    SourceView,
    document_link,
    foot_line,
    link_view,
    link_views,
    source_view,
)
from site_builder.render.parts.changes import Record, records
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.office import OfficeView, office_view
from site_builder.render.parts.remarks import remarks_of
from site_builder.render.parts.tally import TallyView, tally_view
from site_builder.render.parts.terms import TermView, term_view
from site_builder.render.sheet.anchors import GoneGoal, absent_numbers, anchored, anchors_of
from site_builder.render.sheet.charts import with_charts
from site_builder.render.sheet.columns import ColumnsView
from site_builder.render.sheet.facts import FactsView, facts_view
from site_builder.render.sheet.form import form_of
from site_builder.render.sheet.paper import OWN_PAGE, needs_small_type
from site_builder.render.sheet.table import GoalView


class SheetView(NamedTuple):
    page: PageView
    year: str
    """令和7年度"""
    western_year: str
    """2025年度"""
    title: str
    """中央区 地域課の目標"""
    tally: TallyView
    ended: bool
    """Its year is over: what it lacks is a document on this site"""
    goal_count: str
    jump: tuple[LinkView, ...]
    beside: LinkView | None
    """The section's page, where there is another year to compare"""
    recognised: bool
    """Read by character recognition"""
    document: LinkView | None
    gone: tuple[GoneGoal, ...]
    absent: str
    """目標3は、もとの資料にありません。"""
    columns: ColumnsView
    terms: tuple[TermView, ...]
    """Words of the sheet that the glossary explains"""
    goals: tuple[GoalView, ...]
    charted: bool
    """At least one result has its chart"""
    facts: FactsView
    neighbours: tuple[NeighbourView, ...]
    sources: tuple[SourceView, ...]
    office: OfficeView


def view(context: ViewContext, node: SheetNode, page: PageView, href: Href) -> SheetView:
    site, sheet = context.site, context.sheet(node.key)
    remarks = remarks_of(sheet, lambda place: _original_field(node, place, href))
    history = site.history.get(node.key, ())
    record = records(node, history)
    numbers = [goal.number for goal in sheet.goals]
    anchors = anchors_of(numbers, history, site.gone_goals.get(node.url, ()))
    columns, form, height = form_of(sheet, remarks, site.plan, href)
    tally = tally_view(node.tally)
    steps = goal_steps(site.lineages, node, href)
    goals = tuple(
        _with_record(node, anchored(with_charts(goal, brief), anchors), record, steps, href)
        for goal, brief in zip(form, node.summary.goals, strict=True)
    )
    source = source_view(node, href)
    foot = foot_line(source.what, source.dates, page.address)
    return SheetView(
        page=page._replace(foot=foot, small_print=needs_small_type(height, OWN_PAGE)),
        year=node.year.name,
        western_year=f"{sheet.fiscal_year}年度",
        title=f"{node.name}の目標{'と結果' if tally.evaluated else ''}",
        tally=tally,
        ended=node.ended,
        goal_count=things(len(sheet.goals), "目標"),
        jump=tuple(LinkView(f"#{urls.goal_id(number)}", str(number)) for number in numbers),
        beside=_beside(node, href),
        recognised=sheet.source.kind == "recognised",
        document=document_link(node, href),
        gone=anchors.gone,
        absent=absent_numbers(numbers, anchors, in_document=bool(sheet.source.document)),
        columns=columns,
        terms=tuple(term_view(term, href) for term in find_terms(site.glossary, _texts(sheet))),
        goals=goals,
        charted=any(goal.charted for goal in goals),
        facts=facts_view(node, sheet, remarks, record.get(0)),
        neighbours=tuple(_neighbours(node, href)),
        sources=(source,),
        office=office_view(node.office),
    )


def _with_record(
    node: SheetNode,
    goal: GoalView,
    records: Mapping[int, Record],
    steps: Mapping[int, tuple[StepView, ...]],
    href: Href,
) -> GoalView:
    """With what has changed in it, and the ways to the document's own text and to other years"""
    return goal._replace(
        record=records.get(goal.number),
        original=_original(node, goal, href),
        steps=steps.get(goal.number, ()),
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


def _original_field(node: SheetNode, field: str, href: Href) -> str:
    return href(urls.original_field(node.key, field)) if node.summary.traced else ""


def _original(node: SheetNode, goal: GoalView, href: Href) -> str:
    return href(urls.original_goal(node.key, goal.number)) if node.summary.traced else ""


def _beside(node: SheetNode, href: Href) -> LinkView | None:
    other = node.next_year or node.previous_year
    return LinkView(href(node.section.url), f"{other.name}と並べて見る") if other else None


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

"""The description of a page in one or two sentences, for search engines and feeds."""

from __future__ import annotations

from site_builder.content.folder.site import MarkdownPage
from site_builder.content.wording import how_many, things
from site_builder.graph.nodes.nodes import (
    PolicyNode,
    PolicyPart,
    SectionNode,
    SheetNode,
    WardNode,
    YearNode,
)
from site_builder.graph.nodes.tally import Tally


def of_ward(ward: WardNode) -> str:
    if not ward.sections:
        return f"{ward.name}のシートは、まだこのサイトに載っていません。"
    years = "・".join(year.year.name for year in reversed(ward.years))
    return (
        f"{ward.name}役所の{things(len(ward.sections), '課・機関')}が立てた目標と、その結果です。"
        f"{years}のシートを載せています。"
    )


def of_section(section: SectionNode) -> str:
    years = "・".join(sheet.year.name for sheet in reversed(section.sheets))
    return f"{section.ward.name} {section.label}が{years}に立てた目標と、その結果です。"


def of_sheet(sheet: SheetNode) -> str:
    goals = f"{sheet.name}が{sheet.year.name}に立てた{things(len(sheet.goals), '目標')}です。"
    return goals + _result(sheet.tally, sheet.ended)


def without_evaluation(ended: bool) -> str:
    """Of a year that has ended, it is this site that lacks a document."""
    if ended:
        return "このサイトにあるのは年度はじめの資料です。評価の載った資料は、まだありません。"
    return "評価はまだ書かれていません。"


def _result(tally: Tally, ended: bool) -> str:
    if not tally.evaluated:
        return without_evaluation(ended)
    counts = (
        ("達成", tally.achieved),
        ("一部未達成", tally.partly),
        ("未達成", tally.missed),
        ("未評価", tally.none),
    )
    words = "、".join(f"{word}{number}" for word, number in counts if number)
    unsure = f"{how_many(tally.unsure)}は読み取りを確認中です。" if tally.unsure else ""
    return f"{things(tally.total, '取組指標')}の評価は、{words}です。{unsure}"


def of_policy(node: PolicyNode, plan: str) -> str:
    of_plan = f"{plan}の" if plan else ""
    name = f"「{node.name}」" if node.name else ""
    if not node.goals:
        return f"{of_plan}{node.code}{name}を挙げている目標は、まだありません。"
    wards = "・".join(count.link.name for count in node.wards)
    return (
        f"{of_plan}{node.code}{name}を挙げている、{wards}の{things(len(node.goals), '目標')}です。"
    )


def of_policy_part(node: PolicyNode, part: PolicyPart) -> str:
    whose = f"{part.ward.name}の" if part.ward else ""
    count = how_many(len(part.goals))
    return f"{node.code}を挙げている、{whose}{part.year.name}の{count}の目標です。"


def of_year(year: YearNode) -> str:
    wards = "・".join(one.ward.name for one in year.wards)
    goals = how_many(year.goal_count)
    return f"{wards}の{year.sheet_count}枚のシート、{goals}の目標と、その結果を載せています。"


def of_text(page: MarkdownPage) -> str:
    """Its first line of words"""
    lines = (line.strip() for line in page.markdown.splitlines())
    return next((line for line in lines if line and not line.startswith("#")), page.title)

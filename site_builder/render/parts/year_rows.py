"""A fiscal year in a list of years."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.graph.nodes.nodes import YearNode
from site_builder.graph.pages.descriptions import without_evaluation
from site_builder.render.parts.basics import Href, LinkView, joined
from site_builder.render.parts.shortfalls import shortfall_link
from site_builder.render.parts.tally import TallyView, tally_view


class YearRow(NamedTuple):
    link: LinkView
    sentence: str
    tally: TallyView
    shortfalls: LinkView | None
    """The goals that fell short, in the search"""


def year_row(node: YearNode, href: Href) -> YearRow:
    wards = joined([ward.ward.name for ward in node.wards])
    return YearRow(
        link=LinkView(href(node.url), node.name),
        sentence=f"{wards}の{node.sheet_count}枚のシート、{node.goal_count}の目標。{evaluation_state(node)}",
        tally=tally_view(node.tally),
        shortfalls=shortfall_link(node.wards, href),
    )


def evaluation_state(node: YearNode) -> str:
    done = [ward.ward.name for ward in node.wards if ward.tally.evaluated]
    if not done:
        return without_evaluation(node.ended)
    if len(done) == len(node.wards):
        return "評価まで載っています。"
    return f"評価まで載っているのは{joined(done)}です。"

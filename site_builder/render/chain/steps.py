"""Ways from a goal to what it was before and what it became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from site_builder.content.eras import era_year
from site_builder.graph.lineage.chain import Lineages
from site_builder.graph.nodes.nodes import SheetNode
from site_builder.graph.nodes.summary import GoalSummary
from site_builder.render.parts.basics import Href, LinkView


class StepView(NamedTuple):
    label: str
    links: tuple[LinkView, ...]


def goal_steps(
    lineages: Lineages, node: SheetNode, href: Href
) -> Mapping[int, tuple[StepView, ...]]:
    """By the goal's number; goals without an accepted link are left out."""
    if not lineages.steps:
        return {}
    found = ((one.goal.number, tuple(_steps(lineages, one.goal, href))) for one in node.goals)
    return {number: steps for number, steps in found if steps}


def _steps(lineages: Lineages, goal: GoalSummary, href: Href) -> Iterator[StepView]:
    steps = lineages.of(goal)
    for label, goals in (("前の年度の目標", steps.earlier), ("続きの目標", steps.later)):
        if goals:
            yield StepView(label, tuple(_link(one, href) for one in goals))


def _link(goal: GoalSummary, href: Href) -> LinkView:
    return LinkView(href(goal.url), f"{era_year(goal.key.year)} 目標{goal.number}")

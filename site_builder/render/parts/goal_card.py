"""A goal as other pages show it: its name, its sentence, its results."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.graph.nodes.summary import GoalSummary, MeasureSummary
from site_builder.render.parts.basics import Href, LinkView, Mark, Text, mark_view, text_view
from site_builder.render.parts.chart import OutcomeView, outcome_view


class ValueView(NamedTuple):
    label: str
    text: Text
    blank: bool
    doubt: bool


class CardMeasure(NamedTuple):
    name: str
    """取組指標, or 取組指標1, 2 … where the card shows several"""
    indicator: ValueView
    values: tuple[ValueView, ...]
    """Target and, once it is evaluated, result"""
    outcome: OutcomeView | None
    mark: Mark | None
    """None where the card says it once for all of them"""
    mark_doubt: bool
    said: ValueView | None
    """今後の方針"""


class GoalCard(NamedTuple):
    link: LinkView
    sentence: Text
    blank: bool
    doubt: bool
    cited_doubt: bool
    """Whether it cites what leads to the card is not sure"""
    mark: Mark | None
    """Where all its measures have the same"""
    measures: tuple[CardMeasure, ...]

    @property
    def charted(self) -> bool:
        return any(measure.outcome and measure.outcome.bullets for measure in self.measures)


class PlacedCard(NamedTuple):
    id: str
    """Where other pages lead to; empty: nowhere"""
    card: GoalCard


def goal_card(
    goal: GoalSummary,
    name: str,
    href: Href,
    only: MeasureSummary | None = None,
    with_plans: bool = False,
    cited_doubt: bool = False,
) -> GoalCard:
    """`only`: show this measure alone; `with_plans`: 今後の方針 too; `cited_doubt`: whether it
    cites the policy whose page it stands on is not sure."""
    shown = (only,) if only else goal.measures
    marks = {measure.evaluation for measure in shown}
    same = len(marks) == 1 and not any(m.unsure("evaluation") for m in shown)
    return GoalCard(
        link=LinkView(href(goal.url), name),
        sentence=text_view(goal.goal),
        blank=not goal.goal,
        doubt=goal.doubtful,
        cited_doubt=cited_doubt,
        mark=mark_view(marks.pop()) if same else None,
        measures=tuple(
            _measure(
                measure,
                position if len(shown) > 1 else 0,
                not same,
                with_plans,
                outcome_view(goal.measures, goal.measures.index(measure)),
            )
            for position, measure in enumerate(shown, 1)
        ),
    )


def _measure(
    measure: MeasureSummary, position: int, marked: bool, plans: bool, outcome: OutcomeView | None
) -> CardMeasure:
    target = value_view(measure, "target", "目標")
    result = value_view(measure, "result", "結果")
    said = value_view(measure, "next_steps", "今後の方針")
    reported = bool(measure.evaluation) or not result.blank or result.doubt
    own_plan = plans and not said.blank and "next_steps" not in measure.covered
    return CardMeasure(
        name=f"取組指標{position}" if position else "取組指標",
        indicator=value_view(measure, "indicator", "取組指標"),
        values=(target, result) if reported else (target,),
        outcome=outcome,
        mark=mark_view(measure.evaluation) if marked else None,
        mark_doubt=measure.unsure("evaluation"),
        said=said if own_plan else None,
    )


def value_view(measure: MeasureSummary, field: str, label: str) -> ValueView:
    words: str = getattr(measure, field)
    return ValueView(label, text_view(words), not words, measure.unsure(field))

"""One goal over the years as a row: aim, result, what was said of the future, and what came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from site_builder.content.eras import era_year
from site_builder.graph.lineage.chain import Chain
from site_builder.graph.nodes.summary import GoalSummary
from site_builder.render.chain.charts import Place, chain_outcomes
from site_builder.render.chain.words import (
    StateView,
    absence_note,
    chain_heading,
    change_remark,
    doubt_note,
    state_view,
)
from site_builder.render.parts.basics import Href, Text, text_view
from site_builder.render.parts.chart import OutcomeView
from site_builder.render.parts.goal_card import GoalCard, ValueView, goal_card, value_view


class SayingView(NamedTuple):
    """今後の方針 of one measure."""

    name: str
    """取組指標2, 目標3 取組指標1; empty where there is only one"""
    text: Text
    doubt: bool


class StopGoal(NamedTuple):
    card: GoalCard
    initiatives: tuple[ValueView, ...]
    """主な取組, in the newest year alone: what is done now"""


class StopView(NamedTuple):
    year: str
    name: GoalCard | None
    """The year's only goal: it stands beside the year"""
    goals: tuple[StopGoal, ...]
    absent: str
    """Said where that year's sheet has no such goal"""
    saying_label: str
    """令和5年度に書かれた「今後の方針」; empty where nothing was said"""
    sayings: tuple[SayingView, ...]


class ChainView(NamedTuple):
    id: str
    """On the page of its section"""
    state: StateView
    heading: Text
    """The goal's sentence, where all years have the same"""
    blank: bool
    doubt: bool
    own_sentences: bool
    """Each goal has its own sentence"""
    remark: str
    unsure: str
    indicator: ValueView | None
    """Where all years have the same"""
    stops: tuple[StopView, ...]
    charted: bool
    shape: str
    """How wide screens lay it out: side by side (two to five years and words) or long"""


_SHARING = {"two", "three"}
"""Shapes that components/chain.css puts into the same columns"""
_SIDE_BY_SIDE = {2: "two", 3: "three", 4: "four", 5: "five"}


def chain_views(chains: Iterable[Chain], href: Href) -> tuple[ChainView, ...]:
    """Of one page: a year has one place in all of them, below each other where one is too wide to
    share its columns with the others."""
    views = tuple(chain_view(chain, href, position) for position, chain in enumerate(chains, 1))
    shapes = {view.shape for view in views}
    if len(shapes) < 2 or shapes <= _SHARING:
        return views
    return tuple(view._replace(shape="long") for view in views)


def chain_view(chain: Chain, href: Href, position: int = 1) -> ChainView:
    """`position`: among those of its page"""
    newest = chain.goals[-1]
    same = chain.same_sentence
    outcomes = chain_outcomes(chain)
    stops = tuple(_stop(chain, position, outcomes, href) for position in range(len(chain.stops)))
    return ChainView(
        id=f"chain-{position}",
        state=state_view(chain.state),
        heading=text_view(newest.goal if same else chain_heading(chain)),
        blank=same and not newest.goal,
        doubt=same and any(goal.doubtful for goal in chain.goals),
        own_sentences=not same,
        remark=change_remark(chain),
        unsure=doubt_note(chain),
        indicator=_indicator(chain),
        stops=stops,
        charted=any(goal.card.charted for stop in stops for goal in stop.goals),
        shape=_layout(stops),
    )


def _layout(stops: tuple[StopView, ...]) -> str:
    entries = len(stops) + sum(bool(stop.sayings) for stop in stops)
    return _SIDE_BY_SIDE.get(entries, "long")


def _indicator(chain: Chain) -> ValueView | None:
    """Once for all, where it is one and the same, as the newest sheet prints it."""
    if not chain.same_indicators or any(len(goal.measures) != 1 for goal in chain.goals):
        return None
    shown = [value_view(goal.measures[0], "indicator", "取組指標") for goal in chain.goals]
    return shown[-1]._replace(doubt=any(value.doubt for value in shown))


def _stop(
    chain: Chain, position: int, outcomes: Mapping[Place, OutcomeView | None], href: Href
) -> StopView:
    stop = chain.stops[position]
    cards = tuple(
        _with_charts(
            goal_card(goal, f"目標{goal.number}", href, with_plans=True),
            [outcomes[position, at, row] for row in range(len(goal.measures))],
        )
        for at, goal in enumerate(stop.goals)
    )
    sayings = tuple(_sayings(stop.goals, cards))
    year = era_year(stop.year)
    newest = stop is chain.stops[-1]
    return StopView(
        year=year,
        name=cards[0] if len(cards) == 1 else None,
        goals=tuple(
            StopGoal(card, tuple(_initiatives(goal)) if newest else ())
            for card, goal in zip(cards, stop.goals, strict=True)
        ),
        absent="" if stop.goals else absence_note(chain, stop),
        saying_label=f"{year}に書かれた「今後の方針」" if sayings else "",
        sayings=sayings,
    )


def _with_charts(card: GoalCard, outcomes: list[OutcomeView | None]) -> GoalCard:
    """With the charts of the whole chain instead of the card's own."""
    pairs = zip(card.measures, outcomes, strict=True)
    return card._replace(measures=tuple(m._replace(outcome=outcome) for m, outcome in pairs))


def _initiatives(goal: GoalSummary) -> Iterator[ValueView]:
    """Each once; a cell that covers several measures says it for all of them."""
    for measure in goal.measures:
        if measure.initiative and "initiative" not in measure.covered:
            yield value_view(measure, "initiative", "主な取組")


def _sayings(goals: tuple[GoalSummary, ...], cards: tuple[GoalCard, ...]) -> Iterator[SayingView]:
    for goal, card in zip(goals, cards, strict=True):
        own = f"目標{goal.number}" if len(cards) > 1 else ""
        for_all = all("next_steps" in measure.covered for measure in goal.measures[1:])
        for measure in card.measures:
            if measure.said:
                name = " ".join(part for part in (own, "" if for_all else measure.name) if part)
                yield SayingView(name, measure.said.text, measure.said.doubt)

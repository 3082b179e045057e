"""What this site says of a chain, in its own words."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.content.eras import era_year
from site_builder.content.wording import how_many
from site_builder.graph.lineage.chain import Chain, State, Stop
from site_builder.graph.nodes.summary import GoalSummary


class StateView(NamedTuple):
    id: str
    word: str


_WORDS = {
    State.KEPT: "継続",
    State.REVISED: "改訂",
    State.MERGED: "統合",
    State.SPLIT: "分割",
    State.NEW: "新規",
    State.ENDED: "続きなし",
}
_UNSURE = "読み取りを確認中の欄があるので、文や取組指標が同じかどうかは、まだ確かではありません。"


def state_view(state: State) -> StateView:
    return StateView(state.value, _WORDS[state])


def chain_heading(chain: Chain) -> str:
    """Where the sentences differ, each stands with its year, and the years are the heading."""
    first, last = (stop for stop in (chain.stops[0], chain.stops[-1]))
    return f"{_goal_numbers(first)}から、{_goal_numbers(last)}へ"


def _goal_numbers(stop: Stop) -> str:
    year = era_year(stop.year)
    return f"{year}の{numbers(stop.goals)}" if stop.goals else year


def numbers(goals: tuple[GoalSummary, ...]) -> str:
    """目標2・3"""
    return f"目標{'・'.join(str(goal.number) for goal in goals)}"


def change_remark(chain: Chain) -> str:
    """What changed; nothing where one sees that nothing did."""
    if chain.state in (State.NEW, State.ENDED, State.KEPT):
        return ""
    return f"{_wording(chain)}{_number(chain)}"


def doubt_note(chain: Chain) -> str:
    alone = chain.state in (State.NEW, State.ENDED)
    return _UNSURE if chain.doubtful and not alone else ""


def _wording(chain: Chain) -> str:
    if chain.doubtful:
        return ""
    if chain.same_sentence and chain.same_indicators:
        return "目標の文と取組指標は同じです。"
    if chain.same_sentence:
        return "目標の文は同じです。取組指標は書き改められました。"
    if chain.same_indicators:
        return "取組指標は同じです。目標の文は書き改められました。"
    return "目標の文と取組指標が書き改められました。"


def _number(chain: Chain) -> str:
    year = era_year(chain.stops[-1].year)
    if chain.state is State.SPLIT:
        return f"{year}は、1つの目標が{how_many(chain.parts)}に分かれました。"
    if chain.state is State.MERGED:
        return f"{year}は、{how_many(chain.parts)}の目標が1つにまとまりました。"
    return ""


def absence_note(chain: Chain, stop: Stop) -> str:
    """Of a year whose sheet has no such goal."""
    year = era_year(stop.year)
    if stop is chain.stops[-1]:
        return f"この目標に続くものは、{year}のシートに書かれていません。"
    return f"{year}のシートには、この目標は書かれていません。"

"""Proposals as text, the two years side by side, and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from site_builder.content.city.model import Organization
from site_builder.content.eras import era_year
from site_builder.content.lineage.model import decision_id
from site_builder.content.wording import width
from site_builder.decisions.goal_links import section_of
from site_builder.graph.lineage.propose import Proposal
from site_builder.graph.nodes.summary import GoalSummary

_COLUMN = 19.0
"""Full-width signs: two columns and what parts them fit into 80 half-width ones"""
_NONE = "（このシートに目標はありません）"


def as_text(proposals: Sequence[Proposal], organization: Organization) -> str:
    if not proposals:
        return "決めていない組はありません。\n"
    shown = "".join(f"{one_as_text(one, organization)}\n" for one in proposals)
    return f"{shown}決めていない組が{len(proposals)}件あります。\n"


def one_as_text(proposal: Proposal, organization: Organization) -> str:
    place = section_of(proposal, organization)
    head = (
        f"{place}  {kind(proposal)}",
        f"  {proposal.id}",
        f"  確からしさ {proposal.score:.2f}（{'、'.join(proposal.reasons) or '目立つ近さはない'}）",
    )
    return "\n".join([*head, *_side_by_side(*_columns(proposal))]) + "\n"


def kind(proposal: Proposal) -> str:
    if not proposal.later:
        return "続きなし"
    if not proposal.earlier:
        return "新規"
    if len(proposal.earlier) > 1:
        return "まとまった目標"
    return "分かれた目標" if len(proposal.later) > 1 else "続きの目標"


def _columns(proposal: Proposal) -> tuple[list[str], list[str]]:
    decision = proposal.decision
    return (
        list(_goals(proposal.earlier, decision.earlier[0].year)),
        list(_goals(proposal.later, decision.later[0].year)),
    )


def _goals(goals: Sequence[GoalSummary], year: int) -> Iterator[str]:
    if not goals:
        yield era_year(year)
        yield _NONE
    for goal in goals:
        yield f"{era_year(goal.key.year)} 目標{goal.number}"
        yield goal.goal or "（欄は空白）"
        for measure in goal.measures:
            yield f"指標 {measure.indicator or '（空欄）'}"
            yield f"目標 {measure.target or '（空欄）'}"


def _side_by_side(left: list[str], right: list[str]) -> Iterator[str]:
    rows = zip_longest(_wrapped(left), _wrapped(right), fillvalue="")
    for one, other in rows:
        gap = " " * round(2 * (_COLUMN - width(one)))
        yield f"  {one}{gap} │ {other}".rstrip()


def _wrapped(texts: Sequence[str]) -> Iterator[str]:
    for line in (line for text in texts for line in text.split("\n")):
        held = ""
        for sign in line:
            if width(held) + width(sign) > _COLUMN:
                yield held
                held = ""
            held += sign
        yield held


# --- for machines -------------------------------------------------------------------------


def as_json(proposals: Sequence[Proposal], organization: Organization) -> str:
    records = [
        {
            "id": decision_id(one.decision),
            "place": section_of(one, organization),
            "score": one.score,
            "reasons": list(one.reasons),
            "from": [_record(goal) for goal in one.earlier],
            "to": [_record(goal) for goal in one.later],
            "from_year": one.decision.earlier[0].year,
            "to_year": one.decision.later[0].year,
        }
        for one in proposals
    ]
    return json.dumps({"proposals": records}, indent=2) + "\n"


def _record(goal: GoalSummary) -> dict[str, object]:
    key = goal.key
    return {
        "sheet": f"{key.year}/{key.ward}/{key.section}",
        "number": goal.number,
        "goal": goal.goal,
        "indicators": [measure.indicator for measure in goal.measures],
        "targets": [measure.target for measure in goal.measures],
    }

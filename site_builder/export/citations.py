"""What a row cites of the plan, one code a record: ranges expanded, aliases followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from site_builder.content.sheet.model import Goal, Measure
from site_builder.content.wording import parse_policies
from site_builder.export.csv_text import Record
from site_builder.export.ids import measure_id
from site_builder.graph import urls
from site_builder.graph.nodes.summary import GoalSummary, MeasureSummary


def goal_citations(
    goal: Goal, summary: GoalSummary, aliases: Mapping[str, str]
) -> Iterator[Record]:
    pairs = zip(goal.measures, summary.measures, strict=True)
    for number, (measure, known) in enumerate(pairs, 1):
        name = measure_id(summary.key, goal.number, number)
        for position, (text, covered) in enumerate(_cited(measure, known), 1):
            for policy_id in _policy_ids(aliases.get(text, text)):
                yield (name, position, text, policy_id, covered)


def _cited(measure: Measure, known: MeasureSummary) -> Iterator[tuple[str, int]]:
    """Those of its own cell, then those of a cell above that covers this row too."""
    yield from ((text, 0) for text in measure.policies)
    if "policies" in known.covered:
        yield from ((text, 1) for text in known.policies)


def _policy_ids(text: str) -> Sequence[str | None]:
    """None once where the text is no code."""
    return [urls.policy_id(code) for code in dict.fromkeys(parse_policies(text))] or [None]

"""The charts of a sheet's table, each beside its result."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.graph.nodes.summary import GoalSummary, MeasureSummary
from site_builder.render.parts.chart import outcome_view
from site_builder.render.sheet.table import GoalView, MeasureView


def with_charts(goal: GoalView, brief: GoalSummary) -> GoalView:
    rows = enumerate(goal.measures)
    return goal._replace(
        measures=tuple(_with_chart(measure, brief.measures, row) for row, measure in rows)
    )


def _with_chart(view: MeasureView, measures: Sequence[MeasureSummary], row: int) -> MeasureView:
    if not measures[row].result or "result" in measures[row].covered:
        return view
    outcome = outcome_view(measures, row)
    if view.lead and view.lead.result:
        return view._replace(outcome=outcome)
    return view._replace(
        before=tuple(
            cell._replace(outcome=outcome) if cell.column.id == "result" else cell
            for cell in view.before
        )
    )

"""Charts stand with the results, on the page of the sheet alone."""

from __future__ import annotations

from site_builder.graph.nodes.summary import summarize
from site_builder.render.sheet.charts import with_charts
from site_builder.render.sheet.form import form_of
from tests.graph import small
from tests.render.printing import KEY, SHEETS

SHEET = SHEETS[KEY]


def test_a_chart_stands_with_the_result_alone() -> None:
    form = form_of(SHEET, {}, small.FRAME.plan, str)
    assert not any(goal.charted for goal in form.goals)
    summary = summarize(KEY, SHEET, small.FRAME.plan)
    goals = [with_charts(*pair) for pair in zip(form.goals, summary.goals, strict=True)]
    assert all(goal.charted for goal in goals)
    kinds = {
        cell.column.id
        for goal in goals
        for measure in goal.measures
        for cell in measure.before
        if cell.outcome
    }
    assert kinds == {"result"}

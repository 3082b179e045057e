"""The table of a sheet: the form's cells, row by row, in the columns of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from site_builder.content.eras import era_date
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import Easy, Goal, Sheet
from site_builder.content.sheet.spans import expand_spans
from site_builder.graph import urls
from site_builder.render.chain.steps import StepView
from site_builder.render.parts.basics import (
    Href,
    LinkView,
    Mark,
    Text,
    by_lines,
    mark_view,
    text_view,
)
from site_builder.render.parts.changes import Record
from site_builder.render.parts.chart import OutcomeView
from site_builder.render.parts.policies import PolicyEntry, policy_entries
from site_builder.render.parts.remarks import Remarks, merged
from site_builder.render.sheet.cells import (
    CellView,
    Rows,
    goal_cells,
    rows_of,
    shared_words,
)
from site_builder.render.sheet.columns import ColumnsView, TableColumnView
from site_builder.render.sheet.lead import Lead, lead_view


class TableCell(NamedTuple):
    column: TableColumnView
    rows: int
    cell: CellView
    long: bool
    """More words than a narrow column can show large"""
    outcome: OutcomeView | None = None


class Main(NamedTuple):
    """The cell with the initiative and its summary."""

    rows: int
    shared: str
    initiative: CellView
    summary: CellView


class MeasureView(NamedTuple):
    """One row of the form, without the cells that one above covers."""

    name: str
    """取組指標, or 取組指標1, 2 … where the goal has several"""
    lead: Lead | None
    before: tuple[TableCell, ...]
    """Target and result, as far as the lead does not hold them"""
    main: Main | None
    evaluation: TableCell | None
    mark: Mark
    after: tuple[TableCell, ...]
    outcome: OutcomeView | None = None
    """Where the lead holds the result"""


class EasyView(NamedTuple):
    """The goal in easy words, and who answers for them"""

    text: Text
    checked: str


class GoalView(NamedTuple):
    number: int
    id: str
    """Empty where the goal is only repeated: in a booklet"""
    href: str
    """Its permalink"""
    sentence: CellView
    measures: tuple[MeasureView, ...]
    steps: tuple[StepView, ...] = ()
    original: str = ""
    """Link to the document's own text; empty where its place is not known"""
    record: Record | None = None
    easy: EasyView | None = None
    former_ids: tuple[str, ...] = ()
    """Of numbers that it bore"""
    renumbered: LinkView | None = None
    """The goal that bore its number"""

    @property
    def charted(self) -> bool:
        return any(
            outcome is not None and outcome.bullets
            for measure in self.measures
            for outcome in (measure.outcome, *(cell.outcome for cell in measure.before))
        )


LONG = 16
"""Signs of a target or result that are still shown large: 2避難所 (累計13避難所)"""


def goal_views(
    sheet: Sheet, columns: ColumnsView, remarks: Remarks, aliases: Mapping[str, str], href: Href
) -> tuple[GoalView, ...]:
    """The form alone"""
    spans = expand_spans(sheet)

    def policies(stored: tuple[str, ...]) -> tuple[PolicyEntry, ...]:
        return policy_entries(stored, aliases, href)

    return tuple(
        _goal(
            goal, rows_of(goal_cells(goal, spans[goal.number], remarks), columns, policies), remarks
        )
        for goal in sheet.goals
    )


def _goal(goal: Goal, rows: Rows, remarks: Remarks) -> GoalView:
    path = FieldPath.of_goal(goal.number)
    said = merged((*remarks.get(str(path / "goal"), ()), *remarks.get(str(path), ())))
    return GoalView(
        number=goal.number,
        id=urls.goal_id(goal.number),
        href=f"#{urls.goal_id(goal.number)}",
        sentence=CellView(*by_lines(goal.goal), not goal.goal, "", said),
        measures=tuple(_measure(rows, row) for row in range(len(goal.measures))),
        easy=_easy(goal.easy) if goal.easy.text else None,
    )


def _easy(easy: Easy) -> EasyView:
    when = era_date(easy.reviewed)
    return EasyView(text_view(easy.text), f"確かめた人：{easy.reviewer}（{when}）")


def _measure(rows: Rows, row: int) -> MeasureView:
    lead = lead_view(rows, row)
    beside = rows.columns.before[lead.columns - 1 if lead else 0 :]
    measures = rows.cells.measures
    columns = rows.columns
    return MeasureView(
        name=f"取組指標{row + 1}" if len(measures) > 1 else "取組指標",
        lead=lead,
        before=_table_cells(rows, row, beside),
        main=_main(rows, row),
        evaluation=next(iter(_table_cells(rows, row, (columns.evaluation,))), None),
        mark=mark_view(measures[row].evaluation),
        after=_table_cells(rows, row, columns.after),
    )


def _table_cells(
    rows: Rows, row: int, columns: tuple[TableColumnView, ...]
) -> tuple[TableCell, ...]:
    measure = rows.cells.measures[row]
    return tuple(
        TableCell(
            column,
            rows.heights[column.id][row],
            rows.cell(row, column.id),
            len(getattr(measure, column.id)) > LONG,
        )
        for column in columns
        if rows.heights[column.id][row]
    )


def _main(rows: Rows, row: int) -> Main | None:
    height = rows.heights["main"][row]
    if not height:
        return None
    initiative, summary = (rows.cell(row, field) for field in ("initiative", "summary"))
    return Main(height, shared_words(height), initiative, summary)

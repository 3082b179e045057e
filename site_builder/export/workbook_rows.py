"""A sheet as rows of goals.xlsx: texts as people read them, one row a measure."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.eras import era_year
from site_builder.content.field_names import head_of
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import Goal, Sheet
from site_builder.content.sheet.spans import GoalSpans, expand_spans
from site_builder.content.wording import EVALUATION_LABELS
from site_builder.graph.nodes.nodes import SheetNode
from site_builder.graph.nodes.summary import GoalSummary, SheetSummary
from site_builder.opendata.workbook import NO_EVALUATION, NOT_HERE, UNSURE

_HEAD = ("ward", "section", "fiscal_year")
_CELLS = (
    "policies",
    "indicator",
    "target",
    "result",
    "evaluation",
    "attainment",
    "next_steps",
    "initiative",
    "summary",
)
"""Of a measure, in the order of the columns"""


def workbook_rows(node: SheetNode, sheet: Sheet) -> Iterator[tuple[str, ...]]:
    head = (sheet.ward, sheet.section, era_year(node.key.year))
    unevaluated = NOT_HERE if node.ended and not node.tally.evaluated else NO_EVALUATION
    spans = expand_spans(sheet)
    for goal, known in zip(sheet.goals, node.summary.goals, strict=True):
        own = (*head, str(goal.number), goal.goal)
        for row, cells in enumerate(_measure_cells(goal, spans[goal.number], unevaluated)):
            yield (*own, *cells, known.url, _told_doubts(node.summary, known, row))


def _measure_cells(goal: Goal, spans: GoalSpans, unevaluated: str) -> Iterator[tuple[str, ...]]:
    """A cell of several rows gives its text to each of them; a goal without a measure has a row."""
    for row in range(len(goal.measures)):
        above = spans.above(row)
        texts = {f: _text(goal, above.get(f, row), f) for f in MEASURE_FIELDS}
        texts["evaluation"] = EVALUATION_LABELS.get(texts["evaluation"], unevaluated)
        yield tuple(texts[name] for name in _CELLS)
    if not goal.measures:
        yield ("",) * len(_CELLS)


def _text(goal: Goal, row: int, field: str) -> str:
    value = getattr(goal.measures[row], field)
    return "\n".join(value) if isinstance(value, tuple) else value


def _told_doubts(sheet: SheetSummary, goal: GoalSummary, row: int) -> str:
    """What of a row is not surely read, in the form's words"""
    whole = FieldPath.of_goal(goal.number)
    fields = [field for field in _HEAD if field in sheet.doubts]
    if any(doubt in (str(whole), str(whole.parent)) for doubt in sheet.doubts):
        return f"{UNSURE}: {'、'.join([*map(head_of, fields), 'この目標のすべて'])}"
    fields += ["goal"] if goal.doubtful else []
    fields += goal.measures[row].doubts if goal.measures else []
    return f"{UNSURE}: {'、'.join(map(head_of, fields))}" if fields else ""

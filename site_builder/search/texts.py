"""What a goal itself says, cell by cell and as printed: all that only its sheet can tell.

What many goals share (header cells, cited policies, evaluations) the table of goals holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.content.sheet.model import Goal, Sheet
from site_builder.content.wording import search_form

LABELS = {
    "goal": "組織目標",
    "initiative": "取組名称",
    "indicator": "取組指標",
    "target": "目標",
    "result": "結果",
    "summary": "概要",
    "attainment": "目標達成状況",
    "next_steps": "今後の方針",
}
"""Field → its name beside a passage"""

HEADLINE = ("goal", "initiative")
"""A goal that has the words here comes before one that has them in a remark"""

_REST = tuple(field for field in LABELS if field not in HEADLINE)


@dataclass(frozen=True, slots=True)
class CellText:
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class GoalTexts:
    headline: tuple[CellText, ...]
    rest: tuple[CellText, ...]

    @property
    def cells(self) -> tuple[CellText, ...]:
        return self.headline + self.rest


def goal_texts(sheet: Sheet) -> tuple[GoalTexts, ...]:
    """One for each goal of the sheet, in its order."""
    return tuple(_texts(goal) for goal in sheet.goals)


def _texts(goal: Goal) -> GoalTexts:
    headline = (CellText("goal", goal.goal), *_cells(goal, HEADLINE[1:]))
    return GoalTexts(_each_once(headline), _each_once(_cells(goal, _REST)))


def _cells(goal: Goal, fields: tuple[str, ...]) -> Iterator[CellText]:
    for measure in goal.measures:
        for field in fields:
            yield CellText(field, getattr(measure, field))


def _each_once(cells: tuple[CellText, ...] | Iterator[CellText]) -> tuple[CellText, ...]:
    return tuple(dict.fromkeys(cell for cell in cells if search_form(cell.text)))

"""The goals that can be found, in the order in which equal hits stand, and what each itself says.

That is its own text, cell by cell and as printed. What many goals share (header cells, cited
policies, evaluations) is in the table of goals.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from site_builder.content.field_names import head_of
from site_builder.content.sheet.model import Goal, Sheet, SheetKey
from site_builder.content.wording import search_form
from site_builder.graph.nodes.nodes import GoalNode
from site_builder.graph.site import Site


class SearchGoal(NamedTuple):
    node: GoalNode
    printed: str
    """What it says itself, as printed_texts has it"""


def search_goals(site: Site, printed: Mapping[SheetKey, tuple[str, ...]]) -> tuple[SearchGoal, ...]:
    """From the newest year, wards in the city's order, as on every list of goals."""
    return tuple(_goals(site, printed))


def _goals(site: Site, printed: Mapping[SheetKey, tuple[str, ...]]) -> Iterator[SearchGoal]:
    for year in site.years:
        for ward in year.wards:
            for sheet in ward.sheets:
                for node, own in zip(sheet.goals, printed[sheet.key], strict=True):
                    yield SearchGoal(node, own)


_FIELDS = (
    "goal",
    "initiative",
    "indicator",
    "target",
    "result",
    "summary",
    "attainment",
    "next_steps",
)
LABELS = {name: head_of(name) for name in _FIELDS}
"""Field → its name beside a passage"""

HEADLINE = ("goal", "initiative")
"""A goal that has the words here comes before one that has them in a remark"""

_REST = tuple(field for field in LABELS if field not in HEADLINE)

_NAMES = tuple(LABELS)
_NUMBERS = {field: number for number, field in enumerate(LABELS)}


class CellText(NamedTuple):
    field: str
    text: str


class GoalTexts(NamedTuple):
    headline: tuple[CellText, ...]
    rest: tuple[CellText, ...]

    @property
    def cells(self) -> tuple[CellText, ...]:
        return self.headline + self.rest


def printed_texts(sheet: Sheet) -> tuple[str, ...]:
    """One for each goal of the sheet, in its order, as the site hands them to the browser: JSON on
    one line, [number of the field, text, number of the field, text …]"""
    return tuple(_printed(_texts(goal)) for goal in sheet.goals)


def _printed(texts: GoalTexts) -> str:
    parts = [part for cell in texts.cells for part in (_NUMBERS[cell.field], cell.text)]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def read_texts(printed: str) -> GoalTexts:
    parts = json.loads(printed)
    cells = [CellText(_NAMES[n], text) for n, text in zip(parts[::2], parts[1::2], strict=True)]
    end = next((n for n, cell in enumerate(cells) if cell.field not in HEADLINE), len(cells))
    return GoalTexts(tuple(cells[:end]), tuple(cells[end:]))


def _texts(goal: Goal) -> GoalTexts:
    headline = (CellText("goal", goal.goal), *_cells(goal, HEADLINE[1:]))
    return GoalTexts(_each_once(headline), _each_once(_cells(goal, _REST)))


def _cells(goal: Goal, fields: tuple[str, ...]) -> Iterator[CellText]:
    for measure in goal.measures:
        for field in fields:
            yield CellText(field, getattr(measure, field))


def _each_once(cells: tuple[CellText, ...] | Iterator[CellText]) -> tuple[CellText, ...]:
    return tuple(dict.fromkeys(cell for cell in cells if _says_anything(cell.text)))


def _says_anything(text: str) -> bool:
    """Its search form is not empty; mostly the first letter tells."""
    return bool(search_form(text[:1]) or search_form(text))

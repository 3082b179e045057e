"""How much paper a sheet needs, reckoned from its words: a build has no printer to ask.

The measures are those of templates/assets/css/print_form.css on A4 landscape, in points; on A3 all
of them grow alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from site_builder.content.sheet.model import Goal, Measure, Sheet
from site_builder.content.sheet.spans import GoalSpans, expand_spans
from site_builder.render.parts.remarks import Remarks

_PAGE = 490.0
"""What a page of 189 mm holds, less what rows leave that are not split between two pages"""
_GAIN = 0.88
"""What the smaller type makes of the plain one's height"""
_WIDTH = 796.5
_CELL = 8.5
"""Size of the words in a cell"""
_GOAL = 9.5
"""Size of a goal's sentence"""
_LEADING = 1.4
_INSET = 7.0
"""Left and right of the words in a cell"""
_ROW = 3.5
"""Above and below them, with the line between two rows"""
OWN_PAGE = 134.0
"""What stands above and below the goals on a sheet's own page: the site's line, the title, what
came of it, the table's head, the facts, the source, the office"""
IN_BOOKLET = 64.0
"""The same in a booklet: a line with its name, the table's head, the facts"""
_WRITE_IN = 48.0
"""A row with empty columns keeps room for a pen"""
_NARROW = 0.55
"""Width of a Latin letter or a digit in ems"""

_COLUMNS: Mapping[str, float] = {
    "indicator": 0.16,
    "target": 0.09,
    "result": 0.10,
    "summary": 0.21,
    "attainment": 0.20,
    "next_steps": 0.17,
}
_JOINED: Mapping[str, float] = {"indicator": 0.175, "target": 0.10, "summary": 0.22}
"""Indicator and target share one cell; the columns of results are empty."""
_FIELDS = {"summary": ("initiative", "summary")}
"""Of a column with several"""


def needs_small_type(height: float, around: float) -> bool:
    """Whether the smaller type saves a page; `height`: of the form, `around`: OWN_PAGE or
    IN_BOOKLET"""
    whole = height + around
    return ceil(whole / _PAGE) > ceil(whole * _GAIN / _PAGE)


def form_height(sheet: Sheet, remarks: Remarks, *, joined: bool) -> float:
    """Points on A4"""
    columns = _JOINED if joined else _COLUMNS
    spans = expand_spans(sheet)
    room = _WRITE_IN if joined else 0
    found = _leading(_marginal(sheet), _WIDTH, _CELL)
    for goal in sheet.goals:
        found += _leading(goal.goal, _WIDTH - 4 * _GOAL, _GOAL) + _ROW
        rows = _rows(goal, spans[goal.number], remarks, columns)
        found += sum(max(row, room) for row in rows)
    return found


def _marginal(sheet: Sheet) -> str:
    notes = (*sheet.notes, *(text.raw for text in sheet.unplaced))
    return "\n".join(("　".join(sheet.policy_indicators), *notes))


def _rows(
    goal: Goal, spans: GoalSpans, remarks: Remarks, columns: Mapping[str, float]
) -> Iterator[float]:
    """Height of each row; a cell of several rows spreads its words over them."""
    for row, measure in enumerate(goal.measures):
        place = f"goals/{goal.number}/measures/{row + 1}"
        heights = (
            _leading(_words(measure, column, place, remarks), share * _WIDTH - _INSET, _CELL)
            / spans.heights.get((row, column), 1)
            for column, share in columns.items()
        )
        yield max(heights) + _ROW


def _words(measure: Measure, column: str, place: str, remarks: Remarks) -> str:
    fields = _FIELDS.get(column, (column,))
    said: list[str] = [getattr(measure, field) for field in fields]
    if column == "indicator":
        said.append("、".join(measure.policies))
    if remarks:
        found = (remark for field in fields for remark in remarks.get(f"{place}/{field}", ()))
        said += [f"読み取りを確認中：{note.sentence}" for one in found for note in one.notes]
    return "\n".join(filter(None, said))


def _leading(text: str, width: float, size: float) -> float:
    """Height of a text's lines in a column of this width"""
    if len(text) * size <= width and "\n" not in text:
        return size * _LEADING if text else 0
    fits = width / size
    lines = sum(max(1, ceil(_ems(line) / fits)) for line in text.split("\n"))
    return lines * size * _LEADING


def _ems(line: str) -> float:
    """Japanese letters are three bytes each, Latin ones and digits one."""
    narrow = (3 * len(line) - len(line.encode())) / 2
    return len(line) - (1 - _NARROW) * narrow

"""Formats that depend on what a cell says: strikes and colours that they give to letters.

Only plain conditions are worked out; where another one would take letters away, the cell is in
doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.ingest.document import Seen
from site_builder.ingest.formats.cells import column_number
from site_builder.ingest.formats.colours import WHITE, Rgb
from site_builder.ingest.formats.xlsx.number_format import GENERAL, shows_nothing
from site_builder.ingest.formats.xlsx.visibility import colour_of, ink_seen

_TERM = r"(?P<dollar_column>\$?)(?P<column>[A-Z]{1,3})(?P<dollar_row>\$?)(?P<row>\d{1,7})"
_SAID = r'(?:"(?P<text>[^"]*)"|(?P<number>-?\d+(?:\.\d+)?))'
_COMPARED = re.compile(rf"=?\s*{_TERM}\s*(?P<sign>=|<>)\s*{_SAID}\s*")
_ALWAYS = re.compile(r"=?\s*(?:TRUE(?:\(\))?|1)\s*", re.IGNORECASE)
_CONSTANT = re.compile(rf"=?\s*{_SAID}\s*")

Value = Callable[[int, int], object]
"""What the cell of a row and column holds"""


@dataclass(frozen=True, slots=True)
class Conditional:
    """One format, of the cells in an area."""

    rows: range
    columns: range
    seen: Seen
    """What becomes of the letters"""
    rule: Any

    def holds(self, row: int, column: int, value: Value) -> bool | None:
        """Whether the cell has the format; None where that is not known."""
        formula = str((self.rule.formula or [""])[0])
        if self.rule.type == "expression":
            return self._expression(formula, row, column, value)
        constant = _CONSTANT.fullmatch(formula)
        if self.rule.type == "cellIs" and constant and self.rule.operator in ("equal", "notEqual"):
            return _says(value(row, column), constant) is (self.rule.operator == "equal")
        return None

    def _expression(self, formula: str, row: int, column: int, value: Value) -> bool | None:
        if _ALWAYS.fullmatch(formula):
            return True
        match = _COMPARED.fullmatch(formula)
        if not match:
            return None
        down = 0 if match["dollar_row"] else row - self.rows.start
        aside = 0 if match["dollar_column"] else column - self.columns.start
        at = (int(match["row"]) + down, column_number(match["column"]) + aside)
        return _says(value(*at), match) == (match["sign"] == "=")


def _says(value: object, constant: re.Match[str]) -> bool:
    if constant["number"]:
        return isinstance(value, int | float) and float(value) == float(constant["number"])
    return str("" if value is None else value).casefold() == constant["text"].casefold()


def conditionals(
    sheet: Any, theme: Sequence[Rgb], indexed: Sequence[str]
) -> tuple[Conditional, ...]:
    """Of a worksheet those that take letters away."""
    return tuple(_found(sheet, theme, indexed))


def _found(sheet: Any, theme: Sequence[Rgb], indexed: Sequence[str]) -> Iterator[Conditional]:
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            seen = _seen(rule.dxf, theme, indexed)
            if seen:
                yield from (_conditional(part, seen, rule) for part in area.sqref.ranges)


def _conditional(area: Any, seen: Seen, rule: Any) -> Conditional:
    rows = range(area.min_row, area.max_row + 1)
    return Conditional(rows, range(area.min_col, area.max_col + 1), seen, rule)


def _seen(style: Any, theme: Sequence[Rgb], indexed: Sequence[str]) -> Seen | None:
    """What a format does to letters, on its own ground or on white."""
    font = style.font if style else None
    if style and style.numFmt and shows_nothing(style.numFmt.formatCode or GENERAL):
        return Seen.UNSEEN
    if font is None or not (font.strike or font.color):
        return None
    ground = WHITE if style.fill is None else colour_of(style.fill.bgColor, theme, indexed)
    return ink_seen(font, ground, theme, indexed)

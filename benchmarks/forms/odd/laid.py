"""A form that is laid out, what it says, and what a reading of it owes beside the cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.forms.spreadsheet.grid import Cell, GridNoise, Value
from benchmarks.forms.spreadsheet.values import print_value
from benchmarks.forms.truth import Goal, Measure, Sheet

_MEASURE = re.compile(r"goals/(\d+)/measures/(\d+)/(\w+)")


@dataclass(frozen=True)
class Owed:
    """What a right reading does beside giving each cell its value."""

    aside: tuple[str, ...] = ()
    """Texts that are not this sheet's word: set aside, never in a field or a note"""
    hidden: tuple[str, ...] = ()
    """Texts of hidden rows and columns: set aside, or told by a message"""
    doubts: tuple[str, ...] = ()
    """Fields that must be doubted though their value is right"""
    told: tuple[str, ...] = ()
    """Words that a message must hold"""
    free: tuple[str, ...] = ()
    """Fields about which the form says nothing certain"""
    missing: tuple[str, ...] = ()
    """Fields whose text the document may lack"""

    def __add__(self, more: Owed) -> Owed:
        return Owed(
            self.aside + more.aside,
            self.hidden + more.hidden,
            self.doubts + more.doubts,
            self.told + more.told,
            self.free + more.free,
            self.missing + more.missing,
        )


NOTHING_OWED = Owed()


@dataclass(frozen=True)
class Said:
    """A sheet before it is laid out."""

    sheet: Sheet
    owed: Owed = NOTHING_OWED


@dataclass(frozen=True)
class Laid:
    """`sheet` is the truth of `cells`."""

    sheet: Sheet
    cells: tuple[Cell, ...]
    noise: GridNoise
    owed: Owed = NOTHING_OWED

    @property
    def factor(self) -> int:
        """Columns of the spreadsheet that one of the form's takes."""
        return 2 if self.noise.wide_columns else 1

    @property
    def era(self) -> int:
        """The year of 令和."""
        return self.sheet["fiscal_year"] - 2018

    def cell(self, field: str) -> Cell | None:
        return next((cell for cell in self.cells if cell.field == field), None)

    def the(self, field: str) -> Cell:
        """A cell that every form has."""
        return next(cell for cell in self.cells if cell.field == field)

    def owing(self, **owed: Sequence[str]) -> Laid:
        return replace(
            self, owed=self.owed + Owed(**{name: tuple(texts) for name, texts in owed.items()})
        )

    def adding(self, *cells: Cell) -> Laid:
        return replace(self, cells=(*self.cells, *cells))

    def changing(self, old: Cell, new: Cell | None) -> Laid:
        kept = (new if cell is old else cell for cell in self.cells)
        return replace(self, cells=tuple(cell for cell in kept if cell is not None))

    def saying(self, field: str, text: str | list[str] | None) -> Laid:
        """The truth of one cell of the table is another; None leaves it empty."""
        return replace(self, sheet=with_text(self.sheet, field, text))

    def rows(self) -> Iterator[tuple[Goal, int, Measure, int]]:
        """Each goal with the place of each of its measures, from 1, and its row."""
        for goal in self.sheet["goals"]:
            number = self.cell(f"goals/{goal['number']}/number")
            for place, measure in enumerate(goal["measures"]):
                if number:
                    yield goal, place + 1, measure, number.row + place

    def last_row(self) -> int:
        return max(cell.row + cell.rows - 1 for cell in self.cells)

    def last_column(self) -> int:
        """Of the table."""
        labels = [cell for cell in self.cells if cell.field.startswith("label/") or cell.extra]
        return max(cell.column + cell.columns - 1 for cell in labels)


def _plain(sheet: Sheet) -> Said:
    return Said(sheet)


def _as_laid(laid: Laid) -> Laid:
    return laid


@dataclass(frozen=True)
class Odds:
    """What happens to each form of a document, before and after it is laid out."""

    said: Callable[[Sheet], Said] = _plain
    laid: Callable[[Laid], Laid] = _as_laid
    apart: bool = False
    """Each form needs a worksheet of its own"""


PLAIN = Odds()


def inserted_columns(laid: Laid, at: int, count: int) -> Laid:
    """Empty columns of the spreadsheet before column `at`; what is merged over it grows."""
    return replace(laid, cells=tuple(_moved_right(cell, at, count) for cell in laid.cells))


def _moved_right(cell: Cell, at: int, count: int) -> Cell:
    if cell.column >= at:
        return replace(cell, column=cell.column + count)
    over = cell.column + cell.columns > at
    return replace(cell, columns=cell.columns + count) if over else cell


def inserted_rows(laid: Laid, at: int, count: int) -> Laid:
    """Empty rows before row `at`; what is merged over it grows."""
    return replace(laid, cells=tuple(_moved_down(cell, at, count) for cell in laid.cells))


def _moved_down(cell: Cell, at: int, count: int) -> Cell:
    if cell.row >= at:
        return replace(cell, row=cell.row + count)
    over = cell.row + cell.rows > at
    return replace(cell, rows=cell.rows + count) if over else cell


def typed(laid: Laid, text: str) -> tuple[Value, str]:
    """An amount as this form stores it."""
    return print_value(text) if laid.noise.typed else (text, "General")


def other_amount(rng: Random, *own: str | None) -> str:
    """An amount of the same shape as the form's own, and none of them."""
    model = next((text for text in own if text and re.search(r"\d", text)), "12回")
    model = model.split("\n")[0]
    while True:
        text = re.sub(r"\d", lambda _: str(rng.randint(1, 9)), model)
        if text not in own:
            return text


def texts_of(laid: Laid, *, single: bool = False) -> list[tuple[Cell, str]]:
    """The cells of the table that are stored as plain text, as the truth has it."""
    found = ((cell, text_at(laid.sheet, cell.field)) for cell in laid.cells)
    return [
        (cell, text)
        for cell, text in found
        if text and cell.value == text and not (single and (cell.rows > 1 or "\n" in text))
    ]


def text_at(sheet: Sheet, field: str) -> str | None:
    """A goal's sentence, or a measure's text; policies have none."""
    value = value_at(sheet, field)
    return None if isinstance(value, list) else value


def value_at(sheet: Sheet, field: str) -> str | list[str] | None:
    for goal in sheet["goals"]:
        if field == f"goals/{goal['number']}/goal":
            return goal["goal"]
        match = _MEASURE.fullmatch(field)
        if match and int(match[1]) == goal["number"]:
            measure = goal["measures"][int(match[2]) - 1]
            value: str | list[str] | None = measure[match[3]]  # type: ignore[literal-required]  # a field
            return value
    return None


def with_text(sheet: Sheet, field: str, text: str | list[str] | None) -> Sheet:
    """A goal's sentence or a measure's value changed; an emptied cell covers no rows."""
    goals = [_goal_with(goal, field, text) for goal in sheet["goals"]]
    spans = [span for span in sheet["spans"] if text or span["field"] != field]
    return {**sheet, "goals": goals, "spans": spans}


def _goal_with(goal: Goal, field: str, text: str | list[str] | None) -> Goal:
    path = f"goals/{goal['number']}"
    if field == f"{path}/goal":
        assert not isinstance(text, list)
        return {**goal, "goal": text}
    measures = [
        _measure_with(measure, field.removeprefix(f"{path}/measures/{place}/"), text)
        for place, measure in enumerate(goal["measures"], start=1)
    ]
    return {**goal, "measures": measures}


def _measure_with(measure: Measure, name: str, text: str | list[str] | None) -> Measure:
    return {**measure, name: text} if name in measure else measure  # type: ignore[misc]  # a field


def without_goal(sheet: Sheet, number: int) -> Sheet:
    start = f"goals/{number}/"
    return {
        **sheet,
        "goals": [goal for goal in sheet["goals"] if goal["number"] != number],
        "spans": [span for span in sheet["spans"] if not span["field"].startswith(start)],
    }

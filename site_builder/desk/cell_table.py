"""The cells of a worksheet or a CSV as a table, cut around the cell that a field was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_uppercase, digits

from site_builder.content.origins.provenance import Place
from site_builder.content.sheet.aside import WORDS
from site_builder.ingest.document import Box, Document, Flavour, Form, Piece
from site_builder.ingest.form.letters import NOTHING
from site_builder.ingest.formats.registry import read_format
from site_builder.problems import SiteBuilderError

_MOST_ROWS = 60
"""A longer table is cut"""
_ABOVE, _BELOW = 15, 30
"""Rows that stay around the cell"""


@dataclass(frozen=True, slots=True)
class DocumentCell:
    name: str
    """C7; empty where nothing is written"""
    text: str
    aside: tuple[tuple[str, str], ...]
    """Other text in the cell, and why it is not the cell's word: 取り消し線のある文字"""
    rows: int
    columns: int
    is_own: bool
    """Whether the field was read from it"""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    number: str
    cells: tuple[DocumentCell, ...]


@dataclass(frozen=True, slots=True)
class CellTable:
    name: str
    """Of the worksheet; empty for a CSV"""
    columns: tuple[str, ...]
    """Letters"""
    rows: tuple[DocumentRow, ...]
    above: int
    below: int
    """Rows with text that were left out"""


@lru_cache(maxsize=2)
def _read(name: str, data: bytes) -> Document | None:
    try:
        return read_format(name, data)
    except SiteBuilderError:
        return None


def read_table(
    name: str, data: bytes, own: Sequence[Place], every: Sequence[Place]
) -> CellTable | None:
    """`own`: the cells of the field, `every`: of all fields of the sheet. None where the document
    has no cells with addresses."""
    document = _read(name, data)
    form = _form_with(document, own or every) if document else None
    return _table(form, own) if form else None


def _form_with(document: Document, places: Sequence[Place]) -> Form | None:
    meant = {(place.sheet, place.cell) for place in places if place.cell}
    forms = (form for form in document.forms if form.flavour is Flavour.GRID)
    return next(
        (f for f in forms if any(not b.printed and (b.sheet, b.cell) in meant for b in f.boxes)),
        None,
    )


def _table(form: Form, own: Sequence[Place]) -> CellTable:
    meant = {(place.sheet, place.cell) for place in own}
    boxes = frozenset(box for box in form.boxes if (box.sheet, box.cell) in meant)
    grid = _FormGrid.of(form, boxes)
    first, last = grid.window()
    return CellTable(
        form.boxes[0].sheet,
        tuple(grid.columns.values()),
        tuple(grid.row(number, first, last) for number in grid.shown(first, last)),
        above=sum(number < first for number in grid.rows),
        below=sum(number > last for number in grid.rows),
    )


@dataclass(frozen=True, slots=True)
class _FormGrid:
    """Rows and columns in which no text begins are left out; a merged cell spans the others."""

    rows: Mapping[int, str]
    columns: Mapping[int, str]
    """Place within the form → number or letters in the document"""
    boxes: Mapping[tuple[int, int], Box]
    covered: Mapping[tuple[int, int], tuple[int, int]]
    """Row and column below a merged cell → where that begins"""
    own: frozenset[Box]

    @classmethod
    def of(cls, form: Form, own: frozenset[Box]) -> _FormGrid:
        boxes = {(box.row, box.column): box for box in form.boxes}
        rows = {row: box.cell.lstrip(ascii_uppercase) for (row, _), box in sorted(boxes.items())}
        columns = {
            box.column: box.cell.rstrip(digits)
            for box in sorted(boxes.values(), key=lambda box: box.column)
        }
        covered = {
            (row, column): start
            for start, box in boxes.items()
            for row in _within(rows, box.row, box.rows)
            for column in _within(columns, box.column, box.columns)
            if (row, column) not in boxes
        }
        return cls(rows, columns, boxes, covered, own)

    def window(self) -> tuple[int, int]:
        """First and last row that are shown."""
        rows = list(self.rows)
        if len(rows) <= _MOST_ROWS:
            return rows[0], rows[-1]
        chosen = [rows.index(box.row) for box in self.own] or [0]
        first, last = max(0, min(chosen) - _ABOVE), min(chosen) + _BELOW
        return rows[first], rows[min(last, len(rows) - 1)]

    def shown(self, first: int, last: int) -> Iterator[int]:
        return (number for number in self.rows if first <= number <= last)

    def row(self, row: int, first: int, last: int) -> DocumentRow:
        cells = (self._cell(row, column, first, last) for column in self.columns)
        return DocumentRow(self.rows[row], tuple(cell for cell in cells if cell))

    def _cell(self, row: int, column: int, first: int, last: int) -> DocumentCell | None:
        """None where a merged cell covers it. One that begins above the window begins with it."""
        start = self.covered.get((row, column), (row, column))
        box = self.boxes.get(start)
        if box is None:
            return DocumentCell("", "", (), 1, 1, False)
        if column != box.column or (row != box.row and row != first):
            return None
        rows = [n for n in self.shown(row, last) if self._is_of(box, n, column)]
        columns = [n for n in self.columns if self._is_of(box, row, n)]
        return DocumentCell(
            name=box.cell,
            text="" if box.seen else _text(box.pieces),
            aside=tuple(_aside(box)),
            rows=len(rows),
            columns=len(columns),
            is_own=box in self.own,
        )

    def _is_of(self, box: Box, row: int, column: int) -> bool:
        start = (box.row, box.column)
        return start == (row, column) or self.covered.get((row, column)) == start


def _within(places: Mapping[int, str], first: int, count: int) -> Iterator[int]:
    return (place for place in places if first <= place < first + count)


def _aside(box: Box) -> Iterator[tuple[str, str]]:
    if box.seen:
        yield WORDS[box.seen], _text(box.pieces)
    for part in box.parts:
        yield WORDS[part.seen], _text(part.pieces)


def _text(pieces: Sequence[Piece]) -> str:
    return "\n".join(piece.text.replace(NOTHING, "") for piece in pieces)

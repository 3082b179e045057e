"""One line of a tabular dump as cells: parted by tabs, HTML tags set aside as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.ingest.document import Line, Piece

_TAG = re.compile(r"</?[A-Za-z][^<>\t]*>|&nbsp;")
_GAP = "  "
"""Between the pieces of a cell that a tag parts: two spaces end an item (see joining.py)"""


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell that is not blank; columns count from 0."""

    column: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return _GAP.join(piece.text for piece in self.pieces)

    def cut(self, place: int) -> tuple[RowCell, RowCell]:
        """The cell's text before and behind a place."""
        left: list[Piece] = []
        right: list[Piece] = []
        start = 0
        for piece in self.pieces:
            at = min(max(place - start, 0), len(piece.text))
            left.append(piece.cut(0, at).strip())
            right.append(piece.cut(at).strip())
            start += len(piece.text) + len(_GAP)
        return RowCell(self.column, _inked(left)), RowCell(self.column, _inked(right))


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line with tabs."""

    number: int
    cells: tuple[RowCell, ...]
    columns: int
    """Number of cells, blank ones too"""
    markup: tuple[Piece, ...]


def split_cells(line: Line) -> TableLine:
    parts = tuple(_parts(line.piece))
    cells = (RowCell(column, tuple(_texts(part))) for column, part in enumerate(parts))
    markup = tuple(part.cut(*m.span()) for part in parts for m in _TAG.finditer(part.text))
    return TableLine(line.number, tuple(cell for cell in cells if cell.pieces), len(parts), markup)


def _parts(piece: Piece) -> Iterator[Piece]:
    start = 0
    for end in [m.start() for m in re.finditer("\t", piece.text)] + [len(piece.text)]:
        yield piece.cut(start, end)
        start = end + 1


def _texts(part: Piece) -> Iterator[Piece]:
    start = 0
    for match in _TAG.finditer(part.text):
        yield from _inked([part.cut(start, match.start()).strip()])
        start = match.end()
    yield from _inked([part.cut(start).strip()])


def _inked(pieces: list[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)

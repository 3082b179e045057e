"""Rows of cells whose places are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.ingest.document import Box, Piece
from site_builder.ingest.form.columns.named import LabelCell
from site_builder.ingest.form.columns.ordinals import is_ordinal_row
from site_builder.ingest.form.labels import is_label_line
from site_builder.ingest.form.rows import RowCell, TableLine


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells that begin in one row and are not blank, from left to right."""

    row: int
    boxes: tuple[Box, ...]

    @property
    def end(self) -> int:
        return max(box.row + box.rows for box in self.boxes)

    def line(self) -> TableLine:
        cells = tuple(RowCell(box.column - 1, box.pieces) for box in self.boxes if box.pieces)
        return TableLine(self.row, cells, 0, ())

    def labels(self) -> tuple[LabelCell, ...]:
        return tuple(
            LabelCell(box.row, box.column, box.columns, text_of([box])) for box in self.boxes
        )

    def is_label_row(self, begun: bool = False) -> bool:
        return is_label_line([text_of([box]) for box in self.boxes], begun)

    def is_ordinal_row(self) -> bool:
        return is_ordinal_row([text_of([box]) for box in self.boxes])


def pieces_of(boxes: Iterable[Box]) -> tuple[Piece, ...]:
    return tuple(piece for box in boxes for piece in box.pieces)


def text_of(boxes: Iterable[Box]) -> str:
    return "\n".join(piece.text for piece in pieces_of(boxes))

"""Cells of a tabular table → the texts of their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.content.model import Plain
from site_builder.ingest.cells import Cell
from site_builder.ingest.draft import Reading
from site_builder.ingest.labels import evaluation_mark
from site_builder.ingest.normalize import join_spaced, wrap_widths
from site_builder.ingest.policies import read_policies
from site_builder.ingest.traits import FIELDS

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Values:
    """How the cells of each column of one table are joined to texts."""

    widths: Mapping[str, float | None]
    """Field → the width at which its cells are wrapped, None where they are not"""
    fields: tuple[str, ...] = FIELDS

    def value(self, name: str, cells: Sequence[Cell]) -> Plain:
        text = _GAP.join(cell.text for cell in cells)
        if name == "policies":
            return read_policies(text)
        if name == "evaluation":
            return evaluation_mark(text)
        return join_spaced(text, self.widths.get(name))

    def reading(self, name: str, cells: Sequence[Cell]) -> Reading:
        pieces = tuple(piece for cell in cells for piece in cell.pieces)
        return Reading(self.value(name, cells), pieces)


def table_values(rows: Sequence[Mapping[str, tuple[Cell, ...]]]) -> Values:
    texts = [[cell.text for row in rows for cell in row.get(name, ())] for name in FIELDS]
    return Values(dict(zip(FIELDS, wrap_widths(texts), strict=True)))

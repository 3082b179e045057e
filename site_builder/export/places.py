"""Where a row of the form stands in its document: for the tables one place, not each cell's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from site_builder.content.origins.provenance import Place, Provenance
from site_builder.content.sheet.field_path import FieldPath
from site_builder.export.csv_text import Record

RowPlaces: TypeAlias = Mapping[tuple[int, int], Record]
"""(No. of the goal, position of the measure) → worksheet or page, cell, first and last line"""

PLACELESS: Record = ("", "", None, None)


def row_places(provenance: Provenance | None) -> RowPlaces:
    """Of a workbook or a PDF no lines: those of the text taken from it are nobody's to find."""
    found: dict[tuple[int, int], list[Place]] = {}
    for field, places in provenance.fields.items() if provenance else ():
        path = FieldPath.parse(field)
        if path.cell:
            found.setdefault((path.goal, path.measure), []).extend(places)
    in_lines = bool(provenance and provenance.encoding)
    return {row: _place(places, in_lines) for row, places in found.items() if places}


def _place(places: list[Place], in_lines: bool) -> Record:
    first = min(places, key=lambda place: (place.line, place.column))
    if not in_lines:
        return first.sheet, "" if first.sheet.isdecimal() else first.cell, None, None
    return first.sheet, first.cell, first.line, max(place.line for place in places)

"""Which columns hold which field: as their labels say, wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_builder.ingest.cells import Cell
from site_builder.ingest.document import Box
from site_builder.ingest.grid_cells import GridRow, text_of
from site_builder.ingest.labels import Label, cut_label
from site_builder.ingest.traits import FIELDS
from site_builder.ingest.zones import table_labels

_GROUPS = {Label.MEASURE.value, Label.INITIATIVES.value}


def find_fields(rows: Sequence[GridRow]) -> Mapping[str, range]:
    """Field → its columns; the label that is named first has the field."""
    found: dict[str, range] = {}
    for box in (box for row in rows for box in row.boxes):
        name = field_of(box)
        if name and name not in found:
            found[name] = columns_of(box)
    return found


def field_of(box: Box) -> str:
    """The field that a label names; empty for a group of columns and for other words."""
    labels = table_labels(Cell(0, box.pieces))
    cut = None if labels else cut_label(text_of([box]))
    names = [label.value for label in (*labels, *([cut] if cut else []))]
    return next((name for name in names if name in FIELDS), "")


def is_group(box: Box) -> bool:
    return any(label.value in _GROUPS for label in table_labels(Cell(0, box.pieces)))


def columns_of(box: Box) -> range:
    return range(box.column, box.column + box.columns)


def shared(box: Box, columns: range) -> int:
    """How many columns of a cell are among these."""
    own = columns_of(box)
    return max(0, min(own.stop, columns.stop) - max(own.start, columns.start))


def place_box(box: Box, fields: Mapping[str, range]) -> tuple[str, ...]:
    """The fields whose columns a cell stands in, the one it stands in most first."""
    names = [name for name in fields if shared(box, fields[name])]
    return tuple(sorted(names, key=lambda name: -shared(box, fields[name])))

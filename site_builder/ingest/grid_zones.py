"""The parts of a form whose cells are known: its head, the labels of the columns, the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from site_builder.content.wording import parse_date, parse_fiscal_year, squash
from site_builder.ingest.cells import TableLine
from site_builder.ingest.document import Box, Form, Piece
from site_builder.ingest.grid_cells import GridRow, is_label_row, text_of
from site_builder.ingest.grid_columns import find_fields
from site_builder.ingest.labels import HEADER_LABELS, Label, find_label, label_of, legend_spans
from site_builder.ingest.numbering import read_number

_REMARK = re.compile(r"[※＊*]|[(（【]?注")
_LONGEST_TITLE = 40


@dataclass(slots=True)
class GridZones:
    """What the cells of a form are; filled row by row."""

    title: list[Piece] = field(default_factory=list)
    head: list[TableLine] = field(default_factory=list)
    columns: list[GridRow] = field(default_factory=list)
    body: list[GridRow] = field(default_factory=list)
    outside: list[GridRow] = field(default_factory=list)
    labels: list[Piece] = field(default_factory=list)


def find_grid_zones(form: Form) -> GridZones:
    zones = GridZones()
    rows = list(_rows(form.boxes, zones))
    first = next((n for n, row in enumerate(rows) if is_label_row(row)), len(rows))
    last = first
    while last < len(rows) and is_label_row(rows[last], begun=True):
        last += 1
    _sort_head(zones, rows[:first])
    zones.columns += rows[first:last]
    _sort_body(zones, rows[last:])
    return zones


def _rows(boxes: Sequence[Box], zones: GridZones) -> Iterator[GridRow]:
    """The rows without title and legend, which may stand anywhere."""
    inked = sorted(
        (box for box in boxes if box.pieces or box.doubt), key=lambda box: (box.row, box.column)
    )
    for row, group in groupby(inked, key=lambda box: box.row):
        left = []
        cells = tuple(group)
        if _is_legend(cells):
            zones.labels += [piece for box in cells for piece in box.pieces]
            continue
        for box in cells:
            text = text_of([box])
            if legend_spans(text):
                zones.labels += box.pieces
            elif find_label(Label.TITLE, text) and len(text) < _LONGEST_TITLE:
                zones.title += box.pieces
            else:
                left.append(box)
        if left:
            yield GridRow(row, tuple(left))


def _is_legend(boxes: Sequence[Box]) -> bool:
    """○ and 達成 may stand in cells of their own."""
    return len(boxes) > 1 and bool(legend_spans(" ".join(text_of([box]) for box in boxes)))


# --- above and below the table ------------------------------------------------------------


def _sort_head(zones: GridZones, rows: Sequence[GridRow]) -> None:
    for row in rows:
        if is_fact_row(row) or (zones.head and _continues(row)):
            zones.head.append(row.line())
        else:
            zones.outside.append(row)


def is_fact_row(row: GridRow) -> bool:
    texts = [text_of([box]) for box in row.boxes]
    plain = (bool(parse_date(text)) or _is_year(text) for text in texts)
    return any(map(_is_fact_label, texts)) or any(plain)


def _is_fact_label(text: str) -> bool:
    if label_of(text) in HEADER_LABELS:
        return True
    starts = (find_label(label, text) for label in HEADER_LABELS)
    return any(found and found.start == 0 and found.end < len(text) for found in starts)


def _is_year(text: str) -> bool:
    return bool(parse_fiscal_year(text)) and len(squash(text)) < 10


def _continues(row: GridRow) -> bool:
    """A value that stands a row below its label, as in a label merged over two rows."""
    return not any(_REMARK.match(text_of([box])) for box in row.boxes)


def _sort_body(zones: GridZones, rows: Sequence[GridRow]) -> None:
    number = find_fields(zones.columns).get("number", range(1, 2))
    numbered = [n for n, row in enumerate(rows) if _number(row, number) is not None]
    last = numbered[-1] if numbered else -1
    over = False
    above = zones.columns[-1].end if zones.columns else 0
    for place, row in enumerate(rows):
        over = over or (place > last and _is_over(row, above))
        above = max(above, row.end)
        if is_label_row(row) and not over:
            zones.labels += [piece for box in row.boxes for piece in box.pieces]
        elif over and is_fact_row(row):
            zones.head.append(row.line())
        elif over or _is_remark(row):
            zones.outside.append(row)
        else:
            zones.body.append(row)


def _is_over(row: GridRow, above: int) -> bool:
    """Whether the table has ended above this row, which no numbered one follows."""
    gap = row.row > above
    alone = len(row.boxes) == 1
    return (gap and len(row.boxes) < 3) or _is_remark(row) or (alone and is_fact_row(row))


def _is_remark(row: GridRow) -> bool:
    return len(row.boxes) == 1 and bool(_REMARK.match(text_of(row.boxes)))


def _number(row: GridRow, columns: range) -> int | None:
    texts = (text_of([box]) for box in row.boxes if box.column in columns)
    return next((n for n in map(read_number, texts) if n is not None), None)

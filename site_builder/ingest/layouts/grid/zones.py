"""The parts of a form whose cells are known: its head, the labels of the columns, the table."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise, product

from site_builder.ingest.document import Box, Form, Piece
from site_builder.ingest.form.columns.named import is_upper_row
from site_builder.ingest.form.facts import is_fact, is_head_label
from site_builder.ingest.form.joining import breaks_off
from site_builder.ingest.form.labels import (
    Label,
    field_of,
    is_section_shred,
    label_of,
    legend_spans,
)
from site_builder.ingest.form.numbering import read_number
from site_builder.ingest.form.rows import TableLine
from site_builder.ingest.form.titles import is_titling
from site_builder.ingest.layouts.grid.columns import columns_of
from site_builder.ingest.layouts.grid.rows import GridRow, pieces_of, text_of

_REMARK = re.compile(r"[※＊*]|[(（【]?注")
_HEADING = re.compile(r"[【〔＜《■◆][^。\n]{1,30}")
_LEGEND_LINES = 8
"""At most, of a wrapped one"""


@dataclass(slots=True)
class GridZones:
    """What the cells of a form are; filled row by row."""

    title: list[Piece] = field(default_factory=list)
    head: list[TableLine] = field(default_factory=list)
    columns: list[GridRow] = field(default_factory=list)
    body: list[GridRow] = field(default_factory=list)
    outside: list[GridRow] = field(default_factory=list)
    loose: list[GridRow] = field(default_factory=list)
    """Words between the rows of a ruled table, in none of its cells"""
    labels: list[Piece] = field(default_factory=list)


def find_grid_zones(form: Form) -> GridZones:
    zones = GridZones()
    rows = list(_rows(form.boxes))
    first = next((n for n, row in enumerate(rows) if row.is_label_row()), len(rows))
    last = first
    while last < len(rows) and rows[last].is_label_row(begun=True):
        last += 1
    if 0 < first < len(rows) and rows[first - 1].is_ordinal_row():
        zones.labels += pieces_of(rows.pop(first - 1).boxes)
        first, last = first - 1, last - 1
    while 0 < first < len(rows) and is_upper_row(rows[first - 1].labels(), rows[first].labels()):
        first -= 1
    legend = frozenset(_wrapped_legend([box for row in rows[:first] for box in row.boxes]))
    _sort_head(zones, [_without_title(zones, row, legend) for row in rows[:first]])
    zones.columns += [_without_spilled(zones, row) for row in rows[first:last]]
    _sort_body(zones, rows[last:], _lone_rows(form.boxes))
    return zones


def _lone_rows(boxes: Sequence[Box]) -> frozenset[int]:
    """Rows of a page with a single cell, where a row of the table has blank ones beside it."""
    counts = Counter(box.row for box in boxes if box.printed)
    return frozenset(row for row, count in counts.items() if count == 1)


def _rows(boxes: Sequence[Box]) -> Iterator[GridRow]:
    inked = [box for box in boxes if box.pieces or box.doubt]
    inked.sort(key=lambda box: (box.row, box.column))
    for row, group in groupby(inked, key=lambda box: box.row):
        yield GridRow(row, tuple(group))


# --- above the table ----------------------------------------------------------------------


def _wrapped_legend(boxes: Sequence[Box]) -> Iterator[Box]:
    """Lines in none of the cells, of which some are a legend only together: △:一部未達 成"""
    columns: defaultdict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        if not box.ruled:
            columns[box.column].append(box)
    for lines in columns.values():
        for first, wraps in product(range(len(lines)), range(2, _LEGEND_LINES + 1)):
            together = lines[first : first + wraps]
            if legend_spans("".join(text_of([box]) for box in together)):
                yield from together


def _without_spilled(zones: GridZones, row: GridRow) -> GridRow:
    """The end of a legend that its own cell is too low for may be printed into a label's."""
    left = []
    for box in row.boxes:
        lines = [piece.text for piece in box.pieces]
        ends = (n for n in range(1, len(lines)) if legend_spans(lines[n - 1]))
        end = next((n for n in ends if field_of("\n".join(lines[n:]))), 0)
        zones.labels += box.pieces[:end]
        left.append(replace(box, pieces=box.pieces[end:]))
    return GridRow(row.row, tuple(left))


def _without_title(zones: GridZones, row: GridRow, legend: frozenset[Box]) -> GridRow:
    """Title and legend go to the labels; the row may be empty then."""
    if _is_legend(row):
        zones.labels += pieces_of(row.boxes)
        return GridRow(row.row, ())
    left = []
    for box in row.boxes:
        text = text_of([box])
        if box in legend or legend_spans(text):
            zones.labels += box.pieces
        elif is_titling(text):
            zones.title += box.pieces
        else:
            left.append(box)
    return GridRow(row.row, tuple(left))


def _is_legend(row: GridRow) -> bool:
    """○ and 達成 may stand in cells of their own."""
    return bool(legend_spans(" ".join(text_of([box]) for box in row.boxes)))


def _sort_head(zones: GridZones, rows: Sequence[GridRow]) -> None:
    above: list[Box] = []
    for row in filter(lambda row: row.boxes, rows):
        if is_fact_row(row) or _holds_values(row, above):
            zones.head.append(row.line())
            above = [box for box in above if box.row + box.rows > row.row] + list(row.boxes)
        else:
            zones.outside.append(row)


def _holds_values(row: GridRow, above: Sequence[Box]) -> bool:
    """Whether a label above covers the row too, or all labels stand above their values."""
    labels = [box for box in above if _is_fact_label(text_of([box]))]
    if any(box.row + box.rows > row.row for box in labels):
        return True
    if len(labels) < 2 or len(labels) < len(above) or above[-1].row + 1 < row.row:
        return False
    return {box.column for box in labels} >= {box.column for box in row.boxes}


def is_fact_row(row: GridRow) -> bool:
    texts = [text_of([box]) for box in row.boxes]
    return any(map(_is_fact_label, texts)) or any(map(is_fact, texts))


def _is_fact_label(text: str) -> bool:
    return is_head_label(text) or is_section_shred(text)


# --- the table and what is below ----------------------------------------------------------


def _sort_body(zones: GridZones, rows: Sequence[GridRow], lone: frozenset[int]) -> None:
    number = _number_columns(zones.columns)
    numbered = [n for n, row in enumerate(rows) if _number(row, number) is not None]
    last = numbered[-1] if numbered else -1
    labels = [columns_of(box) for row in zones.columns for box in row.boxes]
    columns = [one for one in labels if one.start >= number.stop] if _is_lined(rows, number) else []
    ruled = max((n for n, row in enumerate(rows) if _is_ruled(row)), default=-1)
    over = False
    above = zones.columns[-1].end if zones.columns else 0
    for place, row in enumerate(rows):
        below = row.row >= above and row.row in lone and not _is_line(row, above, columns)
        over = over or (place > last and (below or _is_over(rows[:place], row, above, number)))
        above = max(above, row.end)
        again = place > 0 and rows[place - 1].is_label_row()
        if (row.is_label_row(begun=again) and not over) or _is_repeated(row, over, number):
            zones.labels += pieces_of(row.boxes)
        elif over and is_fact_row(row):
            zones.head.append(row.line())
        elif over or _is_note(rows[:place], row, number) or _is_heading(row, number):
            zones.outside.append(row)
        elif place < ruled and not any(box.ruled for box in row.boxes):
            zones.loose.append(row)
        else:
            zones.body.append(row)


def _is_ruled(row: GridRow) -> bool:
    return all(box.ruled for box in row.boxes) and len(row.boxes) > 1


def _is_repeated(row: GridRow, over: bool, number: range) -> bool:
    """A title of a second page, or a legend below the table: never the mark of a row."""
    text = " ".join(text_of([box]) for box in row.boxes)
    signed = len(legend_spans(text)) > 1 or (over and bool(legend_spans(text)))
    return signed or (len(row.boxes) == 1 and _is_title(row.boxes[0], number))


def _is_title(box: Box, number: range) -> bool:
    """In a column of texts, the words of a title are the text of a cell."""
    spread = not box.ruled or box.columns > 1 or box.column <= number.stop
    return spread and label_of(text_of([box])) is Label.TITLE


def _is_over(before: Sequence[GridRow], row: GridRow, above: int, number: range) -> bool:
    """Whether the table has ended above this row, which no numbered one follows."""
    gap = row.row > above
    note = _is_note(before, row, number)
    return (gap and len(row.boxes) < 3) or note or (len(row.boxes) == 1 and is_fact_row(row))


def _is_lined(rows: Sequence[GridRow], number: range) -> bool:
    """Whether a cell goes on in a row without number, as where each line has a row of its own."""
    for above, row in pairwise(rows):
        texts = {box.column: text_of([box]) for box in above.boxes}
        below = row.boxes if _number(row, number) is None else ()
        if any(breaks_off(texts[b.column], text_of([b])) for b in below if texts.get(b.column)):
            return True
    return False


def _is_line(row: GridRow, above: int, columns: Collection[range]) -> bool:
    """Whether a lone cell right below the table, as wide as one of its columns of texts, may be a
    line of the cell above."""
    (box,) = row.boxes
    return box.ruled and row.row == above and columns_of(box) in columns


def _is_remark(row: GridRow) -> bool:
    return len(row.boxes) == 1 and bool(_REMARK.match(text_of(row.boxes)))


def _is_note(above: Sequence[GridRow], row: GridRow, number: range) -> bool:
    """A remark between the rows; in a column of texts it may be a line of the cell above."""
    lines = any(_number(one, number) is None for one in above if len(one.boxes) > 1)
    return _is_remark(row) and not (lines and row.boxes[0].column > number.stop)


def _is_heading(row: GridRow, number: range) -> bool:
    """【その他】 between the rows, in the column of the numbers or the one beside it"""
    alone = len(row.boxes) == 1 and row.boxes[0].column <= number.stop
    return alone and bool(_HEADING.fullmatch(text_of(row.boxes)))


def _number_columns(rows: Sequence[GridRow]) -> range:
    boxes = (box for row in rows for box in row.boxes)
    found = (columns_of(box) for box in boxes if field_of(text_of([box])) == "number")
    return next(found, range(1, 2))


def _number(row: GridRow, columns: range) -> int | None:
    texts = (text_of([box]) for box in row.boxes if box.column in columns)
    return next((n for n in map(read_number, texts) if n is not None), None)

"""The parts of a tabular form: its head with the sheet's facts, the table, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import mode

from site_builder.content.wording import CIRCLED
from site_builder.ingest.document import Form, Line, Piece
from site_builder.ingest.form.facts import is_fact
from site_builder.ingest.form.fields import FIELDS
from site_builder.ingest.form.labels import (
    HEADER_LABELS,
    is_column_head,
    is_title,
    label_at,
    label_of,
    legend_spans,
    table_labels,
)
from site_builder.ingest.form.numbering import read_number
from site_builder.ingest.form.page_marks import without_page_marks
from site_builder.ingest.form.rows import RowCell, TableLine, split_cells

_MARK = re.compile(r"\s*#+")
_ROW_NUMBER = re.compile(r"\s*[0-9０-９]{1,2}(?:[.．][0０])?\s*")
_REMARK = re.compile(r"[※＊*]|[(（]?注")


@dataclass(slots=True)
class Zones:
    """What the lines of a form are; filled line by line."""

    head: list[TableLine] = field(default_factory=list)
    columns: list[TableLine] = field(default_factory=list)
    """The rows of labels above the table"""
    body: list[TableLine] = field(default_factory=list)
    outside: list[list[Line]] = field(default_factory=list)
    """Lines around the table, those that follow each other together"""
    inside: list[Line] = field(default_factory=list)
    """Lines without tabs between rows of the table"""
    labels: list[Piece] = field(default_factory=list)
    markup: list[Piece] = field(default_factory=list)


_ITEMS = ("・", "･", *CIRCLED)


def find_zones(form: Form) -> Zones:
    zones = Zones()
    pending: list[Line] = []
    lines, marks = without_page_marks(form)
    zones.markup += marks
    for line in lines:
        if _is_plain(line, zones):
            pending.append(line)
            continue
        rows = len(zones.body)
        _sort(zones, line)
        _settle(zones, pending, inside=0 < rows < len(zones.body))
        pending = []
    _settle(zones, pending, inside=False)
    return zones


def _is_plain(line: Line, zones: Zones) -> bool:
    """A line of text that is neither label nor row."""
    text = line.piece.text
    if "\t" in text or is_title(text) or legend_spans(text):
        return False
    if zones.columns:
        return not _ROW_NUMBER.fullmatch(text) and label_of(text) is None
    found = label_at(text)
    return not is_fact(text) and (found is None or found.label not in HEADER_LABELS)


def _settle(zones: Zones, pending: Sequence[Line], inside: bool) -> None:
    if inside:
        zones.inside += pending
        return
    for line in pending:
        group = zones.outside[-1] if zones.outside else []
        if group and group[-1].number == line.number - 1:
            group.append(line)
        else:
            zones.outside.append([line])


def _sort(zones: Zones, line: Line) -> None:
    if is_title(line.piece.text):
        _take_title(zones, line.piece)
    elif legend_spans(line.piece.text):
        zones.labels.append(line.piece.strip())
    else:
        row = split_cells(line)
        zones.markup += row.markup
        if zones.body and _is_remark(row):
            zones.outside.append([Line(line.number, piece) for piece in row.cells[0].pieces])
        else:
            _zone(zones, row).append(row)


def _is_remark(row: TableLine) -> bool:
    """A row that holds nothing but a remark on the table."""
    return len(row.cells) == 1 and bool(_REMARK.match(row.cells[0].text))


def _take_title(zones: Zones, piece: Piece) -> None:
    mark = _MARK.match(piece.text)
    end = mark.end() if mark else 0
    zones.markup += [piece.cut(0, end).strip()] if mark else []
    zones.labels.append(piece.cut(end).strip())


def _zone(zones: Zones, row: TableLine) -> list[TableLine]:
    if is_column_head(row.cells, begun=bool(zones.columns) and not zones.body):
        return zones.columns
    if zones.columns or zones.body:
        return zones.body
    return zones.body if zones.head and _looks_like_row(row) else zones.head


def _looks_like_row(row: TableLine) -> bool:
    """A row of a table whose labels are lost."""
    labels = [cell for cell in row.cells if label_at(cell.text)]
    first = row.cells[0].text if row.cells else ""
    return not labels and len(row.cells) >= 3 and bool(_ROW_NUMBER.fullmatch(first))


def column_labels(rows: Sequence[TableLine]) -> Mapping[int, str]:
    """Column → the field that the header names above it; a lower row says it more exactly."""
    named: dict[int, str] = {}
    for cell in (cell for row in rows for cell in row.cells):
        names = [label.value for label in table_labels(cell) if label.value in FIELDS]
        if names:
            named[cell.column] = names[0]
    return named


def rejoin_rows(zones: Zones) -> None:
    """A row that ends early in a text goes on in the lines right below it that do not begin as a
    row does: with a number, or with the empty cell of one."""
    rows = zones.body
    wide = max(len(FIELDS), mode(row.columns for row in rows)) if rows else 0
    joined: list[TableLine] = []
    taken: set[int] = set()
    end = 0
    for number, row in _in_order(rows, _plain(zones)):
        if joined and number == end + 1 and _goes_on(joined[-1], row, wide):
            joined[-1] = _joined(joined[-1], row)
            taken.add(number)
        elif row in rows:
            joined.append(row)
        else:
            continue
        end = number
    zones.body = joined
    zones.inside = [line for line in zones.inside if line.number not in taken]
    outside = ([line for line in group if line.number not in taken] for group in zones.outside)
    zones.outside = [group for group in outside if group]


def _plain(zones: Zones) -> Iterator[Line]:
    """Lines without tabs between the rows and below them."""
    yield from zones.inside
    for line in (line for group in zones.outside for line in group):
        if zones.body and line.number > zones.body[-1].number:
            yield line


def _in_order(rows: Iterable[TableLine], plain: Iterable[Line]) -> Sequence[tuple[int, TableLine]]:
    """Lines without tabs as rows of one cell."""
    alone = (TableLine(one.number, (RowCell(0, (one.piece.strip(),)),), 1, ()) for one in plain)
    return sorted(((row.number, row) for row in (*rows, *alone)), key=lambda entry: entry[0])


def _goes_on(above: TableLine, below: TableLine, wide: int) -> bool:
    if not above.cells or not below.cells or above.cells[-1].column != above.columns - 1:
        return False
    last, first = above.cells[-1], below.cells[0]
    columns = above.columns + below.columns - 1
    if first.column or read_number(first.text) is not None or columns > wide:
        return False
    if below.columns > 1:
        return above.columns < wide
    listed = last.text.startswith(_ITEMS) and first.text.startswith(_ITEMS)
    return listed or not last.text.endswith("。")


def _joined(above: TableLine, below: TableLine) -> TableLine:
    *before, last = above.cells
    first, *behind = below.cells
    cells = (
        *before,
        RowCell(last.column, (*last.pieces, *first.pieces)),
        *(replace(cell, column=cell.column + last.column) for cell in behind),
    )
    columns = above.columns + below.columns - 1
    return TableLine(above.number, cells, columns, (*above.markup, *below.markup))

"""The parts of a tabular form: its head with the sheet's facts, the table, and the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from site_builder.content.wording import parse_date, parse_fiscal_year
from site_builder.ingest.cells import Cell, TableLine, split_cells
from site_builder.ingest.document import Form, Line, Piece
from site_builder.ingest.labels import (
    HEADER_LABELS,
    Label,
    cut_label,
    is_title,
    label_at,
    label_of,
    legend_spans,
)
from site_builder.ingest.page_marks import without_page_marks
from site_builder.ingest.traits import FIELDS

_MARK = re.compile(r"\s*#+")
_ROW_NUMBER = re.compile(r"\s*[0-9０-９]{1,2}\s*")
_REMARK = re.compile(r"[※＊*]|[(（]?注")
_LABEL_YEAR = re.compile(r"[RＲ令].{0,3}[0-9０-９]{1,2}(?:年度?)?")
_TABLE_LABELS = frozenset(Label) - {*HEADER_LABELS, Label.TITLE, Label.LEGEND}


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
    is_fact = parse_date(text) or (parse_fiscal_year(text) and len(text.strip()) < 12)
    return not is_fact and (found is None or found.label not in HEADER_LABELS)


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


def is_column_head(cells: Sequence[Cell], begun: bool = False) -> bool:
    """A row of the table's labels, some of which may be cut; its second row has nothing else."""
    whole = sum(1 for cell in cells if table_labels(cell))
    if not whole and not begun:
        return False
    known = sum(1 for cell in cells if table_labels(cell) or _is_cut(cell.text))
    if begun and known == len(cells):
        return True
    return whole >= 2 and 2 * known >= len(cells)


def _is_cut(text: str) -> bool:
    return cut_label(text) is not None or bool(_LABEL_YEAR.fullmatch(text.strip()))


def _looks_like_row(row: TableLine) -> bool:
    """A row of a table whose labels are lost."""
    labels = [cell for cell in row.cells if label_at(cell.text)]
    first = row.cells[0].text if row.cells else ""
    return not labels and len(row.cells) >= 3 and bool(_ROW_NUMBER.fullmatch(first))


def table_labels(cell: Cell) -> tuple[Label, ...]:
    """The labels that make up the whole cell, one or several."""
    labels, text, place = [], cell.text.rstrip(), 0
    while found := label_at(text, place):
        labels.append(found.label)
        place = found.end
    whole = place == len(text) and _TABLE_LABELS.issuperset(labels)
    return tuple(labels) if whole else ()


def column_labels(rows: Sequence[TableLine]) -> Mapping[int, str]:
    """Column → the field that the header names above it; a lower row says it more exactly."""
    named: dict[int, str] = {}
    for cell in (cell for row in rows for cell in row.cells):
        names = [label.value for label in table_labels(cell) if label.value in FIELDS]
        if names:
            named[cell.column] = names[0]
    return named

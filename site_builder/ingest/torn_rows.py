"""Rows of a tabular dump that go on in the next line, as a cell holds a line break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import mode

from site_builder.content.wording import CIRCLED
from site_builder.ingest.cells import Cell, TableLine
from site_builder.ingest.document import Line
from site_builder.ingest.numbering import read_number
from site_builder.ingest.traits import FIELDS
from site_builder.ingest.zones import Zones

_ITEMS = ("・", "･", *CIRCLED)


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
    alone = (TableLine(one.number, (Cell(0, (one.piece.strip(),)),), 1, ()) for one in plain)
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
        Cell(last.column, (*last.pieces, *first.pieces)),
        *(replace(cell, column=cell.column + last.column) for cell in behind),
    )
    columns = above.columns + below.columns - 1
    return TableLine(above.number, cells, columns, (*above.markup, *below.markup))

"""Hidden rows and columns of a worksheet: nothing of them is read; a message says where they are.

Their words may be meant for nobody, so none of them is repeated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.content.field_names import word_of
from site_builder.ingest.document import Seen
from site_builder.ingest.form.labels import HEADER_LABELS, field_of, label_of
from site_builder.ingest.form.numbering import read_number
from site_builder.ingest.formats.cells import column_name
from site_builder.ingest.formats.grid_cell import GridCell

_LABELS = 3
"""A row of the table's labels has more"""


@dataclass(frozen=True, slots=True)
class Hidden:
    cells: tuple[GridCell, ...]
    """In the place of what was not read: a mark for each row and column, and blank cells with a
    doubt where the form has a label for them"""
    places: tuple[str, ...]
    """In words: 7行目（目標2の行）, D列（目標）"""


def hidden_places(
    seen: Sequence[GridCell], unseen: Sequence[GridCell], rows: Collection[int]
) -> Hidden:
    """`rows`: the hidden ones; other cells of `unseen` are of hidden columns."""
    of_rows = [cell for cell in unseen if cell.row in rows]
    of_columns = [cell for cell in unseen if cell.row not in rows]
    labels = dict(_lost_labels(seen, of_columns))
    marks = [*_row_marks(seen, of_rows), *_column_marks(of_columns, labels)]
    places = tuple(place for place, _ in marks)
    cells = (mark for _, mark in marks)
    return Hidden((*cells, *_blanks(seen, of_columns, labels)), places)


def _row_marks(
    seen: Sequence[GridCell], hidden: Sequence[GridCell]
) -> Iterator[tuple[str, GridCell]]:
    numbers = {cell.column for cell in seen if field_of(cell.text) == "number"}
    told = {}
    goal = None
    for cell in sorted((*seen, *hidden), key=lambda one: (one.row, one.column)):
        if cell.column in numbers and (number := read_number(_words(cell))) is not None:
            goal = number
        if cell in hidden and (cell.row not in told or cell.column in numbers):
            told[cell.row] = (cell, goal)
    for row, (cell, number) in told.items():
        words = "行" if number is None else f"目標{number}の行"
        yield f"{row}行目（{words}）", _mark(cell, words)


def _column_marks(
    hidden: Sequence[GridCell], labels: dict[int, GridCell]
) -> Iterator[tuple[str, GridCell]]:
    first = {cell.column: cell for cell in reversed(hidden)}
    for column, cell in sorted(first.items()):
        label = word_of(field_of(_words(labels[column]))) if column in labels else ""
        words = f"{column_name(column)}列{f'（{label}）' if label else ''}"
        yield words, _mark(cell, words)


def _mark(cell: GridCell, words: str) -> GridCell:
    return replace(cell, rows=1, columns=1, lines=(words,), parts=(), seen=Seen.HIDDEN, doubt="")


def _lost_labels(
    seen: Sequence[GridCell], hidden: Sequence[GridCell]
) -> Iterator[tuple[int, GridCell]]:
    """Labels of the table that no column has that is seen, by their columns."""
    fields = [(cell.row, field) for cell in seen if (field := field_of(cell.text))]
    rows = [row for row, _ in fields]
    known = {field for _, field in fields}
    for cell in hidden:
        field = field_of(_words(cell))
        if field and field not in known and rows.count(cell.row) >= _LABELS:
            yield cell.column, cell


def _blanks(
    seen: Sequence[GridCell], hidden: Sequence[GridCell], labels: dict[int, GridCell]
) -> Iterator[GridCell]:
    for cell in hidden:
        label = labels.get(cell.column)
        if cell is label:
            yield replace(cell, seen=None, parts=(), doubt="")
        elif (label and cell.row > label.row) or _is_fact(seen, cell):
            yield replace(cell, lines=(), parts=(), seen=None, doubt=Seen.HIDDEN.value)


def _is_fact(seen: Sequence[GridCell], cell: GridCell) -> bool:
    """Whether it stands beside a label of the head."""
    before = [one for one in seen if one.row == cell.row and one.column < cell.column]
    nearest = max(before, key=lambda one: one.column, default=None)
    return nearest is not None and label_of(nearest.text) in HEADER_LABELS


def _words(cell: GridCell) -> str:
    return "\n".join(cell.lines)

"""What stands on a worksheet beside or below a form: notes to the staff, lists for choices.

On paper everybody sees it, so this is asked of worksheets alone. A column right beside the
form that has no label may be one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from site_builder.content.wording import squash
from site_builder.ingest.document import Seen
from site_builder.ingest.form.facts import is_fact, is_head_label
from site_builder.ingest.form.labels import (
    evaluation_mark,
    field_of,
    is_group,
    is_label_line,
)
from site_builder.ingest.form.numbering import read_number
from site_builder.ingest.form.titles import is_titling
from site_builder.ingest.formats.grid_cell import GridCell

_TO_STAFF = re.compile(
    r"(?:提出|回答)(?:期限|期日|締切|締め切り|先)|締め?切り?日?[:：]|〆切|記入(?:例|要領|上の注意)|"
    r"(?:選択|入力|記入|作成|提出)して(?:ください|下さい)|(?:プル|ドロップ)ダウン|"
    r"内線[:：\d]"
)
_FEW = 3
"""A row of the table has more cells"""
_SHORT = 10

Row = Sequence[GridCell]


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where a form's table stands; rows and columns count from 1."""

    top: int
    left: int
    right: int
    gap: int
    """Blank columns between any two of its own, as a CSV has them of merged ones"""
    bottom: int
    """The last row of the last numbered goal, and what follows it closely"""
    printed: bool
    """Whether it is on the page that is printed"""


def mark_outside(form: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """The cells of one form, with those marked that are no part of it."""
    rows = [tuple(row) for _, row in groupby(form, key=lambda cell: cell.row)]
    extent = None if any(cell.printed for cell in form) else _extent(rows)
    if extent is None:
        return tuple(form)
    return tuple(_marked(cell, row, extent) for row in rows for cell in row)


def _marked(cell: GridCell, row: Row, extent: _Extent) -> GridCell:
    outside = bool(cell.text) and not cell.doubt and _is_outside(cell, row, extent)
    return replace(cell, seen=Seen.OUTSIDE) if outside else cell


def _is_outside(cell: GridCell, row: Row, extent: _Extent) -> bool:
    if cell.row < extent.top:
        return _is_above_outside(cell, row, extent)
    end = cell.column + cell.columns + extent.gap
    if cell.column > extent.right + 1 + extent.gap or end < extent.left:
        return True
    said = [one for one in row if one.text]
    if len(said) >= _FEW or cell.row < extent.bottom:
        return False
    apart = cell.row > extent.bottom
    marks = apart and all(evaluation_mark(one.text) for one in said)
    unprinted = apart and extent.printed and not cell.on_page
    return unprinted or marks or bool(_TO_STAFF.search(squash(cell.text)))


def _is_above_outside(cell: GridCell, row: Row, extent: _Extent) -> bool:
    """A fact of the head may stand farther to the right than the table."""
    of_head = any(is_head_label(one.text) for one in row) and cell.column <= _head_end(row, extent)
    if of_head or is_titling(cell.text) or is_fact(cell.text):
        return False
    unprinted = extent.printed and not cell.on_page
    return cell.column > extent.right or unprinted or bool(_TO_STAFF.search(squash(cell.text)))


def _head_end(row: Row, extent: _Extent) -> int:
    """The last column in which a label of this row can have its value."""
    ends = (cell.column + cell.columns for cell in row if is_head_label(cell.text))
    return max(extent.right, *ends)


# --- how far the table reaches ------------------------------------------------------------


def _extent(rows: Sequence[Row]) -> _Extent | None:
    labels = list(_label_rows(rows))
    cells = sorted((cell for row in labels for cell in row if cell.text), key=lambda c: c.column)
    known = [cell for cell in cells if field_of(cell.text) or is_group(cell.text)]
    if not known:
        return None
    left = known[0].column
    gap = _usual_gap(known)
    right = _reach(cells, max(map(_last, known)), gap)
    on_page = all(cell.on_page for cell in known)
    bottom = _bottom(rows, labels, {c.column for c in known if field_of(c.text) == "number"})
    return _Extent(labels[0][0].row, left, right, gap, bottom, on_page)


def _label_rows(rows: Sequence[Row]) -> Iterator[Row]:
    begun = False
    for row in rows:
        texts = [cell.text for cell in row if cell.text]
        if texts and is_label_line(texts, begun):
            begun = True
            yield row
        elif begun:
            return


def _usual_gap(labels: Sequence[GridCell]) -> int:
    """The least; a label of a group and its first column's begin together."""
    ends = {cell.column: _last(cell) for cell in labels}
    gaps = (start - ends[before] - 1 for before, start in pairwise(sorted(ends)))
    return max(0, min(gaps, default=0))


def _last(cell: GridCell) -> int:
    return cell.column + cell.columns - 1


def _reach(cells: Sequence[GridCell], right: int, gap: int) -> int:
    """With the labels that the form does not know, right beside those that it does."""
    for cell in cells:
        if cell.column <= right + 1 + gap:
            right = max(right, _last(cell))
    return right


def _bottom(rows: Sequence[Row], labels: Sequence[Row], number: set[int]) -> int:
    """The row below the last goal."""
    bottom = max(_end(row) for row in labels)
    below = [row for row in rows if row[0].row > labels[-1][0].row]
    numbered = [row for row in below if _is_numbered(row, number)]
    bottom = max([bottom, *map(_end, numbered)])
    for row in below:
        if row[0].row <= bottom and sum(bool(cell.text) for cell in row) >= _FEW - 1:
            bottom = max(bottom, _end(row))
    return bottom


def _is_numbered(row: Row, number: set[int]) -> bool:
    return any(cell.column in number and read_number(cell.text) is not None for cell in row)


def _end(row: Row) -> int:
    return max(cell.row + cell.rows for cell in row)

"""The table of a page moved sideways to where it stands on the page before."""

from __future__ import annotations

from dataclasses import replace

from site_builder.ingest.pdf.page import Rect
from site_builder.ingest.pdf.rows import PageRow

_TABLE = 6
"""So many ruled cells beside each other are a row of the table"""
_ALIKE = 6.0
"""Points by which the width of a table may differ on the next page"""

Rows = tuple[PageRow, ...]


def align(above: Rows, rows: Rows) -> Rows:
    """Moved sideways, where the table at the end of a page stands elsewhere on the next."""
    there = [_sides(row) for row in above if is_table(row)]
    here = [_sides(row) for row in rows if is_table(row)]
    if not there or not here:
        return rows
    (left, right), (own_left, own_right) = there[-1], here[0]
    if abs((right - left) - (own_right - own_left)) > _ALIKE:
        return rows
    return tuple(_moved(row, left - own_left) for row in rows)


def is_table(row: PageRow) -> bool:
    return sum(cell.ruled for cell in row.cells) >= _TABLE


def _sides(row: PageRow) -> tuple[float, float]:
    boxes = [cell.box for cell in row.cells if cell.ruled]
    return min(box.left for box in boxes), max(box.right for box in boxes)


def _moved(row: PageRow, by: float) -> PageRow:
    cells = (
        replace(cell, box=Rect(box.left + by, box.top, box.right + by, box.bottom))
        for cell in row.cells
        for box in [cell.box]
    )
    return replace(row, cells=tuple(cells))

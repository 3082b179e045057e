"""Lines that a program prints on every page, around what the page says.

A line that counts the pages is no word of the document. Any other may be one: of each form it
is kept once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from site_builder.ingest.pdf.cells import PageCell
from site_builder.ingest.pdf.rows import PageRow

_DIGITS = re.compile(r"\d+")
_LEVEL = 2.0
"""Points by which the line may stand higher or lower on another page"""

Rows = tuple[PageRow, ...]


def without_counted(pages: Sequence[Rows]) -> list[Rows]:
    """令和7年度の目標 2頁, where the page before says the same with 1."""
    counted = {cell for rows in pages for cell in _counted(rows, pages)}
    return [_without(rows, counted) for rows in pages]


def without_again(first: Rows, rows: Rows) -> Rows:
    """Without the outermost lines that stand on the first page of the form in the same place."""
    said = [cell for row in _outermost(first) for cell in row.cells]
    own = [cell for row in _outermost(rows) for cell in row.cells]
    again = {cell for cell in own if any(_is_same(cell, one) for one in said)}
    return _without(rows, again)


def _counted(rows: Rows, pages: Sequence[Rows]) -> set[PageCell]:
    own = [(cell, row.page) for row in _outermost(rows) for cell in row.cells]
    others = [
        (cell, row.page)
        for page in pages
        if page and rows and abs(page[0].page - rows[0].page) == 1
        for row in _outermost(page)
        for cell in row.cells
    ]
    return {cell for cell, page in own if any(_counts(cell, page, *other) for other in others)}


def _outermost(rows: Rows) -> list[PageRow]:
    """The rows above and below all that is ruled."""
    ruled = [place for place, row in enumerate(rows) if row.ruled]
    inner = range(ruled[0], ruled[-1] + 1) if ruled else range(0)
    return [row for place, row in enumerate(rows) if place not in inner]


def _counts(cell: PageCell, page: int, other: PageCell, its_page: int) -> bool:
    """Whether nothing but the number of the page tells two lines apart."""
    if not _is_level(cell, other):
        return False
    one, another = _plain(cell), _plain(other)
    numbers = list(zip(_DIGITS.findall(one), _DIGITS.findall(another), strict=False))
    changed = {pair for pair in numbers if pair[0] != pair[1]}
    masked = _DIGITS.sub("0", one) == _DIGITS.sub("0", another)
    return masked and changed == {(str(page), str(its_page))}


def _is_same(cell: PageCell, other: PageCell) -> bool:
    return _is_level(cell, other) and _plain(cell) == _plain(other)


def _is_level(cell: PageCell, other: PageCell) -> bool:
    return (
        abs(cell.box.bottom - other.box.bottom) <= _LEVEL
        and abs(cell.box.left - other.box.left) <= cell.box.height
    )


def _plain(cell: PageCell) -> str:
    return unicodedata.normalize("NFKC", "".join(cell.lines))


def _without(rows: Rows, cells: set[PageCell]) -> Rows:
    kept = (
        replace(row, cells=tuple(cell for cell in row.cells if cell not in cells)) for row in rows
    )
    return tuple(row for row in kept if row.cells)

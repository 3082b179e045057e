"""Lines that a program prints on every page, around what the page says.

A line that counts the pages is not part of the document's text. Any other may be one: of each
form it is kept once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.ingest.form.labels import Label, find_label
from site_builder.ingest.form.page_marks import ends_in_page_number
from site_builder.ingest.formats.pdf.cells import PageCell
from site_builder.ingest.formats.pdf.rows import PageRow

_DIGITS = re.compile(r"\d+")
_LEVEL = 2.0
"""Points by which the line may stand higher or lower on another page"""

Rows = tuple[PageRow, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """Outside of all that is ruled on its page."""

    cell: PageCell
    page: int
    edge: str
    """head, foot: nothing stands further out"""


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
    beside = [page for page in pages if page and rows and abs(page[0].page - rows[0].page) == 1]
    own, others = list(_lines(rows)), [line for page in beside for line in _lines(page)]
    return {
        line.cell
        for line in own
        if (line.edge and ends_in_page_number("".join(line.cell.lines), line.page))
        or any(_counts(line, other) for other in others)
    }


def _lines(rows: Rows) -> Iterator[_Line]:
    for row in _outermost(rows):
        edge = "head" if row is rows[0] else "foot" if row is rows[-1] else ""
        yield from (_Line(cell, row.page, edge) for cell in row.cells)


def _outermost(rows: Rows) -> list[PageRow]:
    """The rows above and below all that is ruled."""
    ruled = [place for place, row in enumerate(rows) if row.ruled]
    inner = range(ruled[0], ruled[-1] + 1) if ruled else range(0)
    return [row for place, row in enumerate(rows) if place not in inner]


def _counts(line: _Line, other: _Line) -> bool:
    """Whether nothing but the number of the page tells two lines apart."""
    if not (_is_level(line.cell, other.cell) or _is_on_edge(line, other)):
        return False
    one, another = _plain(line.cell), _plain(other.cell)
    numbers = list(zip(_DIGITS.findall(one), _DIGITS.findall(another), strict=False))
    changed = {pair for pair in numbers if pair[0] != pair[1]}
    masked = _DIGITS.sub("0", one) == _DIGITS.sub("0", another)
    return masked and changed == {(str(line.page), str(other.page))}


def _is_on_edge(line: _Line, other: _Line) -> bool:
    """Pages of other sizes and scales print it elsewhere; a title may have a number, too."""
    return (
        bool(line.edge)
        and line.edge == other.edge
        and not find_label(Label.TITLE, _plain(line.cell))
    )


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

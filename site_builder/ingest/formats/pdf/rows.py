"""The cells of one page → its rows, from top to bottom.

A row is what lies between two rulings that follow each other; words outside of all cells stand
in the row beside them, or in one of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from site_builder.ingest.form.page_marks import page_number
from site_builder.ingest.formats.pdf.cells import PageCell
from site_builder.ingest.formats.pdf.page import Rect

_SAME = 3.0
_GAP = 0.8
"""Lines further apart than this (of their height) have blank paper between them"""


@dataclass(frozen=True, slots=True)
class PageRow:
    """The cells that begin in it, from left to right."""

    cells: tuple[PageCell, ...]
    top: float
    bottom: float
    ruled: bool
    page: int

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple("".join(cell.lines) for cell in self.cells if cell.lines)


def find_rows(page: int, cells: Sequence[PageCell]) -> tuple[PageRow, ...]:
    """Without page numbers, which are not part of the document's text."""
    bands = list(_bands([cell.box for cell in cells if cell.ruled]))
    beside: list[list[PageCell]] = [[] for _ in bands]
    alone: list[PageCell] = []
    for cell in cells:
        place = _band(bands, cell.box.top + 1 if cell.ruled else cell.box.middle[1])
        (alone if place is None else beside[place]).append(cell)
    rows = [
        PageRow(_ordered(own), top, bottom, True, page)
        for (top, bottom), own in zip(bands, beside, strict=True)
    ]
    rows += [PageRow(_ordered(own), *_extent(own), False, page) for own in _lines(alone)]
    rows.sort(key=lambda row: row.top)
    return tuple(_without_page_number(rows, page))


def gap_above(above: PageRow, row: PageRow) -> bool:
    """Whether blank paper or the edge of a table lies between two rows."""
    apart = row.top - above.bottom
    if above.ruled and row.ruled:
        return apart > _SAME
    height = min(above.bottom - above.top, row.bottom - row.top)
    return above.ruled != row.ruled or apart > _GAP * height


def cut_places(places: Sequence[float]) -> tuple[float, ...]:
    """Each place once, although rulings and pages may differ by a little."""
    cuts: list[float] = []
    for place in sorted(places):
        if not cuts or place - cuts[-1] > _SAME:
            cuts.append(place)
    return tuple(cuts)


def _bands(boxes: Sequence[Rect]) -> Iterator[tuple[float, float]]:
    """What lies between two rulings, where it is part of a table."""
    for top, bottom in pairwise(cut_places([y for box in boxes for y in (box.top, box.bottom)])):
        middle = (top + bottom) / 2
        if any(box.top <= middle <= box.bottom for box in boxes):
            yield top, bottom


def _band(bands: Sequence[tuple[float, float]], y: float) -> int | None:
    place = bisect_right([top for top, _ in bands], y) - 1
    return place if place >= 0 and y <= bands[place][1] + 1 else None


def _ordered(cells: Sequence[PageCell]) -> tuple[PageCell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.box.left, cell.box.top)))


def _lines(cells: Sequence[PageCell]) -> Iterator[list[PageCell]]:
    """Words whose middles are level stand in one line."""
    line: list[PageCell] = []
    for cell in sorted(cells, key=lambda cell: cell.box.middle[1]):
        if line and cell.box.middle[1] - line[0].box.middle[1] > 0.5 * line[0].box.height:
            yield line
            line = []
        line.append(cell)
    if line:
        yield line


def _extent(cells: Sequence[PageCell]) -> tuple[float, float]:
    return min(cell.box.top for cell in cells), max(cell.box.bottom for cell in cells)


def _without_page_number(rows: Sequence[PageRow], page: int) -> Iterator[PageRow]:
    """Above and below all that is ruled: 2, - 2 -, 2/3, 2ページ."""
    numbers = set(_page_numbers(above_ruled(rows), page))
    numbers.update(_page_numbers(above_ruled(rows[::-1]), page))
    for row in rows:
        kept = tuple(cell for cell in row.cells if row.ruled or cell not in numbers)
        if row.ruled or kept:
            yield replace(row, cells=kept)


def above_ruled(rows: Sequence[PageRow]) -> Sequence[PageRow]:
    """The outermost rows of the page, none of them ruled."""
    return tuple(takewhile(lambda row: not row.ruled, rows))


def _page_numbers(rows: Sequence[PageRow], page: int) -> Iterator[PageCell]:
    """A plain number may be that of a goal, whose cell the page cuts: one that says what it
    counts stands for it."""
    cells = [(cell, row is rows[0]) for row in rows for cell in row.cells]
    found = [(cell, first, match) for cell, first in cells if (match := _page_number(cell, page))]
    told = [cell for cell, _, match in found if match[2] or match[3]]
    yield from told or (cell for cell, first, _ in found if first)


def _page_number(cell: PageCell, page: int) -> re.Match[str] | None:
    return page_number("".join(cell.lines), page)

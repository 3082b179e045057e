"""One page → its cells, as if it were ruled: each column of the head and of the table, each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.content.wording import width
from site_builder.ingest.formats.layout.columns import ColumnLabel, find_columns, group_words
from site_builder.ingest.formats.layout.cuts import LabelAnchors, cut_columns
from site_builder.ingest.formats.layout.head import HeadCells, read_head_lines
from site_builder.ingest.formats.layout.page_text import TextLine, Word
from site_builder.ingest.formats.layout.table import PageTable, field_names, read_table
from site_builder.ingest.formats.layout.unlabelled import Known, find_again
from site_builder.ingest.formats.layout.zones import PageZones, find_zones
from site_builder.ingest.formats.pdf.cells import PageCell
from site_builder.ingest.formats.pdf.page import Rect

_WIDE, _HIGH = 100.0, 10.0
"""Points that stand for a column and a row; one for a letter of words in none of them"""
_HEAD = "head"
_MOST = 200
"""Lines of a table on one page; a page has no room for more"""
_NARROW = 8
"""Letters across a goal, of which fewer leave nothing certain: all is doubted"""


_ROWS_BY = frozenset(["number", "goal"])
"""Without these labels nothing tells the rows"""
_NEEDED = frozenset(["number", "goal", "indicator", "target"])
"""Columns of every form: where the labels do not tell them all, none is certain"""


@dataclass(frozen=True, slots=True)
class PageCells:
    cells: tuple[PageCell, ...]
    known: Known
    """For the page on which the table goes on"""
    begins: bool
    """Whether the labels of a table stand on it"""
    is_sound: bool
    """Whether all of its letters are there, its rows can be told, and no more lines than a page
    has"""


def read_page(lines: Sequence[TextLine], known: Known) -> PageCells:
    zones = find_zones(lines)
    begins = bool(zones.labels)
    if begins:
        labelled = find_columns(zones.labels, zones.body)
        names = field_names(labelled)
        columns = cut_columns(labelled, names, zones.body, LabelAnchors(0.3)).columns
        known = Known(columns, names, {})
    else:
        columns = find_again(known, zones.body)
    if not columns:
        words = [word for line in lines for word in line.words]
        return PageCells(tuple(_words(words)), known, begins, True)
    if len(zones.body) > _MOST or not _ROWS_BY.issubset(known.names):
        return PageCells((), known, begins, False)
    sure = begins and _NEEDED.issubset(known.names) and not _is_narrow(known)
    table = read_table(zones.body, columns, sure)
    cells = tuple(_cells(zones, columns, read_head_lines(zones.head), table))
    known = replace(known, widths=known.widths or _widths(table))
    return PageCells(cells, known, begins, _letters(cells) == _inked(lines))


def _cells(
    zones: PageZones, columns: Sequence[ColumnLabel], head: HeadCells, table: PageTable
) -> Iterator[PageCell]:
    yield from _words(head.outside)
    for cell in head.cells:
        texts = [word.text for word in cell.words]
        yield _ruled(cell.row * _HIGH, 1, cell.column, texts, _HEAD if cell.doubted else "")
    top = (max((cell.row for cell in head.cells), default=0) + 2) * _HIGH
    if zones.labels:
        yield from _labels(zones.labels, columns, top)
        top += 2 * _HIGH
    for one in table.cells:
        yield _ruled(top + one.row * _HIGH, one.rows, one.column, one.lines, one.doubt)
    yield from _words(table.below, top + (table.rows + 2) * _HIGH)


def _labels(
    lines: Sequence[TextLine], columns: Sequence[ColumnLabel], top: float
) -> Iterator[PageCell]:
    """Groups stand above the first of their columns."""
    groups: dict[int, list[str]] = {}
    for word in group_words(lines):
        near = min(range(len(columns)), key=lambda n: abs(columns[n].edge - word.start))
        groups.setdefault(near, []).append(word.text)
    for place, one in enumerate(columns):
        yield _ruled(top, 1, place, groups.get(place, []), "")
        yield _ruled(top + _HIGH, 1, place, [word.text for word in one.words], "")


def _ruled(top: float, rows: int, column: int, lines: Sequence[str], doubt: str) -> PageCell:
    box = Rect(column * _WIDE, top, (column + 1) * _WIDE, top + rows * _HIGH)
    return PageCell(box, tuple(lines), True, doubt=doubt)


def _words(words: Sequence[Word], top: float | None = None) -> Iterator[PageCell]:
    """Each by itself, from this height down; without it, above all rows."""
    lines = [word.line for word in words]
    first = min(lines, default=0)
    start = -(max(lines, default=0) - first + 2) * _HIGH if top is None else top
    for word in words:
        place = start + (word.line - first) * _HIGH
        box = Rect(word.start, place, word.end, place + 0.8 * _HIGH)
        yield PageCell(box, (word.text,), False)


def _widths(table: PageTable) -> dict[int, float]:
    widths: dict[int, float] = {}
    for cell in table.cells:
        for line in cell.lines:
            widths[cell.column] = max(widths.get(cell.column, 0.0), width(line))
    return widths


def _is_narrow(known: Known) -> bool:
    edges = [column.edge for column in known.columns]
    goal = known.names.index("goal") if "goal" in known.names else len(edges)
    return goal + 1 < len(edges) and edges[goal + 1] - edges[goal] < _NARROW


def _letters(cells: Iterable[PageCell]) -> Counter[str]:
    return Counter("".join("".join(line.split()) for cell in cells for line in cell.lines))


def _inked(lines: Sequence[TextLine]) -> Counter[str]:
    return Counter("".join(token.text for line in lines for token in line.tokens))

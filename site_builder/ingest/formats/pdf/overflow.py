"""Cells whose text may go on where nobody sees it: their row is too low for one line more.

Programs print the lines that have room and leave the others out, without a trace. A full cell
is nothing strange, rows are made as high as their text needs. But if its last line is full too,
and does not end as a text ends, there may be more; and where that is so, every full cell of the
page is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from site_builder.ingest.formats.pdf.lines import String, bounds
from site_builder.ingest.formats.pdf.page import Rect
from site_builder.ingest.formats.pdf.ruled_cells import RuledBox

_LINE = 1.2
_MANY = 0.1
"""Share of a page's cells that seem to be cut, if its rows are too low"""
_LEAST = 3
_SHORT = 0.6
"""Share of the cell's width that a whole text, of one line, may be short of"""
_HEIGHTS, _EVEN, _MOST = 3, 0.2, 0.9
"""So many different numbers of lines; room that differs by this much (of the size of letters); the
share of cells of which that holds"""
_ITEMS = ("・", "･", "①", "※")
_ENDS = ("。", "．", "）", ")", "」", "』")


def find_cuts(
    frames: Sequence[RuledBox], held: Mapping[int, Sequence[String]], margin: float, known: bool
) -> Iterator[int]:
    """`known`: whether other cells of the page are cut for certain."""
    inked = {place: strings for place, strings in held.items() if strings}
    full = [place for place, own in inked.items() if _is_full(own, frames[place].box)]
    if _is_fitted([(inked[place], frames[place].box) for place in full]):
        return
    torn = [place for place in full if _is_torn(inked[place], frames[place].box, margin)]
    if known or len(torn) >= max(_LEAST, _MANY * len(inked)):
        yield from (place for place in full if _may_go_on(inked[place], frames[place].box))
    else:
        yield from (place for place in torn if not _ends(inked[place]))


def _is_fitted(cells: Sequence[tuple[Sequence[String], Rect]]) -> bool:
    """Whether each row was made as high as its text: cells of few lines and of many leave the same
    room, which is chance where rows are too low."""
    rooms = [(_lines(strings), _room(strings, box) / strings[0].size) for strings, box in cells]
    if len({lines for lines, _ in rooms}) < _HEIGHTS:
        return False
    usual = median(room for _, room in rooms)
    even = sum(abs(room - usual) <= _EVEN for _, room in rooms)
    return even >= _MOST * len(rooms)


def _lines(strings: Sequence[String]) -> int:
    return len({round(string.base) for string in strings})


def _room(strings: Sequence[String], cell: Rect) -> float:
    return cell.height - bounds(string.box for string in strings).height


def _is_full(strings: Sequence[String], cell: Rect) -> bool:
    size = max(string.size for string in strings)
    return _room(strings, cell) < _LINE * size


def _is_torn(strings: Sequence[String], cell: Rect, margin: float) -> bool:
    """One letter more had no room in the last line."""
    line = bounds(string.box for string in _last_line(strings))
    return cell.width - 2 * margin - line.width < 1.1 * strings[0].size


def _ends(strings: Sequence[String]) -> bool:
    return _last_line(strings)[-1].text.endswith(_ENDS)


def _last_line(strings: Sequence[String]) -> list[String]:
    lowest = max(string.base for string in strings)
    level = [string for string in strings if lowest - string.base < 0.4 * string.size]
    return sorted(level, key=lambda string: string.box.left)


def _may_go_on(strings: Sequence[String], cell: Rect) -> bool:
    """Not one short line, as of a date."""
    text = bounds(string.box for string in strings)
    one_line = text.height < 2 * strings[0].size and text.width < _SHORT * cell.width
    return not one_line or strings[0].text.startswith(_ITEMS)

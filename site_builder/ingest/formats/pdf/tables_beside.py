"""Tables beside each other on one page: two pages printed on one sheet of paper, a booklet.

Each is read as a page of its own, from left to right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from site_builder.ingest.formats.pdf.cells import PageCell
from site_builder.ingest.formats.side_by_side import is_whole_form

_GAP = 3.0
"""Points of blank paper"""
_WIDE = 6
"""So many cells beside each other are a row of a form's table"""
_ALIKE = 0.05
"""Share of their width by which two parts of one table differ"""

Cells = tuple[PageCell, ...]


def part_tables(cells: Cells) -> tuple[Cells, ...]:
    sides = [side for side in _sides([cell for cell in cells if cell.ruled]) if _is_table(side)]
    if len(sides) < 2 or not all(_are_forms(*pair) for pair in pairwise(sides)):
        return (cells,)
    starts = [min(cell.box.left for cell in side) for side in sides]
    ends = [max(cell.box.right for cell in side) for side in sides]
    cuts = [(end + start) / 2 for end, start in zip(ends, starts[1:], strict=False)]
    bounds = [float("-inf"), *cuts, float("inf")]
    return tuple(
        tuple(cell for cell in cells if left <= cell.box.middle[0] < right)
        for left, right in pairwise(bounds)
    )


def _sides(cells: Sequence[PageCell]) -> Iterator[list[PageCell]]:
    """Cells with no blank paper between them from the top of the page to its end."""
    side: list[PageCell] = []
    end = 0.0
    for cell in sorted(cells, key=lambda cell: cell.box.left):
        if side and cell.box.left > end + _GAP:
            yield side
            side = []
        end = max(end, cell.box.right) if side else cell.box.right
        side.append(cell)
    if side:
        yield side


def _is_table(side: Sequence[PageCell]) -> bool:
    return _columns(side) >= _WIDE


def _columns(side: Sequence[PageCell]) -> int:
    tops = [round(cell.box.top) for cell in side]
    return max(map(tops.count, set(tops)))


def _are_forms(one: Sequence[PageCell], other: Sequence[PageCell]) -> bool:
    """Whether each has the labels of a form, or the second goes on with the first."""
    whole = [is_whole_form("".join(cell.lines) for cell in side) for side in (one, other)]
    return all(whole) or (_columns(one) == _columns(other) and _are_as_wide(one, other))


def _are_as_wide(one: Sequence[PageCell], other: Sequence[PageCell]) -> bool:
    wide, wider = sorted(_width(side) for side in (one, other))
    return wider - wide <= _ALIKE * wider


def _width(side: Sequence[PageCell]) -> float:
    return max(cell.box.right for cell in side) - min(cell.box.left for cell in side)

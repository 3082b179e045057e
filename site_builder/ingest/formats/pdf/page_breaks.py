"""Cells that the end of a page has cut: their parts on both pages are one cell.

A spreadsheet program may print a merged cell's text on either page or on both, and even beyond
the end of a page, below or above the table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from site_builder.content.wording import squash
from site_builder.ingest.form.joining import join_wrapped
from site_builder.ingest.formats.grid_cell import GridCell
from site_builder.ingest.formats.pdf.text_in_cells import CLIPPED


@dataclass(slots=True)
class Open:
    """A cell that the end of its page may have cut."""

    cell: GridCell
    goes_on: bool
    """Below"""
    went_on: bool
    """Above"""
    ruled: bool


_NOWHERE = Open(GridCell(0, 0, 0, 0, (), "", ""), False, False, False)
"""A double that was taken away"""


def join_pages(above: list[Open], own: list[Open]) -> None:
    """Cells at the foot of a page take up those at the head of the next that go on with them."""
    foot = max((_end(one.cell) for one in above if one.ruled), default=0)
    head = min((one.cell.row for one in own if one.ruled), default=0)
    heads = [one for one in own if one.ruled and one.cell.row == head]
    for place, one in enumerate(above):
        if not one.ruled or _end(one.cell) != foot:
            continue
        for other in heads:
            if _same_columns(one.cell, other.cell) and one.goes_on and other.went_on:
                joined = _joined(one.cell, other.cell)
                joined = _with_words(joined, above, range(foot, joined.row + joined.rows))
                joined = _with_words(joined, own, range(joined.row, head))
                above[place] = one = replace(other, cell=joined)
                own.remove(other)
    above[:] = [one for one in above if one.cell.row]
    own[:] = [one for one in own if one.cell.row]


def _with_words(cell: GridCell, page: list[Open], rows: range) -> GridCell:
    """A cell's text may be printed, too, beyond the end of its page, below or above the table."""
    for place, one in enumerate(page):
        if (
            one.ruled
            or one.cell.parts
            or one.cell.row not in rows
            or not _is_within(one.cell, cell)
        ):
            continue
        said = squash(cell.text)
        if not said or squash(one.cell.text) in said:
            cell = cell if said else replace(cell, lines=one.cell.lines, doubt=CLIPPED)
            page[place] = _NOWHERE
    return cell


def _is_within(one: GridCell, cell: GridCell) -> bool:
    return cell.column <= one.column < cell.column + cell.columns


def _end(cell: GridCell) -> int:
    return cell.row + cell.rows


def _same_columns(one: GridCell, other: GridCell) -> bool:
    return (one.column, one.columns) == (other.column, other.columns)


def _joined(one: GridCell, other: GridCell) -> GridCell:
    """Either page may hold the whole text, or each a part."""
    lines, doubt = one.lines, one.doubt or other.doubt
    said, more = squash(one.text), squash(other.text)
    if said == more:
        doubt = one.doubt and other.doubt
    elif said and more:
        lines, doubt = _join_lines(one.lines, other.lines), CLIPPED
    else:
        lines = lines or other.lines
    rows, parts = other.row + other.rows - one.row, (*one.parts, *other.parts)
    return replace(one, rows=rows, lines=lines, doubt=doubt, parts=parts)


def _join_lines(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The longer one, where the other is its beginning or end; else both."""
    said, more = squash("".join(one)), squash("".join(other))
    if more.startswith(said) or more.endswith(said):
        return other
    if said.startswith(more) or said.endswith(more):
        return one
    seam = join_wrapped((one[-1], other[0])).split("\n")
    return (*one[:-1], *seam, *other[1:])

"""Letters of a PDF that are struck out by a line, or that nobody sees."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.forms.pdf.writer import PdfPage
from benchmarks.forms.spreadsheet.grid import Cell
from benchmarks.forms.text.wrap import width

_PAINTS = {"white": "1 g", "format": "3 Tr", "invisible": "3 Tr", "under": ""}
"""White letters, letters that are not drawn; a box is filled over the others"""


@dataclass(frozen=True)
class Spot:
    """Where a cell's first line begins."""

    x: float
    y: float
    size: float
    step: float


def text_of(cell: Cell) -> str:
    """What needs room in a cell."""
    return str(cell.value) if cell.value != "" else cell.hidden


def hide(page: PdfPage, cell: Cell, lines: Sequence[str], spot: Spot) -> None:
    """Draw the hidden text; `lines` are the cell's, which are hidden where it shows nothing."""
    hidden = [cell.hidden] if cell.value != "" else lines
    for place, line in enumerate(hidden):
        y = spot.y + place * spot.step
        page.text(spot.x, y, line.strip(), spot.size, paint=_PAINTS[cell.unseen])


def struck_parts(cell: Cell, lines: Sequence[str]) -> list[tuple[int, int]]:
    """First letter struck out of each line, and the one behind the last."""
    text, parts, begin = str(cell.value), [], 0
    first, last = cell.struck
    for line in lines:
        begin = max(text.find(line, begin), 0)
        end = begin + len(line)
        low, high = max(first, begin), min(last, end)
        parts.append((low - begin, high - begin) if low < high else (0, 0))
        begin = end
    return parts


def strike(page: PdfPage, line: str, part: tuple[int, int], spot: Spot) -> None:
    first, last = part
    if first >= last:
        return
    left = spot.x + width(line[:first]) * spot.size
    right = left + width(line[first:last]) * spot.size
    y = spot.y - 0.35 * spot.size
    page.line(left, y, right, y, "fill" if len(line) % 2 else "stroke")

"""Forms as tables of a web page, which a browser prints: it cuts rows at the end of a page."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.forms.pdf.blanks import blank_cells, is_bare
from benchmarks.forms.spreadsheet.grid import Cell
from benchmarks.forms.spreadsheet.workbooks import GridForms
from benchmarks.forms.text.wrap import width

BORDERS = ("0.5pt solid", "1px solid", "1.5px solid", "1px dotted", "1px dashed", "3px double")
_FONTS = ("Noto Sans CJK JP", "Noto Serif CJK JP")


@dataclass(frozen=True)
class PageLook:
    paper: str = "A4"
    size: int = 6
    font: str = _FONTS[0]
    border: str = BORDERS[0]
    collapse: str = "collapse"
    align: str = "top"
    padding: str = "1px 2px"
    torn: str = "auto"
    """`avoid` keeps rows whole"""
    footer: str = ""


def random_page_look(rng: random.Random) -> PageLook:
    return PageLook(
        paper=rng.choice(["A3", "A4"]),
        size=rng.choice([5, 6, 7, 8]),
        font=rng.choice(_FONTS),
        border=rng.choice(BORDERS),
        collapse=rng.choice(["collapse", "collapse", "separate"]),
        align=rng.choice(["top", "middle"]),
        padding=rng.choice(["1px 2px", "2px 3px", "0"]),
        torn=rng.choice(["auto", "avoid"]),
        footer=rng.choice(["", 'counter(page) " / " counter(pages)', 'counter(page) " ページ"']),
    )


def as_web_page(forms: GridForms, look: PageLook) -> str:
    tables = "".join(_table(cells) for _, cells in forms.worksheets)
    return f"<!doctype html><html lang=ja><meta charset=utf-8><style>{_style(look)}</style>{tables}"


def _style(look: PageLook) -> str:
    footer = f"@bottom-center{{content:{look.footer}}}" if look.footer else ""
    return f"""
@page {{ size: {look.paper} landscape; margin: 12mm; {footer} }}
body {{ font: {look.size}pt/1.3 "{look.font}"; margin: 0 }}
table {{ border-collapse: {look.collapse}; border-spacing: 0; width: 100%; table-layout: fixed;
  break-after: page }}
table:last-child {{ break-after: auto }}
td {{ border: {look.border} #000; vertical-align: {look.align}; padding: {look.padding};
  overflow-wrap: anywhere }}
td.bare {{ border: none; white-space: nowrap }}
tr {{ break-inside: {look.torn} }}
"""


def _table(cells: Sequence[Cell]) -> str:
    whole = [*cells, *blank_cells(cells)]
    widths = _widths(whole)
    columns = "".join(f'<col style="width:{100 * wide:.2f}%">' for wide in widths)
    rows = "".join(f"<tr>{''.join(row)}</tr>" for row in _rows(whole, len(widths)))
    return f"<table><colgroup>{columns}</colgroup>{rows}</table>"


def _widths(cells: Sequence[Cell]) -> list[float]:
    """Shares of the page."""
    widths = [3.0] * max(cell.column + cell.columns - 1 for cell in cells)
    for cell in cells:
        if not is_bare(cell) and cell.columns <= 2:
            need = max(map(width, str(cell.value).split("\n"))) / cell.columns
            for column in range(cell.column - 1, cell.column + cell.columns - 1):
                widths[column] = max(widths[column], min(13.0, need / 2 + 3))
    return [wide / sum(widths) for wide in widths]


def _rows(cells: Sequence[Cell], columns: int) -> Iterator[list[str]]:
    taken = {
        (row, column): cell
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    for row in range(1, max(row for row, _ in taken) + 1):
        places = [(row, column) for column in range(1, columns + 1)]
        yield [
            _cell(taken[place]) if place in taken else "<td class=bare>"
            for place in places
            if place not in taken or place == (taken[place].row, taken[place].column)
        ]


def _cell(cell: Cell) -> str:
    name = " class=bare" if is_bare(cell) else ""
    return f"<td{name} rowspan={cell.rows} colspan={cell.columns}>{_hidden(cell)}{_text(cell)}"


def _hidden(cell: Cell) -> str:
    """White on white, however the cell hides it."""
    return f"<span style='color:#fff'>{_escaped(cell.hidden)}</span>" if cell.hidden else ""


def _text(cell: Cell) -> str:
    text, (first, last) = str(cell.value), cell.struck
    if first >= last:
        return _escaped(text)
    parts = [_escaped(part) for part in (text[:first], text[first:last], text[last:])]
    return f"{parts[0]}<s>{parts[1]}</s>{parts[2]}"


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")

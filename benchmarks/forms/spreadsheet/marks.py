"""What a workbook does to the letters of a cell: struck out, kept from sight."""

from collections.abc import Sequence
from typing import Any

from openpyxl.cell.cell import Cell as Written
from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Color, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.forms.spreadsheet.grid import Cell

_WHITE = "FFFFFFFF"


def mark(written: Written | MergedCell, cell: Cell, font: Font | None = None) -> None:
    """Strike out and hide as the cell says; a box over letters is white letters here.

    `font`: what a workbook that is printed has; a number format without signs would print nothing.
    """
    if isinstance(written, MergedCell):
        return
    name, size = (font.name, font.size) if font else (None, None)
    if cell.hidden and cell.value == "":
        written.value = cell.hidden
        written.font = Font(name=name, size=size, color=_WHITE)
        if cell.unseen == "format" and not font:
            written.font, written.number_format = Font(), ";;;"
    elif cell.hidden:
        white = InlineFont(rFont=name, sz=size, color=Color(_WHITE))
        written.value = CellRichText(TextBlock(white, cell.hidden), str(cell.value))
    elif cell.unseen == "condition":
        _strike_by_format(written, cell)
    elif cell.struck[1]:
        _strike(written, cell, name, size)


def _strike_by_format(written: Any, cell: Cell) -> None:
    make: Any = CellIsRule  # which tells no types
    rule = make(operator="equal", formula=[f'"{cell.value}"'], font=Font(strike=True))
    written.parent.conditional_formatting.add(written.coordinate, rule)


def _strike(written: Written, cell: Cell, name: str | None, size: float | None) -> None:
    first, last = cell.struck
    text = str(cell.value)
    if (first, last) == (0, len(text)):
        written.font = Font(name=name, size=size, strike=True)
        return
    struck = TextBlock(InlineFont(rFont=name, sz=size, strike=True), text[first:last])
    live = text[:first] or text[last:]
    written.value = CellRichText(live, struck) if first else CellRichText(struck, live)


def ruled(cell: Cell, side: Side) -> Border:
    left, right, top, bottom = (side if letter in cell.sides else Side() for letter in "lrtb")
    return Border(left=left, right=right, top=top, bottom=bottom)


def hide(sheet: Worksheet, cells: Sequence[Cell]) -> None:
    """Hidden rows and columns, and the part of the worksheet that is printed."""
    for cell in cells:
        if cell.unseen == "row":
            sheet.row_dimensions[cell.row].hidden = True
        if cell.unseen == "column":
            sheet.column_dimensions[get_column_letter(cell.column)].hidden = True
    if any(cell.loose for cell in cells):
        inner = [cell for cell in cells if not cell.loose]
        right = max(cell.column + cell.columns - 1 for cell in inner)
        bottom = max(cell.row + cell.rows - 1 for cell in inner)
        sheet.print_area = f"A1:{get_column_letter(right)}{bottom}"

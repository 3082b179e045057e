"""Workbooks that are made to be printed: columns, rows and pages as staff lay them out."""

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from openpyxl import load_workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.forms.pdf.blanks import blank_cells, is_bare
from benchmarks.forms.spreadsheet.grid import LABELS, Cell
from benchmarks.forms.spreadsheet.marks import mark, ruled
from benchmarks.forms.spreadsheet.workbooks import GridForms, as_workbook
from benchmarks.forms.text.wrap import width, wrap

FONTS = ("ＭＳ Ｐゴシック", "游ゴシック", "Noto Sans CJK JP", "Noto Serif CJK JP")
Style = Literal["thin", "hair", "medium", "double", "dotted", "dashed"]
STYLES: tuple[Style, ...] = get_args(Style)
_A3, _A4 = 8, 9
_SLACK = 1.5
"""Letters by which a font may be wider than it is counted"""


@dataclass(frozen=True)
class PrintLook:
    """How the staff who print a workbook have set its pages."""

    broken: bool = False
    """The table goes on on a second page, wherever that begins"""
    low: float = 1.0
    """Share of the height that its text needs which a row has"""
    titles: bool = False
    """The labels of the columns are printed on each page"""
    whole: bool = False
    """Shrunk until the form is on one page"""
    header: str = ""
    footer: str = ""
    vertical: str = "center"


def random_print_look(rng: random.Random) -> PrintLook:
    broken = rng.random() < 0.5
    return PrintLook(
        broken,
        titles=rng.random() < 0.3,
        whole=not broken and rng.random() < 0.3,
        header=rng.choice(["", "", "", "&P / &N", "組織目標　&Pページ"]),
        footer=rng.choice(["", "&P", "&P/&N", "- &P -", "&P 頁"]),
        vertical=rng.choice(["center", "top"]),
    )


def as_printable_workbook(
    forms: GridForms, rng: random.Random, look: PrintLook | None = None
) -> bytes:
    look = look or PrintLook()
    book = load_workbook(io.BytesIO(as_workbook(forms, japanese=True)))
    font = Font(name=rng.choice(FONTS), size=rng.choice([9, 10, 11]))
    side = Side(style=rng.choice(STYLES))
    for (title, cells), sheet in zip(forms.worksheets, book.worksheets, strict=True):
        assert sheet.title == title
        whole = [*cells, *blank_cells(cells)]
        widths = _widths(whole)
        _style(sheet, whole, font, side, look.vertical)
        for column, wide in widths.items():
            sheet.column_dimensions[get_column_letter(column)].width = 2 * (wide + _SLACK)
        for row, high in _heights(whole, widths).items():
            sheet.row_dimensions[row].height = (high * float(font.sz or 11) * 1.5 + 6) * look.low
        _lay_out_page(sheet, rng, look)
        if look.titles:
            _repeat_labels(sheet, cells)
        if look.broken:
            last = max(cell.row for cell in whole)
            sheet.row_breaks.append(Break(id=rng.randint(max(1, last - 4), last - 1)))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _repeat_labels(sheet: Worksheet, cells: Sequence[Cell]) -> None:
    starts = [cell.row for cell in cells if str(cell.value) in LABELS["number"]]
    if len(starts) == 1:
        sheet.print_title_rows = f"{starts[0]}:{starts[0] + 1}"


def _style(sheet: Worksheet, cells: Sequence[Cell], font: Font, side: Side, vertical: str) -> None:
    for cell in cells:
        border = Border() if is_bare(cell) else ruled(cell, side)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                sheet.cell(row, column).border = border
        first = sheet.cell(cell.row, cell.column)
        first.font = font
        mark(first, cell, font)
        first.alignment = Alignment(wrap_text=_wraps(cell), vertical=vertical)
        if cell.value == "" and cell.columns > 1:
            sheet.merge_cells(
                start_row=cell.row,
                start_column=cell.column,
                end_row=cell.row,
                end_column=cell.column + cell.columns - 1,
            )


def _wraps(cell: Cell) -> bool:
    """A title runs on over the cells beside it."""
    return not is_bare(cell) or "\n" in str(cell.value)


def _widths(cells: Sequence[Cell]) -> dict[int, float]:
    """In letters of full width."""
    widths = {cell.column: 3.0 for cell in cells}
    for cell in cells:
        if not is_bare(cell) and cell.columns <= 2:
            need = max(map(width, str(cell.value).split("\n"))) / cell.columns
            for column in range(cell.column, cell.column + cell.columns):
                widths[column] = max(widths.get(column, 3.0), min(13.0, need / 2 + 3))
    return widths


def _heights(cells: Sequence[Cell], widths: dict[int, float]) -> dict[int, float]:
    """In lines."""
    heights = {row: 1.0 for cell in cells for row in range(cell.row, cell.row + cell.rows)}
    for cell in sorted(cells, key=lambda cell: cell.rows):
        columns = range(cell.column, cell.column + cell.columns)
        lines = wrap(str(cell.value), sum(widths.get(column, 3.0) for column in columns))
        rows = range(cell.row, cell.row + cell.rows)
        if is_bare(cell):
            lines = str(cell.value).split("\n")
        lack = len(lines) - sum(heights[row] for row in rows)
        heights[rows[-1]] += max(lack, 0.0)
    return heights


def _lay_out_page(sheet: Worksheet, rng: random.Random, look: PrintLook) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = rng.choice([_A3, _A4])
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 1 if look.whole else 0
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.right.text, footer.center.text = look.header or None, look.footer or None
    sheet.oddHeader, sheet.oddFooter = header, footer

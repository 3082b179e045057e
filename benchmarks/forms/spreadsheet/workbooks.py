"""Prints laid-out forms as files: an Excel workbook, a CSV."""

import csv
import io
import random
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.forms.odd.laid import PLAIN, Laid, Odds, Owed
from benchmarks.forms.spreadsheet.grid import (
    Cell,
    GridNoise,
    Value,
    as_rows,
    lay_out,
    random_grid_noise,
    with_extra,
)
from benchmarks.forms.spreadsheet.marks import hide, mark, ruled
from benchmarks.forms.text.wrap import width, wrap
from benchmarks.forms.truth import Sheet, make_sheet
from benchmarks.forms.vocabulary import vocabulary

_NOT_IN_CP932 = str.maketrans("✕✖", "××")
_LINE = Side(style="thin")
_SIGN_WIDTH = 2.0
"""A full-width sign in the units of a column's width"""
_LINE_HEIGHT = 15.0


@dataclass(frozen=True)
class Oddities:
    """What a document as a whole has that none of its forms has."""

    separator_line: bool = False
    """sep=, before the first row of a CSV"""
    twice: float = -1.0
    """Points by which all of a page is drawn a second time, unless below 0"""
    watermark: str = ""


@dataclass(frozen=True)
class GridForms:
    """The sheets of one document with their cells: one list a worksheet."""

    sheets: tuple[Sheet, ...]
    noises: tuple[GridNoise, ...]
    worksheets: tuple[tuple[str, tuple[Cell, ...]], ...]
    owed: tuple[Owed, ...] = ()
    """Of each sheet, unless nothing is"""
    oddities: Oddities = Oddities()


def make_grid_forms(
    seed: int, sheets: int, *, typed: bool | None = None, odds: Odds = PLAIN
) -> GridForms:
    """The same forms for the same seed; `typed` as in GridNoise, None for either."""
    rng = random.Random(f"grid {seed}")
    laid: list[Laid] = []
    for sheet in _sheets(rng, sheets):
        said = odds.said(sheet)
        noise = random_grid_noise(rng)
        noise = noise if typed is None else replace(noise, typed=typed)
        cells = tuple(lay_out(rng, said.sheet, noise))
        form = odds.laid(Laid(said.sheet, cells, noise, said.owed))
        laid.append(replace(form, sheet=with_extra(form.sheet, form.cells)))
    stacked = rng.random() < 0.3 and not odds.apart
    worksheets = _stacked(laid) if stacked else _apart(laid)
    return GridForms(
        tuple(form.sheet for form in laid),
        tuple(form.noise for form in laid),
        tuple(worksheets),
        tuple(form.owed for form in laid),
    )


def _sheets(rng: random.Random, count: int) -> Sequence[Sheet]:
    """Of one ward and year, each of another section."""
    ward, year = rng.choice(vocabulary().wards), rng.randint(2022, 2030)
    evaluated = rng.random() < 0.5
    truth: dict[str, Sheet] = {}
    while len(truth) < count:
        sheet = make_sheet(rng, evaluated=evaluated, ward=ward, year=year)
        truth.setdefault(sheet["section"], sheet)
    return tuple(truth.values())


def _apart(laid: Sequence[Laid]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    for form in laid:
        yield form.sheet["section"][:31], form.cells


def _stacked(laid: Sequence[Laid]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """All forms on one worksheet, one below the other."""
    whole: list[Cell] = []
    for form in laid:
        top = max((cell.row + cell.rows for cell in whole), default=0)
        whole += [replace(cell, row=cell.row + top) for cell in form.cells]
    yield "全課", tuple(whole)


def as_workbook(forms: GridForms, *, japanese: bool = False) -> bytes:
    """`japanese`: to be printed: dates name their language, so that every program shows them alike,
    and no number format keeps words from the page."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, cells in forms.worksheets:
        sheet = book.create_sheet(title)
        _fill(sheet, [_japanese(cell) for cell in cells] if japanese else cells)
        _set_page(sheet, cells)
        hide(sheet, cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _japanese(cell: Cell) -> Cell:
    cell = replace(cell, unseen="white") if cell.unseen == "format" else cell
    _, mark, code = cell.code.rpartition("date:")
    if not mark or code.startswith("["):
        return cell
    return replace(cell, code=f"{mark}[$-411]{'yyyy/m/d' if code == 'mm-dd-yy' else code}")


def _fill(sheet: Worksheet, cells: Sequence[Cell]) -> None:
    for cell in cells:
        made = sheet.cell(cell.row, cell.column)
        kind, _, code = cell.code.rpartition("date:")
        stored = date.fromisoformat(str(cell.value)) if code != cell.code else cell.value
        made.value = None if stored == "" else stored
        made.number_format = code if kind == "" else cell.code
        made.alignment = Alignment(wrap_text=True, vertical="top")
        made.border = Border() if cell.loose else ruled(cell, _LINE)
        mark(made, cell)
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_cells(
                start_row=cell.row,
                start_column=cell.column,
                end_row=cell.row + cell.rows - 1,
                end_column=cell.column + cell.columns - 1,
            )


def _set_page(sheet: Worksheet, cells: Sequence[Cell]) -> None:
    """A3, landscape, all columns on one page; every text has room in its cell."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    widths: dict[int, float] = {}
    for cell in cells:
        wide = width(str(cell.value)) / cell.columns
        widths[cell.column] = max(widths.get(cell.column, 5.0), min(15.0, wide + 2))
    for column, wide in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = _SIGN_WIDTH * wide
    heights: dict[int, float] = {}
    for cell in cells:
        room = sum(widths.get(cell.column + n, 4.0) for n in range(cell.columns))
        lines = len(wrap(str(cell.value), room * 0.85)) + 1
        for row in range(cell.row, cell.row + cell.rows):
            heights[row] = max(heights.get(row, 0.0), _LINE_HEIGHT * lines / cell.rows)
    for row, high in heights.items():
        sheet.row_dimensions[row].height = high


def as_csv(forms: GridForms, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """All worksheets one below the other; for forms without typed values only."""
    bare = any(cell.bare for _, cells in forms.worksheets for cell in cells)
    delimiter = "," if bare else delimiter
    lines = [f"sep={delimiter}\r\n"] if forms.oddities.separator_line else []
    for _, cells in forms.worksheets:
        rows = [*as_rows(cells, padded=bare), []]
        torn = {(cell.row, cell.column) for cell in cells if cell.bare}
        lines += [_csv_line(n, row, delimiter, torn) for n, row in enumerate(rows, 1)]
    text = "".join(lines).translate(_NOT_IN_CP932)
    return text.encode(encoding if _fits(text, encoding) else "utf-8-sig")


def _fits(text: str, encoding: str) -> bool:
    """Whether the letters are those of an encoding."""
    return text.encode(encoding, "ignore").decode(encoding) == text


def _csv_line(number: int, row: Sequence[Value], delimiter: str, torn: Set[tuple[int, int]]) -> str:
    """What stands in the places of `torn` has no quotes, whatever it holds."""
    written = [
        str(value) if (number, column) in torn else _quoted(value, delimiter)
        for column, value in enumerate(row, 1)
    ]
    return delimiter.join(written) + "\r\n"


def _quoted(value: Value, delimiter: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerow([value, ""])
    return stream.getvalue().removesuffix(f"{delimiter}\r\n")

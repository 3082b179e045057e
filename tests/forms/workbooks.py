"""Prints laid-out forms as files: an Excel workbook, a CSV."""

import csv
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.grid import Cell, GridNoise, as_rows, lay_out, random_grid_noise
from tests.forms.truth import Sheet, make_sheet
from tests.forms.vocabulary import vocabulary

_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True)
class GridForms:
    """The sheets of one document with their cells: one list a worksheet."""

    sheets: tuple[Sheet, ...]
    noises: tuple[GridNoise, ...]
    worksheets: tuple[tuple[str, tuple[Cell, ...]], ...]


def make_grid_forms(seed: int, sheets: int, *, typed: bool | None = None) -> GridForms:
    """Some worksheets hold several forms, one below the other."""
    rng = random.Random(f"grid {seed}")
    ward, year = rng.choice(vocabulary().wards), rng.randint(2022, 2030)
    evaluated = rng.random() < 0.5
    truth: dict[str, Sheet] = {}
    while len(truth) < sheets:
        sheet = make_sheet(rng, evaluated=evaluated, ward=ward, year=year)
        truth.setdefault(sheet["section"], sheet)
    together = rng.random() < 0.3
    worksheets: list[tuple[str, list[Cell]]] = []
    noises = []
    for sheet in truth.values():
        noise = random_grid_noise(rng)
        if typed is not None:
            noise = GridNoise(**{**noise.__dict__, "typed": typed})
        noises.append(noise)
        if not worksheets or not together:
            worksheets.append((sheet["section"][:31].replace("/", ""), []))
        own = worksheets[-1][1]
        top = max((cell.row + cell.rows for cell in own), default=0) + (1 if own else 0)
        own += lay_out(rng, sheet, noise, top)
    printed = tuple((title, tuple(cells)) for title, cells in worksheets)
    return GridForms(tuple(truth.values()), tuple(noises), printed)


def as_workbook(forms: GridForms) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, cells in forms.worksheets:
        _fill(book.create_sheet(title), cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, cells: Sequence[Cell]) -> None:
    for cell in cells:
        made = sheet.cell(cell.row, cell.column)
        kind, _, code = cell.code.rpartition("date:")
        made.value = date.fromisoformat(str(cell.value)) if code != cell.code else cell.value
        made.number_format = code if kind == "" else cell.code
        made.alignment = Alignment(wrap_text=True, vertical="top")
        made.border = _BOX
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_cells(
                start_row=cell.row,
                start_column=cell.column,
                end_row=cell.row + cell.rows - 1,
                end_column=cell.column + cell.columns - 1,
            )


def as_csv(forms: GridForms, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """All worksheets one below the other; for forms without typed values only."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    for _, cells in forms.worksheets:
        writer.writerows([*as_rows(cells), []])
    return stream.getvalue().encode(encoding)

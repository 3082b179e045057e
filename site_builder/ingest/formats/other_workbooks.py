"""Bytes of an old Excel (.xls), binary (.xlsb) or OpenDocument (.ods) workbook → Document.

The library that reads them (calamine) tells values and, of .xls, merged areas. It knows no number
formats, no struck-out letters and no hidden rows: numbers and dates are doubted, and the document
says what could not be seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from site_builder.ingest.document import Document
from site_builder.ingest.formats.cells import (
    cell_lines,
    cell_name,
    split_grid,
)
from site_builder.ingest.formats.file_kinds import LOCKED, ZIP, refuse
from site_builder.ingest.formats.grid_cell import MOST_CELLS, GridCell
from site_builder.ingest.formats.merged_areas import Area, merged_areas
from site_builder.ingest.formats.worksheets import document_of_worksheets
from site_builder.ingest.formats.xlsx.cell_text import Shown, show
from site_builder.ingest.formats.xlsx.number_format import GENERAL, general_number
from site_builder.ingest.formats.xlsx.warnings import sheet_warning
from site_builder.problems import DocumentError, Problem, Severity, Where

_EPOCH = datetime(1899, 12, 30)
_SAVE_AS = (
    "Excelで開き、「名前を付けて保存」で「Excel ブック（.xlsx）」を選んで保存し、"
    "その .xlsx を渡してください。"
)
_DAY = "{0.year}年{0.month}月{0.day}日"
_Corners = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell, counted from 0"""


@dataclass(frozen=True, slots=True)
class _Worksheet:
    name: str
    visible: bool
    cells: tuple[GridCell, ...]


def read_other_workbook(name: str, data: bytes) -> Document:
    """Raise DocumentError where the bytes are no workbook that can be read."""
    worksheets = _worksheets(name, data)
    shown = [one for one in worksheets if one.visible and split_grid(one.cells)]
    others = [one for one in worksheets if one.cells and one not in shown]
    digest, forms = hashlib.sha256(data).hexdigest(), {one.name: one.cells for one in shown}
    made, skipped = document_of_worksheets(name, digest, forms)
    told = [sheet_warning(name, one.name, one.visible) for one in others]
    return replace(made, warnings=(*told, *skipped, *([_unseen(name)] if shown else [])))


def _worksheets(name: str, data: bytes) -> tuple[_Worksheet, ...]:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        merged = merged_areas(data) if data.startswith(ZIP) else {}
        return tuple(_read(name, book, merged))
    except PasswordError:
        refuse(name, LOCKED)
    except (DocumentError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # damage ends the library in many ways, panics among them
        message = "ファイルの中身が壊れていて、読めません。"
        hint = f"Excelで開けるなら、{_SAVE_AS}"
        raise DocumentError([Problem(Where(name), "document-broken", message, hint)]) from error


def _read(
    name: str, book: CalamineWorkbook, merged: Mapping[str, Sequence[Area]]
) -> Iterator[_Worksheet]:
    for place, about in enumerate(book.sheets_metadata):
        if about.typ is SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_index(place)
            _check_size(name, sheet)
            visible = about.visible is SheetVisibleEnum.Visible
            sizes = map(_sized, sheet.merged_cell_ranges or ())
            areas = merged.get(about.name, ())
            yield _Worksheet(about.name, visible, tuple(_cells(sheet, dict((*sizes, *areas)))))


def _check_size(name: str, sheet: CalamineSheet) -> None:
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        message = "ワークシートのセルが多すぎて、読めません。"
        hint = "組織目標管理シートだけを新しいブックに写して、保存してください。"
        raise DocumentError([Problem(Where(name), "document-too-big", message, hint)])


def _cells(
    sheet: CalamineSheet, sizes: Mapping[tuple[int, int], tuple[int, int]]
) -> Iterator[GridCell]:
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        for column, value in enumerate(values, 1):
            shown = _show(value)
            lines = cell_lines(shown.text)
            if lines or shown.doubt:
                rows, columns = sizes.get((row, column), (1, 1))
                place = cell_name(row, column)
                yield GridCell(row, column, rows, columns, lines, sheet.name, place, shown.doubt)


def _sized(area: _Corners) -> Area:
    (top, left), (bottom, right) = area
    return (top + 1, left + 1), (bottom - top + 1, right - left + 1)


def _show(value: Any) -> Shown:
    """A text is what the cell shows; how a number or a date is shown the library does not know."""
    if isinstance(value, str | bool):
        return show(value, GENERAL, _EPOCH)
    if isinstance(value, int | float):
        return Shown(general_number(value), "number-format")
    if isinstance(value, date):
        return Shown(_DAY.format(value), "number-format")
    if isinstance(value, time | timedelta):
        return Shown(str(value), "number-format")
    return Shown("")


def _unseen(name: str) -> Problem:
    message = (
        "この形式のファイルからは、数や日付の表し方、取り消し線、表示されていない行や列が"
        "分かりません。数と日付の欄には、確かめる印をつけました。"
    )
    hint = f"できれば、{_SAVE_AS}"
    return Problem(Where(name), "workbook-unseen", message, hint, Severity.WARNING)

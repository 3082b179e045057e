"""Bytes of an Excel workbook (.xlsx) → Document: each cell as the spreadsheet shows it.

What is not shown is not read, but told: hidden worksheets, rows and columns, comments, drawings.
"""

from __future__ import annotations

import hashlib
import warnings
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from site_builder.ingest.document import Document
from site_builder.ingest.formats.cells import (
    GridCell,
    cell_lines,
    cell_name,
    make_grid_document,
    split_grid,
)
from site_builder.ingest.formats.xlsx.cell_text import GENERAL, Shown, show
from site_builder.ingest.formats.xlsx.date_format import BUILT_IN
from site_builder.ingest.formats.xlsx.mend import Parts, pack, simplified
from site_builder.ingest.formats.xlsx.warnings import (
    drawing_warning,
    not_read,
    sheet_warning,
    simplified_warning,
)
from site_builder.ingest.formats.xlsx.zip_guard import check_workbook, drawn_texts
from site_builder.problems import DocumentError, Problem, Where

_MOST_CELLS = 200_000
_MOST_SIGNS = 5_000_000


@dataclass(frozen=True, slots=True)
class _Page:
    sheet: Worksheet
    merged: Mapping[tuple[int, int], tuple[int, int]]
    """Row and column of a merged cell → its rows and columns"""
    hidden_rows: Collection[int]
    hidden_columns: Collection[int]
    unknown: Collection[tuple[int, int]]
    """Cells with a formula whose result the file does not hold"""


def read_workbook(name: str, data: bytes) -> Document:
    """Raise DocumentError where the bytes are no workbook that can be read."""
    parts, archive = check_workbook(name, data)
    book, archive, mended = _open(name, parts, archive)
    has_formulas = any(b"<f" in part for path, part in parts.items() if "worksheets" in path)
    formulas = _load(archive, data_only=False) if has_formulas else None
    sheets: list[Sequence[GridCell]] = []
    told: list[Problem] = [*mended]
    for sheet in book.worksheets:
        page = _page(sheet, formulas[sheet.title] if formulas else None)
        seen, unseen = _sorted(name, book, page)
        has_form = bool(split_grid(seen))
        if sheet.sheet_state == "visible" and has_form:
            sheets.append(seen)
            told += not_read(name, sheet.title, unseen, _comments(sheet), _names(page.unknown))
        elif seen or unseen:
            told.append(sheet_warning(name, sheet.title, sheet.sheet_state == "visible"))
    told += drawing_warning(name, drawn_texts(parts))
    made = make_grid_document(name, hashlib.sha256(data).hexdigest(), sheets)
    return replace(made, warnings=tuple(told))


def _open(name: str, parts: Parts, archive: bytes) -> tuple[Workbook, bytes, tuple[Problem, ...]]:
    """The workbook and its archive; of one that the library refuses only what is read of it."""
    with suppress(Exception):  # a part that it refuses can fail anywhere in the library
        return _load(archive, data_only=True), archive, ()
    try:
        simple = pack(simplified(parts))
        return _load(simple, data_only=True), simple, (simplified_warning(name),)
    except Exception as error:  # as above
        message = "ファイルの中身が壊れていて、読めません。"
        hint = "Excelで開けるなら、新しい名前で保存し直してください。"
        raise DocumentError([Problem(Where(name), "document-broken", message, hint)]) from error


def _load(archive: bytes, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that only concern Excel
        return load_workbook(BytesIO(archive), data_only=data_only, keep_links=False)


# --- the cells of a worksheet -------------------------------------------------------------


def _page(sheet: Worksheet, formulas: Worksheet | None) -> _Page:
    merged = {
        (area.min_row, area.min_col): (
            area.max_row - area.min_row + 1,
            area.max_col - area.min_col + 1,
        )
        for area in sheet.merged_cells.ranges
    }
    hidden = (_hidden_rows(sheet), _hidden_columns(sheet))
    return _Page(sheet, merged, *hidden, _without_result(sheet, formulas))


def _hidden_rows(sheet: Worksheet) -> frozenset[int]:
    """Also rows that are drawn with no height."""
    sized = sheet.row_dimensions.items()
    return frozenset(row for row, size in sized if size.hidden or size.height == 0)


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    hidden: set[int] = set()
    for size in sheet.column_dimensions.values():
        if size.hidden or size.width == 0:
            size.reindex()
            hidden.update(range(size.min or 0, (size.max or 0) + 1))
    return frozenset(hidden)


def _sorted(
    name: str, book: Workbook, page: _Page
) -> tuple[tuple[GridCell, ...], tuple[GridCell, ...]]:
    """The cells that are seen, and those that are not."""
    seen: list[GridCell] = []
    unseen: list[GridCell] = []
    for cell in _filled(name, page):
        shown = show(cell.value, _code(cell), book.epoch)
        if (cell.row, cell.column) in page.unknown:
            shown = Shown("", "formula")
        made = _grid_cell(page, cell, cell_lines(shown.text), shown.doubt)
        is_shown = bool(made.lines or made.doubt) and _is_seen(page, made)
        (seen if is_shown else unseen).append(made)
    return tuple(_packed(page, seen)), tuple(unseen)


def _filled(name: str, page: _Page) -> Sequence[Any]:
    """Only cells that are there: rows and columns may be counted to the sheet's very end."""
    cells = _cells(page.sheet)
    filled = [cell for place, cell in sorted(cells.items()) if _is_filled(cell, page, place)]
    signs = sum(len(cell.value) for cell in filled if isinstance(cell.value, str))
    if len(cells) > _MOST_CELLS or signs > _MOST_SIGNS:
        raise DocumentError([_too_big(name)])
    return filled


def _is_filled(cell: Any, page: _Page, place: tuple[int, int]) -> bool:
    blank = cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())
    return not blank or place in page.unknown


def _cells(sheet: Worksheet) -> Mapping[tuple[int, int], Any]:
    """The library's public iterators would make all cells between those that are there."""
    return sheet._cells


def _too_big(name: str) -> Problem:
    message = "ワークシートのセルが多すぎて、読めません。"
    hint = "組織目標管理シートだけを新しいブックに写して、保存してください。"
    return Problem(Where(name), "document-too-big", message, hint)


def _code(cell: Any) -> str:
    """The cell's number format; the library does not know the Japanese ones."""
    return BUILT_IN.get(cell._style.numFmtId) or str(cell.number_format or GENERAL)


def _grid_cell(page: _Page, cell: Any, lines: tuple[str, ...], doubt: str) -> GridCell:
    rows, columns = page.merged.get((cell.row, cell.column), (1, 1))
    place = cell_name(cell.row, cell.column)
    return GridCell(
        cell.row, cell.column, rows, columns, lines, str(page.sheet.title), place, doubt
    )


def _is_seen(page: _Page, cell: GridCell) -> bool:
    """A merged cell is seen as long as one of its rows and columns is."""
    rows = range(cell.row, cell.row + cell.rows)
    columns = range(cell.column, cell.column + cell.columns)
    return any(row not in page.hidden_rows for row in rows) and any(
        column not in page.hidden_columns for column in columns
    )


def _packed(page: _Page, cells: Sequence[GridCell]) -> Iterator[GridCell]:
    """Rows counted without the hidden ones: no gap is seen where they are."""
    hidden = sorted(page.hidden_rows)
    for cell in cells:
        above = bisect_left(hidden, cell.row)
        within = bisect_left(hidden, cell.row + cell.rows) - above
        yield replace(cell, row=cell.row - above, rows=max(1, cell.rows - within))


# --- what cannot be seen in a cell's text -------------------------------------------------


def _comments(sheet: Worksheet) -> tuple[str, ...]:
    return _names(place for place, cell in _cells(sheet).items() if cell.comment)


def _without_result(sheet: Worksheet, formulas: Worksheet | None) -> frozenset[tuple[int, int]]:
    cells = _cells(formulas) if formulas else {}
    places = (place for place, cell in cells.items() if cell.data_type == "f")
    return frozenset(place for place in places if _cells(sheet)[place].value is None)


def _names(places: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(cell_name(*place) for place in sorted(places))

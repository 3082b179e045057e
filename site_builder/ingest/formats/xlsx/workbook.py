"""Bytes of an Excel workbook (.xlsx) → Document: each cell as the spreadsheet shows it.

What is not shown is not read but reported: hidden worksheets, rows and columns, comments, drawings.
"""

from __future__ import annotations

import hashlib
import warnings
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import product
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from site_builder.ingest.document import Document, Seen
from site_builder.ingest.formats.cells import (
    cell_lines,
    cell_name,
    split_grid,
)
from site_builder.ingest.formats.colours import WHITE, Rgb
from site_builder.ingest.formats.grid_cell import MOST_CELLS, GridCell
from site_builder.ingest.formats.worksheets import document_of_worksheets
from site_builder.ingest.formats.xlsx.cell_text import Shown, show, unescape
from site_builder.ingest.formats.xlsx.conditional import Conditional, conditionals
from site_builder.ingest.formats.xlsx.date_format import BUILT_IN
from site_builder.ingest.formats.xlsx.drawn_over import Drawing, drawn_over
from site_builder.ingest.formats.xlsx.hidden import hidden_places
from site_builder.ingest.formats.xlsx.mend import Parts, pack, simplified
from site_builder.ingest.formats.xlsx.number_format import GENERAL
from site_builder.ingest.formats.xlsx.printing import Areas, areas_of, print_areas
from site_builder.ingest.formats.xlsx.runs import Ink, part_runs
from site_builder.ingest.formats.xlsx.visibility import ground_of, ink_seen, theme_colours
from site_builder.ingest.formats.xlsx.warnings import (
    drawing_warning,
    not_read,
    sheet_warning,
    simplified_warning,
)
from site_builder.ingest.formats.xlsx.zip_guard import check_workbook, drawn_texts
from site_builder.problems import DocumentError, Problem, Where

_ROW = 18.75
"""Points: the height of a row of which the file says none"""
_MOST_SIGNS = 5_000_000
_STRING = f"{{{SHEET_MAIN_NS}}}si"


@dataclass(frozen=True, slots=True)
class _Page:
    sheet: Worksheet
    merged: Mapping[tuple[int, int], tuple[int, int]]
    """Row and column of a merged cell → its rows and columns"""
    hidden_rows: Collection[int]
    hidden_columns: Collection[int]
    unknown: Collection[tuple[int, int]]
    """Cells with a formula whose result the file does not hold"""
    theme: Sequence[Rgb]
    printed: Areas
    """Of the worksheet; none where all of it is"""
    lists: Areas
    """From which cells are filled by a choice"""
    tinted: Areas
    """Whose ground may be another one than their cells say"""
    conditionals: Sequence[Conditional]
    drawings: Sequence[Drawing]


def read_workbook(name: str, data: bytes) -> Document:
    """Raise DocumentError where the bytes are no workbook that can be read."""
    parts, archive = check_workbook(name, data)
    book, archive, mended = _open(name, parts, archive)
    has_formulas = any(b"<f" in part for path, part in parts.items() if "worksheets" in path)
    formulas = _load(archive, data_only=False) if has_formulas else None
    sheets: dict[str, Sequence[GridCell]] = {}
    told: list[Problem] = [*mended]
    drawings = drawn_over(parts)
    for sheet in book.worksheets:
        over = drawings.get(sheet.title, ())
        page = _page(sheet, formulas[sheet.title] if formulas else None, over)
        seen, unseen, blank = _sorted(name, book, page)
        has_form = bool(split_grid(seen))
        if sheet.sheet_state == "visible" and has_form:
            hidden = hidden_places(seen, unseen, page.hidden_rows)
            sheets[sheet.title] = tuple(_packed(page, [*seen, *hidden.cells]))
            notes = (_comments(sheet), _names(page.unknown))
            told += not_read(name, sheet.title, hidden.places, blank, *notes)
        elif seen or unseen or blank:
            told.append(sheet_warning(name, sheet.title, sheet.sheet_state == "visible"))
    told += drawing_warning(name, drawn_texts(parts))
    made, skipped = document_of_worksheets(name, hashlib.sha256(data).hexdigest(), sheets)
    return replace(made, warnings=(*told, *skipped))


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
        reader = _Reader(BytesIO(archive), data_only=data_only, keep_links=False, rich_text=True)
        reader.read()
    return reader.wb


class _Reader(ExcelReader):
    """As load_workbook, but for its strings: it would drop each x005F_ of a text, by which a file
    says that _x000D_ is meant as it stands there."""

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                nodes = (node for _, node in iterparse(source) if node.tag == _STRING)
                self.shared_strings = [_string(node) for node in nodes]


def _string(node: Any) -> Any:
    """A plain text, or runs of it with fonts of their own."""
    text: Any = Text.from_tree(node)
    if not text.r:
        return text.t or ""
    runs = ((run.rPr, run.t or "") for run in text.r)
    return CellRichText([TextBlock(font, words) if font else words for font, words in runs])


# --- the cells of a worksheet -------------------------------------------------------------


def _page(sheet: Worksheet, formulas: Worksheet | None, drawings: Sequence[Drawing]) -> _Page:
    merged = {
        (area.min_row, area.min_col): (
            area.max_row - area.min_row + 1,
            area.max_col - area.min_col + 1,
        )
        for area in sheet.merged_cells.ranges
    }
    hidden = (_hidden_rows(sheet), _hidden_columns(sheet))
    rules = (rule.formula1 for rule in sheet.data_validations.dataValidation)
    theme = theme_colours(sheet.parent.loaded_theme) if sheet.parent else ()
    return _Page(
        sheet,
        merged,
        *hidden,
        unknown=_without_result(sheet, formulas),
        theme=theme,
        printed=print_areas(sheet.print_area),
        lists=areas_of(str(sheet.title), filter(None, rules)),
        tinted=areas_of(str(sheet.title), _tinted(sheet)),
        conditionals=tuple(conditionals(sheet, theme, COLOR_INDEX)),
        drawings=drawings,
    )


def _tinted(sheet: Worksheet) -> Iterator[str]:
    """The ranges of tables and of formats that depend on what a cell says."""
    yield from (table.ref for table in sheet.tables.values())
    for area in sheet.conditional_formatting:
        yield from str(area.sqref).split()


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
) -> tuple[tuple[GridCell, ...], tuple[GridCell, ...], tuple[str, ...]]:
    """The cells that are seen, those that are hidden, and the names of those whose number format
    leaves nothing to see."""
    seen: list[GridCell] = []
    unseen: list[GridCell] = []
    blank: list[str] = []
    for cell in _filled(name, page):
        ink = _ink(page, cell)
        shown = show(ink.live, _code(cell), book.epoch)
        if (cell.row, cell.column) in page.unknown:
            shown = Shown("", "formula")
        made = _grid_cell(page, cell, ink, shown)
        if not _is_seen(page, made):
            unseen.append(made)
        elif made.is_blank:
            blank.append(made.cell)
        else:
            seen.append(made)
    return tuple(seen), tuple(unseen), tuple(blank)


def _filled(name: str, page: _Page) -> Sequence[Any]:
    """Only cells that are there: rows and columns may be counted to the sheet's very end."""
    cells = _cells(page.sheet)
    filled = [cell for place, cell in sorted(cells.items()) if _is_filled(cell, page, place)]
    signs = sum(len(_text(cell.value)) for cell in filled)
    if len(cells) > MOST_CELLS or signs > _MOST_SIGNS:
        raise DocumentError([_too_big(name)])
    return filled


def _is_filled(cell: Any, page: _Page, place: tuple[int, int]) -> bool:
    return bool(_text(cell.value).strip()) or place in page.unknown


def _text(value: Any) -> str:
    return "" if value is None else str(value)


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


def _ink(page: _Page, cell: Any) -> Ink:
    """What of its text is seen; of a value that is no text, all or nothing."""

    ground = _ground(page, cell)

    def seen(font: Any) -> Seen | None:
        return ink_seen(font, ground, page.theme, COLOR_INDEX)

    if not isinstance(cell.value, CellRichText):
        return Ink(cell.value, seen(cell.font))
    runs = [
        (run.text, seen(run.font)) if isinstance(run, TextBlock) else (str(run), seen(cell.font))
        for run in cell.value
    ]
    return part_runs(runs)


def _ground(page: _Page, cell: Any) -> Rgb | None:
    if page.tinted.has(cell.row, cell.column):
        return None
    return ground_of(cell.fill, page.theme, COLOR_INDEX)


def _grid_cell(page: _Page, cell: Any, ink: Ink, shown: Shown) -> GridCell:
    rows, columns = page.merged.get((cell.row, cell.column), (1, 1))
    outside = Seen.OUTSIDE if page.lists.has(cell.row, cell.column) else None
    white = shown.white and _ground(page, cell) == WHITE
    seen = outside or ink.seen or (Seen.UNSEEN if shown.hidden or white else None)
    formatted, doubt = _conditioned(page, cell)
    doubt = shown.doubt or doubt or _drawn_doubt(page, cell, rows, columns)
    return GridCell(
        cell.row,
        cell.column,
        rows,
        columns,
        cell_lines(shown.text),
        str(page.sheet.title),
        cell_name(cell.row, cell.column),
        doubt if shown.text.strip() else shown.doubt,
        seen=seen or formatted,
        parts=tuple((mark, cell_lines(unescape(text))) for mark, text in ink.hidden),
        on_page=not page.printed or page.printed.has(cell.row, cell.column),
    )


def _conditioned(page: _Page, cell: Any) -> tuple[Seen | None, str]:
    """What formats make of the letters by what cells say; where that is open, a doubt."""
    cells = _cells(page.sheet)

    def value(row: int, column: int) -> object:
        return cells[row, column].value if (row, column) in cells else None

    doubt = ""
    for one in page.conditionals:
        if cell.row in one.rows and cell.column in one.columns:
            holds = one.holds(cell.row, cell.column, value)
            if holds:
                return one.seen, ""
            doubt = one.seen.value if holds is None else doubt
    return None, doubt


def _drawn_doubt(page: _Page, cell: Any, rows: int, columns: int) -> str:
    """Why a drawing over the cell, or a stroke across it, may take its words away."""
    border = cell.border
    if border.diagonal and border.diagonal.style and (border.diagonalUp or border.diagonalDown):
        return Seen.STRUCK.value
    places = product(range(cell.row, cell.row + rows), range(cell.column, cell.column + columns))
    over = (one for at in places for one in page.drawings if one.is_over(*at, _height(page, at[0])))
    return next((one.seen.value for one in over), "")


def _height(page: _Page, row: int) -> float:
    """In points, as far as the file says it."""
    sizes = page.sheet.row_dimensions
    own = sizes[row].height if row in sizes else None
    return float(own or page.sheet.sheet_format.defaultRowHeight or _ROW)


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

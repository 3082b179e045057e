"""Cells of worksheets or pages → Document: cut into forms, its text made of the cells' lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby, pairwise, starmap

from site_builder.content.lines import lines_of
from site_builder.ingest.document import Box, CellPart, Document, Flavour, Form, Line, Piece
from site_builder.ingest.form.labels import (
    HEADER_LABELS,
    Label,
    head_label_at,
    is_label_line,
    label_of,
)
from site_builder.ingest.form.letters import plain_letters
from site_builder.ingest.form.numbering import read_number
from site_builder.ingest.form.titles import has_title, is_titling
from site_builder.ingest.formats.grid_cell import GridCell
from site_builder.ingest.formats.outside import mark_outside
from site_builder.ingest.formats.side_by_side import part_sides

_FEW = 2
"""A row that begins with a number and has more cells is one of a table"""
_NOTE = ("※", "注")
"""Begins a note"""


def cell_lines(text: str) -> tuple[str, ...]:
    """The lines of a cell that are not blank, without the white space around them."""
    return tuple(line.strip() for line in lines_of(text) if plain_letters(line).strip())


def cell_name(row: int, column: int) -> str:
    """C7"""
    return f"{column_name(column)}{row}"


def column_name(column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """Of AB 28"""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def make_grid_document(
    name: str,
    sha256: str,
    sheets: Iterable[Sequence[GridCell]],
    wrapped: bool = False,
    examples: Iterable[Sequence[GridCell]] = (),
) -> Document:
    """Each of `sheets` is one worksheet, or the pages of which one goes on in the next."""
    text = _Text()
    forms: list[Form] = []
    for cells in (form for sheet in sheets for form in split_grid(sheet)):
        before, above = len(text.lines), cells[0].row - 1
        boxes = tuple(_box(cell, above, text) for cell in mark_outside(cells))
        own = tuple(starmap(Line, enumerate(text.lines[before:], before + 1)))
        forms.append(Form(Flavour.GRID, own, boxes, wrapped))
    shown = text.add(line for cells in examples for cell in cells for line in cell.every_line)
    lines = tuple(starmap(Line, enumerate(shown, len(text.lines) - len(shown) + 1)))
    whole = "".join(f"{line.text}\n" for line in text.lines)
    original = "".join(f"{line}\n" for line in text.originals)
    return Document(name, sha256, whole, tuple(forms), lines, original)


@dataclass(slots=True)
class _Text:
    """The text of a document while it is made: one line a piece."""

    lines: list[Piece] = field(default_factory=list)
    originals: list[str] = field(default_factory=list)

    def add(self, lines: Iterable[str]) -> tuple[Piece, ...]:
        before = len(self.lines)
        for line in lines:
            start = self.lines[-1].end + 1 if self.lines else 0
            self.lines.append(Piece(plain_letters(line), start))
            self.originals.append(line)
        return tuple(self.lines[before:])


def _box(cell: GridCell, above: int, text: _Text) -> Box:
    place = (cell.row - above, cell.column, cell.rows, cell.columns)
    pieces = text.add(cell.lines)
    parts = tuple(CellPart(text.add(lines), seen) for seen, lines in cell.parts)
    return Box(*place, pieces, cell.sheet, cell.cell, cell.doubt, cell.ruled, cell.seen, parts)


# --- where a form begins ------------------------------------------------------------------


def split_grid(cells: Iterable[GridCell]) -> tuple[tuple[GridCell, ...], ...]:
    """The cells of each form, row by row; none where no form begins."""
    sides = part_sides(tuple(cells))
    return tuple(form for side in sides for form in _split_rows(side))


def _split_rows(cells: Iterable[GridCell]) -> tuple[tuple[GridCell, ...], ...]:
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    rows = [tuple(group) for _, group in groupby(ordered, key=lambda cell: cell.row)]
    rows = [row for row in rows if not all(cell.is_blank for cell in row)]
    starts = list(_starts(rows))
    if not starts:
        return ()
    bounds = [0, *(_with_lead(rows, start) for start in starts[1:]), len(rows)]
    parts = (rows[first:last] for first, last in pairwise(bounds))
    return tuple(tuple(cell for row in part for cell in row) for part in parts)


def _starts(rows: Sequence[Sequence[GridCell]]) -> Iterator[int]:
    """A title, or a head without one, opens a form; a table without both is one too."""
    fresh = False  # a form was opened whose table has not begun
    opened = False
    for place, row in enumerate(rows):
        if not fresh and _opens(rows[place:], opened):
            fresh = opened = True
            yield place
        elif is_head_row(row):
            if not opened:
                yield place
            opened, fresh = True, False


def _opens(rows: Sequence[Sequence[GridCell]], opened: bool) -> bool:
    """A title, or 年度 as a label, which stands once in the head of a form."""
    texts = [cell.text for cell in rows[0]]
    if not opened and any(map(has_title, texts)):
        return True
    tops = any(is_titling(text) or label_of(text) is Label.YEAR for text in texts)
    return tops and (not opened or _is_followed(rows))


def _is_followed(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether facts and a table follow, as behind a title: without facts it is the same form's
    on another page, before other rows of the table it is the text of a cell."""
    told = False
    for number, row in enumerate(rows):
        if is_head_row(row):
            return told
        titled = not told and any(is_titling(cell.text) for cell in row)
        if number and (titled or _is_table_row(row)):
            return False
        told = told or any(_is_fact(cell.text) for cell in row)
    return False


def _is_fact(text: str) -> bool:
    return label_of(text) in HEADER_LABELS or head_label_at(text) is not None


def _is_table_row(row: Sequence[GridCell]) -> bool:
    return len(row) > _FEW and read_number(row[0].text) is not None


def is_head_row(row: Sequence[GridCell]) -> bool:
    return is_label_line([cell.text for cell in row if cell.text])


def _with_lead(rows: Sequence[Sequence[GridCell]], start: int) -> int:
    """Lines right above a title are the new form's, if blank rows part them from the last one, but
    for notes: these stand below what they are about."""
    ends = list(accumulate((max(map(_end, row)) for row in rows[:start]), max))
    first = start
    while first > 0 and ends[first - 1] >= rows[first][0].row:
        first -= 1
    while first < start and rows[first][0].text.startswith(_NOTE):
        first += 1
    is_table = first == 0 or any(map(is_head_row, rows[first:start]))
    return start if is_table else first


def _end(cell: GridCell) -> int:
    return cell.row + cell.rows

"""The rows of all pages → the cells of grids: pages on which a form goes on are set below
each other.

A page that opens with a title or a head begins a new grid. Rows that are printed again at the
head of each page (the spreadsheet's print titles) are the same cells and stand once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from site_builder.ingest.form.labels import Label, is_title, label_of, legend_spans
from site_builder.ingest.formats.cells import is_head_row
from site_builder.ingest.formats.grid_cell import GridCell
from site_builder.ingest.formats.pdf.cells import PageCell
from site_builder.ingest.formats.pdf.page import Rect
from site_builder.ingest.formats.pdf.page_breaks import Open, join_pages
from site_builder.ingest.formats.pdf.rows import PageRow, above_ruled, cut_places, gap_above
from site_builder.ingest.formats.pdf.running_heads import without_again, without_counted

_OPENING = 3
"""A form begins on a page if one of its first rows says so"""
_MOST = 0.6
"""Share of a row's texts that make it the same row"""
_NEAR = 3.0

Rows = tuple[PageRow, ...]

_TABLE = 6
"""So many ruled cells beside each other are a row of the table"""
_ALIKE = 6.0
"""Points by which the width of a table may differ on the next page"""


def stack_pages(pages: Sequence[Rows]) -> tuple[tuple[GridCell, ...], ...]:
    return tuple(
        _grid(group) for group in _groups([rows for rows in without_counted(pages) if rows])
    )


def _groups(pages: Sequence[Rows]) -> Iterator[list[Rows]]:
    group: list[Rows] = []
    for rows in pages:
        goes_on = _awaits_table(group)
        fresh = _fresh(group, rows, goes_on) if group else rows
        if group and not goes_on and len(fresh) == len(rows) and _opens(rows):
            rest = _rest_above(group[0], rows)
            yield [*group, align(group[-1], rest)] if rest else group
            group, rows = [], rows[len(rest) :]
        group.append(align(group[-1], without_again(group[0], fresh)) if group else rows)
    if group:
        yield group


def _fresh(group: Sequence[Rows], rows: Rows, goes_on: bool) -> Rows:
    """Without what the pages before say too."""
    return _without_labels(group[-1], rows) if goes_on else _without_repeated(group, rows)


def _without_labels(above: Rows, rows: Rows) -> Rows:
    """A page may end right below the labels that the next one prints again."""
    last = reversed([row for row in above if row.texts])
    labels = [row.texts for row in takewhile(_is_head, last)]
    again = list(takewhile(lambda row: row.texts in labels, rows))
    return rows[len(again) :]


def _awaits_table(pages: Sequence[Rows]) -> bool:
    """Whether the last page ends within the head of a form: labels on the next are no repetition.

    It may also end between the two rows of labels.
    """
    awaits = between = False
    for row in (row for rows in pages for row in rows if row.texts):
        between = _is_head(row)
        awaits = (awaits or _titles(row)) and not between
    return awaits or between


def _titles(row: PageRow) -> bool:
    return _says_year(row) or (not is_table(row) and any(map(is_title, row.texts)))


def _says_year(row: PageRow) -> bool:
    return any(label_of(text) is Label.YEAR for text in row.texts)


def _opens(rows: Rows) -> bool:
    """Rows of a table above the title are the end of the form before it; a title above nothing
    but such rows is printed at the head of every page."""
    if not any(_is_head(row) or _says_year(row) for row in rows):
        return False
    for row in [row for row in rows if row.texts][:_OPENING]:
        if _titles(row):
            return True
        if is_table(row):
            return False
    return False


def _rest_above(first: Rows, rows: Rows) -> Rows:
    """What stands above the title of a page, with blank paper between, is the end of the form
    before, unless its first page has it too. Words in no cell may be a heading as well."""
    above = tuple(takewhile(lambda row: not _titles(row), rows))
    labelled = any(label_of(text) or legend_spans(text) for row in above for text in row.texts)
    if not above or labelled or without_again(first, above) != above:
        return ()
    return tuple(map(_doubted, above)) if gap_above(above[-1], rows[len(above)]) else ()


def _doubted(row: PageRow) -> PageRow:
    cells = (cell if cell.ruled else replace(cell, doubt="row") for cell in row.cells)
    return replace(row, cells=tuple(cells))


def _without_repeated(pages: Sequence[Rows], rows: Rows) -> Rows:
    """The rows below those that the first page has too, if the labels of the table are there."""
    own = [row for row in rows if row.texts]
    beyond = [row for row in above_ruled(own) if not _twin(row, pages[0])]
    pairs = [(row, _twin(row, pages[0])) for row in own if row not in beyond]
    again = list(takewhile(lambda pair: pair[1] is not None, pairs))
    if not any(_is_head(row) for row, _ in again):
        return rows
    fresh = [row for row in rows if row.top > again[-1][0].top]
    if not all(_goes_on(cell, pages[-1], fresh[:1]) for row in beyond for cell in row.cells):
        return rows
    strays = [stray for row, twin in again if twin for stray in _strays(row, twin)]
    return (_with_strays(_below_titles(fresh[0]), strays), *fresh[1:]) if fresh else ()


def _goes_on(word: PageCell, above: Rows, below: Sequence[PageRow]) -> bool:
    """Whether it is of a cell that the page cuts, whose text reaches beyond the repeated rows:
    the part above says it, the part below is blank."""
    said = [cell for row in above for cell in row.cells if cell.ruled and _covers(cell, word)]
    blank = any(_covers(cell, word) and not cell.lines for row in below for cell in row.cells)
    return blank and any(_text(word) in _text(cell) for cell in said)


def _covers(cell: PageCell, word: PageCell) -> bool:
    return cell.box.left <= word.box.middle[0] <= cell.box.right


def _below_titles(row: PageRow) -> PageRow:
    """The ruling above its cells is that of the repeated rows: they may go on all the same."""
    return replace(row, cells=tuple(replace(cell, went_on=cell.ruled) for cell in row.cells))


def _twin(row: PageRow, first: Rows) -> PageRow | None:
    """The row of the first page that is printed again; of two rows of labels maybe one half."""
    twin = next((other for other in first if _is_again(row, other)), None)
    labels = {text for other in first if _is_head(other) for text in other.texts}
    half = _is_head(row) and labels.issuperset(row.texts)
    return twin or (row if half else None)


def _is_again(row: PageRow, other: PageRow) -> bool:
    if row.texts == other.texts:
        return True
    pairs = [(_text(cell), _text(_above(cell, other))) for cell in row.cells]
    same = sum(1 for text, said in pairs if text and text == said)
    return same > _MOST * len(row.texts) and all(said in text for text, said in pairs)


def _above(cell: PageCell, other: PageRow) -> PageCell | None:
    """The cell that stands where this one does."""
    near = (one for one in other.cells if abs(one.box.left - cell.box.left) < _NEAR)
    return next(near, None)


def _text(cell: PageCell | None) -> str:
    return "".join(cell.lines) if cell else ""


def _strays(row: PageRow, twin: PageRow) -> Iterator[PageCell]:
    """Text of the cell below, whose middle lies above the end of its page: it is printed there."""
    for cell in row.cells:
        text, said = _text(cell), _text(_above(cell, twin))
        if text != said:
            yield replace(cell, lines=(text.replace(said, "", 1) if said else text,))


def _with_strays(row: PageRow, strays: Sequence[PageCell]) -> PageRow:
    cells = list(row.cells)
    for stray in strays:
        below = [n for n, c in enumerate(cells) if _covers(c, stray) and not c.lines]
        if below:
            cells[below[0]] = replace(cells[below[0]], lines=stray.lines, went_on=True)
        else:
            cells.append(replace(stray, ruled=False))
    return replace(row, cells=tuple(cells))


def _is_head(row: PageRow) -> bool:
    cells = [_cell(cell, 1, n, 1, 1, row.page) for n, cell in enumerate(row.cells, 1)]
    return is_head_row(cells)


# --- rows to cells ------------------------------------------------------------------------


def _grid(pages: Sequence[Rows]) -> tuple[GridCell, ...]:
    boxes = [cell.box for rows in pages for row in rows for cell in row.cells if cell.ruled]
    cuts = cut_places([x for box in boxes for x in (box.left, box.right)])
    done: list[GridCell] = []
    above: list[Open] = []
    number = 0
    for rows in pages:
        numbers = list(_numbers(rows, number))
        own = list(_page_cells(rows, numbers, cuts))
        join_pages(above, own)
        done += [one.cell for one in above]
        above = own
        number = numbers[-1] if numbers else number
    cells = [*done, *(one.cell for one in above)]
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _numbers(rows: Rows, last: int) -> Iterator[int]:
    """A number is left out where there is blank paper."""
    above: PageRow | None = None
    for row in rows:
        last += 2 if above and gap_above(above, row) else 1
        above = row
        yield last


def _page_cells(rows: Rows, numbers: Sequence[int], cuts: Sequence[float]) -> Iterator[Open]:
    for row, number in zip(rows, numbers, strict=True):
        for cell in _without_twins(row.cells, cuts):
            column = _column_of(cuts, cell)
            high = wide = 1
            if cell.ruled:
                below = bisect_left([other.top for other in rows], cell.box.bottom - _NEAR)
                high = numbers[below - 1] - number + 1
                wide = max(1, _column(cuts, cell.box.right) - column)
            made = _cell(cell, number, column, high, wide, row.page)
            yield Open(made, cell.goes_on, cell.went_on, cell.ruled)


def _without_twins(cells: Sequence[PageCell], cuts: Sequence[float]) -> list[PageCell]:
    """Words outside of all cells that would stand in one place are one."""
    found: list[PageCell] = []
    for cell in cells:
        twin = found[-1] if found else None
        same = twin and _column_of(cuts, twin) == _column_of(cuts, cell)
        if twin and same and not (twin.ruled or cell.ruled):
            lines, parts = (*twin.lines, *cell.lines), (*twin.parts, *cell.parts)
            found[-1] = replace(twin, lines=lines, parts=parts)
        else:
            found.append(cell)
    return found


def _column_of(cuts: Sequence[float], cell: PageCell) -> int:
    """A single digit may stand right before the next column."""
    box = cell.box
    return _column(cuts, box.left if cell.ruled else min(box.left, box.middle[0] - _NEAR))


def _column(cuts: Sequence[float], x: float) -> int:
    return bisect_right(cuts, x + _NEAR) + 1


def _cell(cell: PageCell, row: int, column: int, rows: int, columns: int, page: int) -> GridCell:
    box = cell.printed or cell.box
    corners = ",".join(str(round(x)) for x in (box.left, box.top, box.right, box.bottom))
    place = (row, column, rows, columns)
    return GridCell(
        *place, cell.lines, str(page), corners, cell.doubt, cell.ruled, parts=cell.parts
    )


def align(above: Rows, rows: Rows) -> Rows:
    """Moved sideways, where the table at the end of a page stands elsewhere on the next."""
    there = [_sides(row) for row in above if is_table(row)]
    here = [_sides(row) for row in rows if is_table(row)]
    if not there or not here:
        return rows
    (left, right), (own_left, own_right) = there[-1], here[0]
    if abs((right - left) - (own_right - own_left)) > _ALIKE:
        return rows
    return tuple(_moved(row, left - own_left) for row in rows)


def is_table(row: PageRow) -> bool:
    return sum(cell.ruled for cell in row.cells) >= _TABLE


def _sides(row: PageRow) -> tuple[float, float]:
    boxes = [cell.box for cell in row.cells if cell.ruled]
    return min(box.left for box in boxes), max(box.right for box in boxes)


def _moved(row: PageRow, by: float) -> PageRow:
    cells = (
        replace(cell, box=moved, printed=cell.printed or box)
        for cell in row.cells
        for box in [cell.box]
        for moved in [Rect(box.left + by, box.top, box.right + by, box.bottom)]
    )
    return replace(row, cells=tuple(cells))

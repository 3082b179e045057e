"""Prints laid-out forms as ruled PDFs, in the many ways in which programs draw them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.forms.pdf.blanks import blank_cells, is_bare, is_label
from benchmarks.forms.pdf.marks import Spot, hide, strike, struck_parts, text_of
from benchmarks.forms.pdf.writer import PdfPage, write_pdf
from benchmarks.forms.spreadsheet.grid import LABELS, Cell
from benchmarks.forms.spreadsheet.workbooks import GridForms, Oddities
from benchmarks.forms.text.wrap import width, wrap

STYLES = ("stroke", "fill", "dash", "dots", "double")
_PAD = 2.0
_LEAD = 1.25


@dataclass(frozen=True)
class PdfLook:
    """How a program and its user print; the defaults are a spreadsheet's."""

    paper: tuple[float, float] = (1190.55, 841.89)
    size: float = 9.0
    style: str = "stroke"
    singly: bool = False
    """Each letter placed by a command of its own"""
    scaled: bool = False
    doubled: bool = False
    """Labels made bold by printing them twice"""
    rotate: int = 0
    turned: bool = False
    middle: bool = True
    """Text stands in the middle of its cell's height, not at its top"""
    clipped: bool = False
    """Every cell's text is clipped to the cell"""
    low: float = 1.0
    """Share of the height that its text needs which a row has"""
    filled: bool = False
    footer: bool = False
    again: bool = False
    """The text of a cell that the end of a page cuts is printed on both pages"""
    by_column: bool = False
    """Cells are printed column by column, merged ones last"""
    cut: str = "open"
    """How the end of a page leaves a cell that goes on: open, closed, or below repeated labels"""
    running: str = ""
    """Printed at the head of each page"""
    apart: bool = False
    """Latin and Japanese letters of a line are printed by commands of their own"""
    ringed: bool = False
    """A cell's border is one shape, filled but for the cell itself"""


def random_look(rng: random.Random) -> PdfLook:
    across, down = rng.choice([(1190.55, 841.89), (841.89, 595.28)])
    return PdfLook(
        paper=(across, down),
        size=rng.choice([6.0, 7.5, 9.0]) if across > 1000 else rng.choice([4.5, 5.5, 6.5]),
        style=rng.choice(STYLES),
        singly=rng.random() < 0.25,
        scaled=rng.random() < 0.25,
        doubled=rng.random() < 0.25,
        rotate=rng.choice([0, 0, 0, 90, 180, 270]),
        turned=rng.random() < 0.25,
        middle=rng.random() < 0.5,
        clipped=rng.random() < 0.25,
        filled=rng.random() < 0.25,
        footer=rng.random() < 0.4,
        again=rng.random() < 0.5,
        by_column=rng.random() < 0.25,
        cut=rng.choice(["open", "open", "closed", "labels"]),
        running=rng.choice(["", "", "令和の組織目標", "新潟市　区役所の目標　"]),
        apart=rng.random() < 0.25,
        ringed=rng.random() < 0.2,
    )


def as_pdf(forms: GridForms, look: PdfLook, others: Sequence[PdfPage] = ()) -> bytes:
    """Each worksheet begins on a page of its own; only for forms without typed values.

    `others` are further pages behind them.
    """
    printer = _Printer(look)
    for _, cells in forms.worksheets:
        printer.print_sheet(cells)
    if look.footer:
        for number, page in enumerate(printer.pages, 1):
            text = f"{number}/{len(printer.pages)}"
            page.text(page.width / 2, page.height - 12, text, look.size)
    for number, page in enumerate(printer.pages, 1):
        if look.running:
            page.text(page.width - 200, 18, f"{look.running}{number}頁", look.size)
        _add_oddities(page, forms.oddities)
    return write_pdf([*printer.pages, *others])


def _add_oddities(page: PdfPage, oddities: Oddities) -> None:
    if oddities.watermark:
        slant = len(oddities.watermark) % 2 == 1
        page.watermark(oddities.watermark, page.height / 5, slant=slant, grey=0.85)
    if oddities.twice >= 0:
        page.draw_again(oddities.twice)


class _Printer:
    def __init__(self, look: PdfLook) -> None:
        self.look = look
        self.pages: list[PdfPage] = []

    def print_sheet(self, cells: Sequence[Cell]) -> None:
        whole = [*cells, *blank_cells(cells)]
        xs = self._columns(whole)
        heights = self._heights(whole, xs)
        bottom = self.look.paper[1] - 36
        first, top, ys = 1, 36.0, {1: 36.0}
        for row in range(1, max(heights) + 1):
            end = ys[row] + heights[row]
            if end > bottom and row > first:
                self._print_page(whole, xs, ys, first, row)
                first, ys = row, {row: top, **self._labels(whole, heights, row)}
                ys[row] = max(ys.values())
                end = ys[row] + heights[row]
            ys[row + 1] = end
        self._print_page(whole, xs, ys, first, max(heights) + 1)

    def _labels(
        self, cells: Sequence[Cell], heights: dict[int, float], row: int
    ) -> dict[int, float]:
        """Where the rows of labels stand at the head of a further page, and where they end."""
        starts = [cell.row for cell in cells if str(cell.value) in LABELS["number"]]
        if self.look.cut != "labels" or len(starts) != 1 or starts[0] + 2 > row:
            return {}
        first = 36.0 + heights[starts[0]]
        ends = {starts[0]: 36.0, starts[0] + 1: first}
        return {**ends, starts[0] + 2: first + heights[starts[0] + 1]}

    def _columns(self, cells: Sequence[Cell]) -> dict[int, float]:
        count = max(cell.column + cell.columns for cell in cells)
        wanted = dict.fromkeys(range(1, count), 3.0)
        for cell in cells:
            if cell.columns <= 2 and not is_bare(cell):
                need = max(map(width, str(cell.value).split("\n"))) + 1
                share = min(16.0, max(5.0, need / 2)) / cell.columns
                for column in range(cell.column, cell.column + cell.columns):
                    wanted[column] = max(wanted[column], share)
        room = self.look.paper[0] - 72
        scale = room / sum(wanted.values())
        xs, x = {}, 36.0
        for column in range(1, count):
            xs[column] = x
            x += wanted[column] * scale
        return {**xs, count: x}

    def _lines(self, cell: Cell, xs: dict[int, float]) -> list[str]:
        room = xs[cell.column + cell.columns] - xs[cell.column] - 2 * _PAD
        limit = room / self.look.size
        if is_bare(cell):
            return str(cell.value).split("\n")
        return wrap(text_of(cell), limit)

    def _heights(self, cells: Sequence[Cell], xs: dict[int, float]) -> dict[int, float]:
        line = self.look.size * _LEAD
        count = max(cell.row + cell.rows for cell in cells)
        heights = dict.fromkeys(range(1, count), line + 2 * _PAD)
        for cell in sorted(cells, key=lambda cell: cell.rows):
            rows = range(cell.row, cell.row + cell.rows)
            need = (len(self._lines(cell, xs)) * line + 2 * _PAD) * self.look.low
            lack = need - sum(heights[row] for row in rows)
            if lack > 0:
                heights[rows[-1]] += lack
        return heights

    # One page.

    def _print_page(
        self,
        cells: Sequence[Cell],
        xs: dict[int, float],
        ys: dict[int, float],
        first: int,
        last: int,
    ) -> None:
        look = self.look
        page = PdfPage(*look.paper, rotate=look.rotate, turned=look.turned)
        self.pages.append(page)
        shown = [cell for cell in cells if cell.row < last and cell.row + cell.rows > first]
        for cell in [cell for cell in cells if min(ys) <= cell.row < first and min(ys) < first]:
            if cell.row + cell.rows <= min(ys) + 2:
                self._rule(page, cell, xs, ys, min(ys), first)
                self._write(page, cell, xs, ys, min(ys), first)
        for cell in shown:
            self._rule(page, cell, xs, ys, first, last)
        if look.by_column:
            shown.sort(key=lambda cell: (cell.rows > 1, cell.column, cell.row))
        for cell in shown:
            if cell.row >= first or look.again:
                self._write(page, cell, xs, ys, first, last)

    def _rule(
        self,
        page: PdfPage,
        cell: Cell,
        xs: dict[int, float],
        ys: dict[int, float],
        first: int,
        last: int,
    ) -> None:
        if is_bare(cell):
            return
        left, right = xs[cell.column], xs[cell.column + cell.columns]
        top, bottom = ys[max(first, cell.row)], ys[min(last, cell.row + cell.rows)]
        if self.look.filled and is_label(cell):
            page.fill(left, top, right, bottom, 0.9)
        style = self.look.style
        whole = cell.row >= first and cell.row + cell.rows <= last and len(cell.sides) == 4
        if self.look.ringed and whole:
            page.ring(left, top, right, bottom)
            return
        page.line(left, top, left, bottom, style)
        page.line(right, top, right, bottom, style)
        if "t" in cell.sides and (cell.row >= first or self.look.cut == "closed"):
            page.line(left, top, right, top, style)
        ends = cell.row + cell.rows <= last or self.look.cut == "closed"
        if "b" in cell.sides and ends:
            page.line(left, bottom, right, bottom, style)

    def _write(
        self,
        page: PdfPage,
        cell: Cell,
        xs: dict[int, float],
        ys: dict[int, float],
        first: int,
        last: int,
    ) -> None:
        look, lines = self.look, self._lines(cell, xs)
        left, right = xs[cell.column], xs[cell.column + cell.columns]
        top, bottom = ys[max(first, cell.row)], ys[min(last, cell.row + cell.rows)]
        step = look.size * _LEAD
        free = bottom - top - len(lines) * step
        y = top + (free / 2 if look.middle else _PAD) + 0.9 * look.size
        if look.clipped and not is_bare(cell):
            page.clip(left, top, right, bottom)
        if cell.hidden:
            hide(page, cell, lines, Spot(left + _PAD, y, look.size, step))
            lines = lines if cell.value else []
        if cell.unseen == "under":
            page.fill(left + 1, top + 1, right - 1, bottom - 1, 1)
        struck = struck_parts(cell, lines)
        for line, part in zip(lines, struck, strict=True):
            self._write_line(page, cell, line.strip(), left + _PAD, y)
            strike(page, line.strip(), part, Spot(left + _PAD, y, look.size, step))
            y += step
        if look.clipped and not is_bare(cell):
            page.unclip()

    def _write_line(self, page: PdfPage, cell: Cell, words: str, x: float, y: float) -> None:
        look = self.look
        if not words:
            return
        for aside in (0.0, 0.3) if look.doubled and is_label(cell) else (0.0,):
            page.text(
                x + aside,
                y,
                words,
                look.size,
                singly=look.singly,
                scaled=look.scaled,
                apart=look.apart,
            )

"""A document before it is interpreted: its text, cut into forms, lines and cells.

Every piece knows the characters that it is made of, so that nothing can be lost without a word
(see balance.py) and each cell can be found again in its document.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from site_builder.problems import Problem


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters within one line: document.text[start:end] == text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def cut(self, first: int, last: int | None = None) -> Piece:
        """The part from character `first` to `last` of this piece."""
        return Piece(self.text[first:last], self.start + first)

    def strip(self) -> Piece:
        inner = self.text.strip()
        return Piece(inner, self.start + self.text.find(inner)) if inner else Piece("", self.start)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without its line break; numbers count from 1."""

    number: int
    piece: Piece


class Flavour(StrEnum):
    """How the text came about, and so how it is ordered."""

    TABULAR = "tabular"
    """Character recognition: one row a line, cells parted by tabs, wraps turned into spaces"""
    RAW = "raw"
    """A PDF's own text: cell by cell, wraps kept, merged cells after the rows"""
    GRID = "grid"
    """A workbook, a ruled PDF, a CSV: every cell with its row, column and extent"""


class Seen(StrEnum):
    """Why the words of a cell, or a part of them, are not to be taken as said; the codes of
    content's aside."""

    STRUCK = "struck"
    """A line runs through the letters"""
    UNSEEN = "unseen"
    """Neither screen nor paper shows it"""
    OUTSIDE = "outside"
    """Beside or below the form, or not printed with it"""
    REPEATED = "repeated"
    """Drawn a second time at its place"""
    WATERMARK = "watermark"
    """Drawn across the page: 案"""
    HIDDEN = "hidden"
    """A row or a column that its program does not show; it is named, its words are not"""
    RUBY = "ruby"
    """ふりがな: how the words below are read aloud"""
    ERROR = "error-value"
    """#N/A, nan: what a program left instead of a value"""


@dataclass(frozen=True, slots=True)
class CellPart:
    """Lines within a cell that are not to be taken as said, as they are."""

    pieces: tuple[Piece, ...]
    seen: Seen


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of a grid. `pieces` are its lines in the order they are read; rows and columns
    count from 1 within the form, in the order of the page."""

    row: int
    column: int
    rows: int
    columns: int
    """More than 1 where cells are merged"""
    pieces: tuple[Piece, ...]
    sheet: str
    """Name of the worksheet, or number of the page: 地域課, 2"""
    cell: str
    """Where it stands there: C7, C7:C9; in a PDF its corners in points: 120,88,240,110"""
    doubt: str = ""
    """Why its text may not be the cell's, as a stable code of `review` (cut, garbled …)"""
    ruled: bool = True
    """False for words of a page that stand in no cell: their place tells only nearly whose they
    are"""
    seen: Seen | None = None
    """Where all of its text is not to be taken as said, why"""
    parts: tuple[CellPart, ...] = ()
    """Other text in the cell, which is none of `pieces`"""

    @property
    def every_piece(self) -> tuple[Piece, ...]:
        return (*self.pieces, *(piece for part in self.parts for piece in part.pieces))

    @property
    def printed(self) -> bool:
        """True for a cell of a PDF; PDFs report blank cells as well."""
        return "," in self.cell

    @property
    def page(self) -> str:
        """As the staff would say it: 「地域課」シート, 2ページ; a CSV is a single sheet."""
        if self.printed:
            return f"{self.sheet}ページ"
        return f"「{self.sheet}」シート" if self.sheet else ""

    @property
    def place(self) -> str:
        """「地域課」シートの C7; of a PDF the page alone, since corners mean nothing to people."""
        if self.printed:
            return self.page
        return f"{self.page}の {self.cell}" if self.sheet else self.cell


@dataclass(frozen=True, slots=True)
class Form:
    """The lines of one sheet; of a grid also its cells."""

    flavour: Flavour
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...] = ()
    """The text of a grid's document is made from them: one line of text a piece"""
    wrapped: bool = False
    """Whether the pieces of a box are lines as printed, cut at the width of their column"""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a file holds beside its form and would tell when it is published, in words for the
    staff."""

    people: tuple[str, ...] = ()
    """Who made it, as nearly every file says"""
    other: tuple[str, ...] = ()
    """Comments, hidden worksheets, files within it …"""

    @property
    def every(self) -> tuple[str, ...]:
        return (*self.people, *self.other)


NOTHING_CARRIED = Carried()


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    sha256: str
    text: str
    forms: tuple[Form, ...]
    """Every line of the text that is not blank belongs to exactly one form, or to `examples`"""
    examples: tuple[Line, ...] = ()
    """Of worksheets that show how to fill in the form, beside others: they are in no sheet"""
    original: str = ""
    """The text letter for letter as the document has it, where `text` has other letters (see
    form/letters.py); as long as `text`"""
    warnings: tuple[Problem, ...] = ()
    """What was seen in the file but not read: hidden worksheets, remarks on cells …"""
    carried: Carried = NOTHING_CARRIED

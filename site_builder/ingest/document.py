"""A document before any meaning: its text, cut into forms, lines and cells.

Every piece knows the characters that it is made of, so that nothing can be lost without a word
(see balance.py) and each cell can be found again in its document.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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

    TABULAR = "recognised"
    """Character recognition: one row a line, cells parted by tabs, wraps turned into spaces"""
    RAW = "text"
    """A PDF's own text: cell by cell, wraps kept, merged cells after the rows"""


@dataclass(frozen=True, slots=True)
class Form:
    """The lines of one sheet."""

    flavour: Flavour
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    sha256: str
    text: str
    forms: tuple[Form, ...]
    """Every line of the text that is not blank belongs to exactly one form"""

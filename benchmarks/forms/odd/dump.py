"""A sheet on its way to a text dump, and what is odd about how it is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.forms.odd.laid import NOTHING_OWED, Owed, with_text
from benchmarks.forms.truth import Sheet


def _as_printed(text: str) -> str:
    return text


@dataclass(frozen=True)
class Column:
    """One more column of the table."""

    label: str
    place: int
    """Before 目標 0, behind it 1, behind 結果 2, before 概要 3, behind it 4"""
    texts: tuple[str, ...]
    """One for each measure of the sheet"""


@dataclass(frozen=True)
class Dump:
    sheet: Sheet
    """The truth"""
    printed: Sheet
    """What is printed in its stead"""
    owed: Owed = NOTHING_OWED
    columns: tuple[Column, ...] = ()
    again: bool = False
    """Number and sentence of a goal on each of its rows"""
    floats: bool = False
    """1.0 for the number 1"""
    label_row: tuple[str, ...] = ()
    """Below the labels"""
    rewrite: Callable[[str], str] = _as_printed
    """What happens to the printed sheet in the end"""

    def owing(self, **owed: Sequence[str]) -> Dump:
        more = Owed(**{name: tuple(texts) for name, texts in owed.items()})
        return replace(self, owed=self.owed + more)

    def saying(self, field: str, true: str | None, printed: str | None) -> Dump:
        """What a cell says is not what is printed there."""
        return replace(
            self,
            sheet=with_text(self.sheet, field, true),
            printed=with_text(self.printed, field, printed),
        )

    def rewritten(self, change: Callable[[str], str]) -> Dump:
        before = self.rewrite
        return replace(self, rewrite=lambda text: change(before(text)))


def as_dump(sheet: Sheet) -> Dump:
    return Dump(sheet, sheet)

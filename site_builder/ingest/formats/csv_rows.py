"""Rows of a CSV in which a comma within a text has moved the cells behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_builder.ingest.form.labels import HEADER_LABELS, is_label_line, label_of
from site_builder.ingest.form.letters import plain_letters
from site_builder.ingest.form.numbering import read_number

_FEW = 3
"""A row of the table has more cells"""
_ENDS, _GOES_ON = re.compile(r"(?:^|\D)\d{1,3}$"), re.compile(r"\d{3}(?!\d)")
"""3 | 000人"""
_BARE, _ZEROS, _WITH_UNIT = (
    re.compile(r"\d{1,3}"),
    re.compile(r"0\d\d(?!\d)"),
    re.compile(r"\d{3}\D"),
)


@dataclass(frozen=True, slots=True)
class CsvRow:
    line: int
    """Where it begins in the file, from 1"""
    cells: tuple[str, ...]

    @property
    def said(self) -> list[str]:
        return [text for cell in self.cells if (text := plain_letters(cell).strip())]


def moved_rows(rows: Sequence[CsvRow]) -> Iterator[int]:
    """Their places: rows that have more cells than their labels, unless the table has one more
    column without a label; and shorter ones in which a number is torn for certain."""
    for start, end, width in _tables(rows):
        longer = [n for n in range(start, end) if _is_longer(rows[n], width)]
        lengths = {len(rows[n].cells) for n in longer}
        column = len(longer) > 1 and lengths == {width + 1}
        moved = longer if not column or any(_is_torn(rows[n].cells) for n in longer) else []
        torn = (n for n in range(start, end) if _is_surely_torn(rows[n].cells))
        yield from sorted({*moved, *torn})


def _tables(rows: Sequence[CsvRow]) -> Iterator[tuple[int, int, int]]:
    """Of each table the first row below its labels, the one behind the last, and the number of
    cells beside the labels."""
    labels: list[tuple[int, int]] = []
    for place, row in enumerate(rows):
        begun = bool(labels) and labels[-1][0] == place
        if is_label_line(row.said, begun):
            width = max(len(row.cells), labels.pop()[1] if begun else 0)
            labels.append((place + 1, width))
    for (start, width), (end, _) in pairwise([*labels, (len(rows), 0)]):
        yield start, _end(rows, start, end), width


def _end(rows: Sequence[CsvRow], start: int, end: int) -> int:
    """The first row of the next form's head: below the last number, as a cell of the table may say
    what a label of the head says."""
    numbered = [n for n in range(start, end) if _is_numbered(rows[n])]
    below = range(numbered[-1] + 1 if numbered else start, end)
    return next((n for n in below if _is_head(rows[n])), end)


def _is_numbered(row: CsvRow) -> bool:
    return len(row.said) >= _FEW and read_number(row.said[0]) is not None


def _is_head(row: CsvRow) -> bool:
    return any(label_of(text) in HEADER_LABELS for text in row.said)


def _is_longer(row: CsvRow, width: int) -> bool:
    """Words that stand apart to the right of the form are no part of its row."""
    beyond = [cell.strip() for cell in row.cells[width:]]
    apart = bool(beyond) and not beyond[0] and any(beyond)
    return bool(beyond) and not apart and len(row.said) >= _FEW


def _is_torn(cells: Sequence[str]) -> bool:
    pairs = pairwise(cell.strip() for cell in cells)
    return any(_ENDS.search(one) and _GOES_ON.match(other) for one, other in pairs)


def _is_surely_torn(cells: Sequence[str]) -> bool:
    """No number begins with 000; of two values beside each other, none has its unit alone."""
    pairs = pairwise(cell.strip() for cell in cells)
    return any(
        (_ENDS.search(one) and _ZEROS.match(other))
        or (_BARE.fullmatch(one) and _WITH_UNIT.match(other))
        for one, other in pairs
    )

"""Tells a spreadsheet's own table in a text file from the dump of a form that a machine read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from site_builder.ingest.grid_labels import field_of
from site_builder.ingest.traits import FIELDS

_QUOTED = re.compile(
    r'(?:^|\t)"(?:[^"\t]|"")*(?:\r\n|\n|\r)(?:[^"\t]|"")*"(?=\t|\r|\n|\Z)', re.MULTILINE
)
_BREAK = re.compile("\r\n|\n|\r")
_MARKS = ",;"
_LEAST = 8
"""Labels in one line: less may be a sentence about the form"""


def is_table_text(text: str) -> bool:
    """Cells in quotes that hold line breaks; cells parted by commas; or columns in an order of
    their own, which only their labels tell."""
    lines = _BREAK.split(text)
    return bool(_QUOTED.search(text)) or _has_moved(lines) or _has_marks(lines)


def _has_marks(lines: Iterable[str]) -> bool:
    rows = (line.split(mark) for line in lines for mark in _MARKS if line.count(mark) >= _LEAST)
    return any(sum(bool(field_of(cell.strip('" '))) for cell in row) >= _LEAST for row in rows)


def _has_moved(lines: Iterable[str]) -> bool:
    """Labels on two lines are often displaced: they tell no order."""
    named = (tuple(map(field_of, line.split("\t"))) for line in lines if "\t" in line)
    return any(set(fields) >= set(FIELDS) and _own_order(fields) for fields in named)


def _own_order(fields: Iterable[str]) -> bool:
    return tuple(name for name in fields if name) != FIELDS

"""Sheets that a person filed elsewhere than the document says: its ward, section or year was
misread or misprinted. What the document says again belongs to them, not to a second sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.corrections import restore
from site_builder.content.model import Sheet, SheetKey
from site_builder.content.place import sheet_key
from site_builder.content.store import load_sheet, read_text
from site_builder.content.wording import squash

_MOVING = re.compile(r"^  - field: (?:fiscal_year|ward|section)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Moved:
    read: Sheet
    """As the converter had read it"""
    key: SheetKey
    """Where it lies now"""


def find_moved(content: Path, files: Iterable[str]) -> tuple[Moved, ...]:
    return tuple(moved for file in files if (moved := _moved(content, file)))


def _moved(content: Path, file: str) -> Moved | None:
    text, _ = read_text(content / file)
    if not _MOVING.search(text):
        return None  # most are like this: they need not be parsed
    sheet, key = load_sheet(file, text)[0], sheet_key(file)
    if sheet is None or key is None:
        return None
    try:
        read = restore(sheet)
    except ValueError:
        return None
    return Moved(read, key) if _names(read) != _names(sheet) else None


def _names(sheet: Sheet) -> tuple[int, str, str]:
    return sheet.fiscal_year, sheet.ward, sheet.section


def key_of_moved(sheet: Sheet, moved: Sequence[Moved]) -> SheetKey | None:
    """Another sheet may bear the name rightly: the moved one has goals in common with its own."""
    for one in moved:
        shared = _sentences(one.read) & _sentences(sheet)
        if _names(one.read) == _names(sheet) and shared:
            return one.key
    return None


def _sentences(sheet: Sheet) -> set[str]:
    return {squash(goal.goal) for goal in sheet.goals} - {""}

"""Sheets that a person filed elsewhere than the document says: its ward, section or year was
misread or misprinted. What the document says again belongs to them, not to a second sheet.

They are told by their corrections or, where nobody wrote one, by the record of places that stayed
where the sheet lay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.folder.store import load_sheet
from site_builder.content.origins.provenance import provenance_file
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.sheet.place import sheet_key
from site_builder.content.wording import squash
from site_builder.content.writing import read_text
from site_builder.ingest.update.last_conversion import last_conversion

_MOVING = re.compile(r"^  - field: (?:fiscal_year|ward|section)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RelocatedSheet:
    read: Sheet
    """As the converter had read it"""
    key: SheetKey
    """Where it lies now"""


def find_moved(content: Path, files: Iterable[str]) -> tuple[RelocatedSheet, ...]:
    return tuple(moved for file in files if (moved := _moved(content, file)))


def _moved(content: Path, file: str) -> RelocatedSheet | None:
    text, _ = read_text(content / file)
    key = sheet_key(file)
    if not key or not (_MOVING.search(text) or _came_alone(content, key)):
        return None  # true for most sheets: they need not be parsed
    sheet = load_sheet(file, text)[0]
    read = last_conversion(content, sheet) if sheet else None
    return RelocatedSheet(read, key) if sheet and read and _names(read) != _names(sheet) else None


def _came_alone(content: Path, key: SheetKey) -> bool:
    """A sheet without provenance beside it was put there by hand: convert writes both."""
    recorded = (content / "provenance").is_dir()
    return recorded and not (content / provenance_file(key)).exists()


def _names(sheet: Sheet) -> tuple[int, str, str]:
    return sheet.fiscal_year, sheet.ward, sheet.section


def key_of_moved(sheet: Sheet, moved: Sequence[RelocatedSheet]) -> SheetKey | None:
    """The moved sheet must share a goal's sentence: another sheet may rightly have that name."""
    for one in moved:
        shared = _sentences(one.read) & _sentences(sheet)
        if _names(one.read) == _names(sheet) and shared:
            return one.key
    return None


def _sentences(sheet: Sheet) -> set[str]:
    return {squash(goal.goal) for goal in sheet.goals} - {""}

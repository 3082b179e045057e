"""What was saved at the desk, and what somebody was writing: .desk/ beside the content.

Nothing of it is ever cleared by the program. Each save is a file of its own, so that it can be
taken back one after the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from site_builder.content.sheet.place import sheet_key
from site_builder.content.writing import write_whole

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A save."""

    number: int
    when: str
    """2026-11-30 14:05, the clock of this computer"""
    file: str
    """Path within the content"""
    what: str
    """In words: 目標2の目標の値を直しました"""
    before: str
    after: str
    """The whole text of the file"""
    undoes: int = 0
    """Number of the save that it takes back"""


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """What was typed for a field and not saved yet."""

    file: str
    field: str
    text: str
    why: str


def add_entry(folder: Path, entry: Entry) -> None:
    _write(_entry_file(folder, entry.number), asdict(entry), lasting=True)


def next_number(folder: Path) -> int:
    return max((int(f.stem) for f in _files(folder)), default=0) + 1


def read_entry(folder: Path, number: int) -> Entry | None:
    """None where there is none, or it is none of a sheet's."""
    raw = _read(_entry_file(folder, number))
    try:
        entry = Entry(**raw) if raw else None
        return entry if entry and sheet_key(entry.file) else None
    except TypeError:
        return None


def newest_entries(folder: Path, most: int) -> tuple[Entry, ...]:
    numbers = sorted((int(f.stem) for f in _files(folder)), reverse=True)[:most]
    return tuple(entry for number in numbers if (entry := read_entry(folder, number)))


def keep_draft(folder: Path, draft: TypedDraft) -> None:
    _write(_draft_file(folder, draft.file, draft.field), asdict(draft))


def drop_draft(folder: Path, file: str, field: str) -> None:
    _draft_file(folder, file, field).unlink(missing_ok=True)


def read_draft(folder: Path, file: str, field: str) -> TypedDraft | None:
    raw = _read(_draft_file(folder, file, field))
    try:
        return TypedDraft(**raw) if raw else None
    except TypeError:
        return None


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in (folder / "journal").glob("*.json") if file.stem.isdecimal())


def _entry_file(folder: Path, number: int) -> Path:
    return folder / "journal" / f"{number:0{_DIGITS}}.json"


def _draft_file(folder: Path, file: str, field: str) -> Path:
    """Named by its field, in letters that every system takes."""
    return folder / "drafts" / f"{sha256(f'{file} {field}'.encode()).hexdigest()[:24]}.json"


def _write(path: Path, raw: dict[str, Any], *, lasting: bool = False) -> None:
    data = (json.dumps(raw, ensure_ascii=False, indent=1) + "\n").encode()
    write_whole(path, data, lasting=lasting)


def _read(path: Path) -> dict[str, Any] | None:
    """None where the file is missing or damaged."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return raw if isinstance(raw, dict) else None

"""The file by which a folder is known as ours, and which lists what we have put into it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

MARKER = ".site-builder"
"""A folder with this file was written by us and may be replaced. In output/, all names that begin
so are ours."""

_TEXT = "site-builder がつくったフォルダーです。build のたびに、まるごと入れ替わります。"
_LIST = "つくったファイル:"
_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "lost+found"})
"""Put anywhere by macOS, Windows and Linux: nobody misses them"""


def mark(folder: Path, names: Iterable[str] | None = None, room: Path | None = None) -> None:
    """`names` are the files of a folder that is complete, relative to it; the marker is written in
    `room`, a folder of ours, where a killed run would otherwise leave half of it for good."""
    lines = [_TEXT] if names is None else [_TEXT, _LIST, *sorted(names)]
    beside = (room or folder) / f"{MARKER}.tmp"
    text = "".join(f"{line}\n" for line in lines)
    beside.write_bytes(text.encode("utf-8", "surrogateescape"))
    beside.replace(folder / MARKER)


def is_marked(folder: Path) -> bool:
    return (folder / MARKER).is_file()


def listed(folder: Path) -> frozenset[str] | None:
    """None without a list: the folder is not complete, or an older version wrote it."""
    if not is_marked(folder):
        return None
    text = (folder / MARKER).read_text(encoding="utf-8", errors="surrogateescape")
    _, found, names = text.partition(f"\n{_LIST}\n")
    return frozenset(names.split("\n")) - {""} if found else None


def is_whole(folder: Path) -> bool:
    names = listed(folder)
    return bool(names) and all((folder / name).is_file() for name in names or ())


def is_ours(folder: Path) -> bool:
    """Whether the folder has our marker, or holds no files."""
    return is_marked(folder) or next(files_in(folder), None) is None


def owned(folder: Path) -> frozenset[str]:
    """What may be deleted in it: in one of an older version, everything."""
    names = listed(folder)
    return frozenset(files_in(folder)) if names is None else names


def added(folder: Path, there: Iterable[str] | None = None) -> list[str]:
    """What a person or another program has put into a folder of ours. `there`: its files, where
    they have just been listed"""
    names = listed(folder)
    if names is None:
        return []
    found = files_in(folder) if there is None else there
    others = [name for name in found if name not in names and name != MARKER]
    known = set(map(name_key, names)) if others else set()
    return sorted(name for name in others if name_key(name) not in known)


def is_vacant(folder: Path) -> bool:
    """Not there, or empty."""
    return not os.path.lexists(folder) or (folder.is_dir() and next(contents(folder), None) is None)


def contents(folder: Path) -> Iterator[str]:
    """Names in the folder, but for those of the system and our own."""
    names = (path.name for path in folder.iterdir())
    return (name for name in names if not _needless(name) and not name.startswith(MARKER))


def files_in(folder: Path) -> Iterator[str]:
    """Paths of all files below, links included, but for those of the system and our own."""
    return (name for name, _ in entries_in(folder))


def entries_in(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The same with what the system says of each."""
    rest = [""]
    while rest:
        below = rest.pop()
        for name, entry in _entries(folder, below):
            if entry.is_dir(follow_symlinks=False):
                rest.append(f"{name}/")
            else:
                yield name, entry


def _entries(folder: Path, below: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """None of a folder that is not there, or that only others may read."""
    try:
        found = os.scandir(f"{folder}/{below}")
    except OSError:
        return
    with found:
        for entry in found:
            if not _needless(entry.name) and (below or not entry.name.startswith(MARKER)):
                yield f"{below}{entry.name}", entry


def name_key(name: str) -> str:
    """Equal for two names that are one file on Windows or macOS."""
    return unicodedata.normalize("NFC", name).casefold()


def _needless(name: str) -> bool:
    return name in _OF_THE_SYSTEM

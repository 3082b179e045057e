"""Which files of a folder have changed since they were last looked at."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from stat import S_IFMT

from site_builder.content.plain_files import read_plain

_RECENT = 2.0
"""Seconds: the coarsest clock of a file system. A file that was written so shortly before it was
looked at may be written again without a trace in its times: its content is looked at too."""

Facts = tuple[int, ...]
"""Times of change, size, inode and kind of a file"""


@dataclass(frozen=True, slots=True)
class _Seen:
    facts: Facts
    digest: str
    """Of the content of a file that was changed just now (_RECENT); empty when its times suffice"""
    number: int


class Tree:
    """All files below a folder, hidden ones too; links are not followed. Names are relative to it,
    with slashes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: Mapping[str, _Seen] = {}
        self._numbers = count(1)

    def look(self) -> bool:
        """Whether anything has changed. What is read after it may be newer; the next look tells."""
        now = time.time()
        before = self._seen
        self._seen = {
            name: self._look_at(name, facts, now) for name, facts in _files(self._folder, "")
        }
        return self._seen.keys() != before.keys() or any(
            seen.number != before[name].number for name, seen in self._seen.items()
        )

    def _look_at(self, name: str, facts: Facts, now: float) -> _Seen:
        before = self._seen.get(name)
        is_recent = now - max(facts[:2]) / 1e9 < _RECENT
        if before and before.facts == facts and not before.digest and not is_recent:
            return before
        is_doubtful = is_recent or bool(before and before.digest)
        digest = _digest(self._folder / name) if is_doubtful else ""
        is_same = before and before.facts == facts and before.digest in ("", digest)
        number = before.number if before and is_same else next(self._numbers)
        return _Seen(facts, digest if is_recent else "", number)

    def version(self, name: str) -> int:
        """Another one for another content; 0 where there is no such file."""
        return self._seen[name].number if name in self._seen else 0

    def versions(self, below: str = "", but: tuple[str, ...] = ()) -> tuple[tuple[str, int], ...]:
        """Of all files whose name begins so, but for those whose name begins otherwise."""
        return tuple(
            (name, seen.number)
            for name, seen in self._seen.items()
            if name.startswith(below) and not (but and name.startswith(but))
        )

    def kinds(self) -> frozenset[tuple[str, int]]:
        """Name and kind of each file: a link in the place of a file is another."""
        return frozenset((name, S_IFMT(seen.facts[-1])) for name, seen in self._seen.items())


def _files(folder: Path, above: str) -> Iterator[tuple[str, Facts]]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:  # gone or unreadable: reported when its files are read
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder / entry.name, f"{above}{entry.name}/")
        elif facts := _facts(entry):
            yield above + entry.name, facts


def _facts(entry: os.DirEntry[str]) -> Facts:
    """None of a file that has just gone."""
    try:
        stat = entry.stat(follow_symlinks=False)
    except OSError:
        return ()
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino, stat.st_mode


def _digest(file: Path) -> str:
    try:
        return sha256(read_plain(file)).hexdigest()
    except OSError:
        return ""

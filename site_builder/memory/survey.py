"""The files that a site is made of: what the system says of each, and what it holds.

A file is read again where the system says anything new of it, and where it was so young when it
was read that a later change might not show.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from site_builder.memory.digest import Digest, digest_of

SLACK = 2_000_000_000
"""Nanoseconds: the coarsest clock of a disk (FAT)"""
_NOTHING = b""


class Stamp(NamedTuple):
    size: int
    modified: int
    """Nanoseconds"""
    changed: int
    """The same, of the file or its entry: nobody can set it back. On Windows when it was made"""
    inode: int


class KnownFile(NamedTuple):
    stamp: Stamp
    settled: bool
    """It was old enough when it was read: as long as the stamp stays, so does what it holds"""
    digest: Digest


Stamps = Mapping[str, Stamp]
KnownFiles = Mapping[str, KnownFile]


@dataclass(frozen=True, slots=True)
class Survey:
    started: int
    """Nanoseconds"""
    stamps: Stamps
    folders: Mapping[str, Path]


def look_at(folders: Mapping[str, Path]) -> Survey:
    """`folders` by the name that stands before the paths in them."""
    started = time.time_ns()
    found = {f"{name}/{path}": s for name, at in folders.items() for path, s in _stamps(str(at))}
    return Survey(started, found, folders)


def stamp_of(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


_FOLDER = Stamp(0, 0, 0, 0)


def _stamps(folder: str) -> Iterator[tuple[str, Stamp]]:
    """Includes folders, since an empty folder may be an error."""
    rest = [""]
    while rest:
        below = rest.pop()
        for entry in _entries(f"{folder}/{below}"):
            name = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if not _is_foreign(below, entry.name):
                    rest.append(f"{name}/")
                    yield f"{name}/", _FOLDER
            else:
                yield name, _stamp(entry)


def _is_foreign(below: str, name: str) -> bool:
    """Neither content nor program: a folder of git, compiled modules"""
    return name == "__pycache__" or (not below and name.startswith("."))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        return stamp_of(entry.stat())
    except OSError:
        return _FOLDER


def read_again(survey: Survey, known: KnownFiles) -> dict[str, KnownFile]:
    """All files with what they hold, those that may have changed read anew."""
    return {name: _known(survey, name, known.get(name)) for name in survey.stamps}


def _known(survey: Survey, name: str, known: KnownFile | None) -> KnownFile:
    stamp = survey.stamps[name]
    if known and known.settled and known.stamp == stamp:
        return known
    settled = max(stamp.modified, stamp.changed) + SLACK < survey.started
    return KnownFile(stamp, settled, _read(survey, name))


def _read(survey: Survey, name: str) -> Digest:
    label, _, path = name.partition("/")
    if name.endswith("/"):
        return _NOTHING
    try:
        return sha256((survey.folders[label] / path).read_bytes()).digest()
    except OSError:
        return _NOTHING


def signature(*listings: Stamps) -> Digest:
    """Of all that the system says of these files."""
    lines = [f"{n}\0{s[0]} {s[1]} {s[2]} {s[3]}" for stamps in listings for n, s in stamps.items()]
    return digest_of("\n".join(sorted(lines)).encode("utf-8", "surrogateescape"))

"""Files about all sheets are too large for memory: until they are written they lie on the disk,
without a name of their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_PIECE = 1 << 20
"""Bytes that are read at once"""
_TEXTS = 100
"""Texts that are encoded at once: rows, or whole sheets"""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644 << 16


class Spool:
    """A file that has no name and ends with whatever refers to it."""

    def __init__(self, folder: Path | None, buffering: int = -1) -> None:
        """Where a file can have no name (Windows), it lies in the system's own folder for such, as
        it does without a `folder`."""
        place = None if os.name == "nt" else folder
        self.file: IO[bytes] = TemporaryFile(buffering=buffering, dir=place)  # noqa: SIM115 – closed with the object
        finalize(self, self.file.close)

    def stored(self) -> StoredFile:
        """What was written until now"""
        return StoredFile(self, 0, self.file.seek(0, os.SEEK_END))


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A part of a spool, read piece by piece as often as it is asked for."""

    spool: Spool
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[bytes]:
        file = self.spool.file
        for place in range(self.start, self.end, _PIECE):
            file.seek(place)
            yield file.read(min(_PIECE, self.end - place))

    def __bytes__(self) -> bytes:
        return b"".join(self)


def store(pieces: Iterable[bytes], folder: Path | None) -> StoredFile:
    spool = Spool(folder)
    spool.file.writelines(pieces)
    return spool.stored()


def encoded(texts: Iterable[str]) -> Iterator[bytes]:
    rest = iter(texts)
    while some := list(islice(rest, _TEXTS)):
        yield "".join(some).encode()


def store_zip(
    files: Iterable[tuple[str, Iterable[bytes]]], folder: Path | None
) -> tuple[StoredFile, dict[str, StoredFile]]:
    """The zip, and where in it each of the files (name, pieces) lies. They are stored, not
    deflated, and without times and owners: the same files are always the same bytes."""
    spool = Spool(folder)
    places = {}
    with ZipFile(spool.file, "w", ZIP_STORED) as written:
        for name, pieces in files:
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            with written.open(entry, "w") as part:
                start = spool.file.tell()
                part.writelines(pieces)
            places[name] = StoredFile(spool, start, start + entry.file_size)
    return spool.stored(), places

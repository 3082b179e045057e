"""A file without a name that holds the shares of sheets until the files of all sheets are made."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from site_builder.content.sheet.model import SheetKey
from site_builder.export.shares import SharePart, SheetShare, parts_of
from site_builder.export.stored import Spool


class Stored(NamedTuple):
    """Where the parts of a share begin, and last where they end"""

    key: SheetKey
    places: tuple[int, ...]


class ShareFile:
    """Written by one process, read by another when that has ended."""

    def __init__(self, folder: Path) -> None:
        self._spool = Spool(folder, buffering=0)
        self._file = self._spool.file
        self._end = 0

    def add(self, share: SheetShare) -> Stored:
        parts = [part.encode("utf-8", "surrogatepass") for part in parts_of(share)]
        places = [self._end]
        for part in parts:
            places.append(places[-1] + len(part))
        rest = memoryview(b"".join(parts))
        while rest:
            rest = rest[self._file.write(rest) :]
        self._end = places[-1]
        return Stored(share.key, tuple(places))

    def share(self, stored: Stored) -> SheetShare:
        return SheetShare(stored.key, partial(self._read, stored.places))

    def _read(self, places: tuple[int, ...], part: SharePart) -> str:
        start, end = places[part : part + 2]
        self._file.seek(start)
        return self._file.read(end - start).decode("utf-8", "surrogatepass")

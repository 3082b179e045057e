"""/data/site-data.zip: stored, not deflated, so that the same files are always the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TypeVar
from zipfile import ZIP_STORED, ZipFile, ZipInfo

Bytes = TypeVar("Bytes", bound=bytes | bytearray)

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644 << 16


def empty_bundle() -> BytesIO:
    return BytesIO()


def bundled(files: Iterable[tuple[str, Bytes]], bundle: BytesIO) -> Iterator[tuple[str, Bytes]]:
    """Passes on (name, content), in the order of the names, and writes them into the bundle, which
    is whole after the last; without times and owners."""
    with ZipFile(bundle, "w", ZIP_STORED) as written:
        for name, content in files:
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            written.writestr(entry, content)
            yield name, content

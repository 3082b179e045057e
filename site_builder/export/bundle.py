"""/data/site-data.zip: stored, not deflated, so that the same files are always the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644 << 16


def make_zip(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Of (name, content), in the order of the names; without times and owners."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_STORED) as bundle:
        for name, content in sorted(files):
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            bundle.writestr(entry, content)
    return held.getvalue()

"""The files of output/ that are still what was published there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from site_builder.memory.digest import Digest
from site_builder.memory.recall import Recollection
from site_builder.memory.store import Row
from site_builder.memory.survey import Stamps
from site_builder.publish.files import SiteFile

OTHERS = ""
"""Name in place of a batch's, for files about all sheets, assets and copies"""


class KnownOutput(NamedTuple):
    file: SiteFile
    batch: str


def recall_outputs(memory: Recollection) -> tuple[KnownOutput, ...]:
    """Only those that are there as they were published."""
    rows = memory.store.rows("outputs") if memory.store else ()
    return tuple(
        KnownOutput(SiteFile(path, size, digest), batch)
        for path, batch, size, modified, changed, inode, digest in rows
        if _is_there(memory, path, (size, modified, changed, inode), digest)
    )


def _is_there(
    memory: Recollection, path: str, known: tuple[int, int, int, int], digest: Digest
) -> bool:
    """By its date or, as in a copy of the folder, by what it holds."""
    stamp = memory.there.get(path)
    if stamp == known:
        return True
    return stamp is not None and stamp.size == known[0] and _holds(memory, path) == digest


def _holds(memory: Recollection, path: str) -> Digest:
    try:
        return sha256((memory.place.target / path).read_bytes()).digest()
    except OSError:
        return b""


def output_rows(outputs: Iterable[KnownOutput], there: Stamps) -> Iterator[Row]:
    """None of a file that has gone meanwhile."""
    for one in outputs:
        path, size, digest = one.file
        if stamp := there.get(path):
            yield path, one.batch, size, *stamp[1:], digest

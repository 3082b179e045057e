"""The files of output/ that are still what was published there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from site_builder.memory.digest import Digest
from site_builder.memory.recall import Recollection
from site_builder.memory.store import Row
from site_builder.memory.survey import Stamp, Stamps
from site_builder.publish.files import SiteFile

OTHERS = ""
"""Name in place of a batch's, for files about all sheets, assets and copies"""


@dataclass(frozen=True, slots=True)
class KnownOutput:
    file: SiteFile
    batch: str


def recall_outputs(memory: Recollection) -> tuple[KnownOutput, ...]:
    """Only those that are there as they were published."""
    rows = memory.store.rows("outputs") if memory.store else ()
    found = ((KnownOutput(SiteFile(n, size, d), b), Stamp(size, *s)) for n, b, size, *s, d in rows)
    return tuple(one for one, stamp in found if _is_there(memory, one.file, stamp))


def _is_there(memory: Recollection, file: SiteFile, known: Stamp) -> bool:
    """By its date or, as in a copy of the folder, by what it holds."""
    stamp = memory.there.get(file.path)
    if stamp is None or stamp.size != file.size:
        return False
    return stamp == known or _holds(memory, file.path) == file.digest


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

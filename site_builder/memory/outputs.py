"""The files of output/ that are still what was published there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from site_builder.memory.recall import Recollection
from site_builder.memory.store import Row
from site_builder.memory.survey import Stamps
from site_builder.publish.files import SiteFile

OTHERS = ""
"""Name in place of a batch's, for files about all sheets, assets and copies"""


class KnownOutput(NamedTuple):
    file: SiteFile
    batch: str


class Outputs(NamedTuple):
    known: Sequence[KnownOutput]
    """Those that are there as they were published"""
    there: frozenset[SiteFile]
    """All files of output/ as they are, also what a build wrote that was killed before it could
    remember"""


def recall_outputs(memory: Recollection) -> Outputs:
    """None where nothing is remembered."""
    if memory.store is None:
        return Outputs((), frozenset())
    known = []
    there = []
    others = {**memory.there}
    for path, batch, size, modified, changed, inode, digest in memory.store.rows("outputs"):
        file, stamp = SiteFile(path, size, digest), others.pop(path, None)
        if stamp == (size, modified, changed, inode):
            known.append(KnownOutput(file, batch))
        elif stamp:  # as in a copy of the folder
            found = _read(memory, path)
            there += found
            known += [KnownOutput(file, batch)] if file in found else []
    there += (file for path in others for file in _read(memory, path))
    return Outputs(known, frozenset((*there, *(one.file for one in known))))


def _read(memory: Recollection, path: str) -> list[SiteFile]:
    try:
        data = (memory.place.target / path).read_bytes()
    except OSError:
        return []
    return [SiteFile(path, len(data), sha256(data).digest())]


def output_rows(outputs: Iterable[KnownOutput], there: Stamps) -> Iterator[Row]:
    """None of a file that has gone meanwhile."""
    for one in outputs:
        path, size, digest = one.file
        if stamp := there.get(path):
            yield path, one.batch, size, *stamp[1:], digest

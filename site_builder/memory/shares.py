"""What each sheet gave to the files about all sheets, each part with a digest of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from site_builder.content.sheet.model import SheetKey
from site_builder.export.shares import SharePart, SheetShare
from site_builder.memory.digest import digest_of
from site_builder.memory.store import Damaged, Row, Store

_SIZE = len(digest_of(b""))
_AT_ONCE = 128


def share_rows(batch: str, share: SheetShare) -> Iterator[Row]:
    for part in SharePart:
        body = share.part(part).encode("utf-8", "surrogatepass")
        yield share_name(batch, part), digest_of(body) + body


def share_name(batch: str, part: SharePart) -> str:
    return f"{batch} {part.name}"


class KnownShares:
    """Those that are remembered. Files about all sheets read a part of one after the other, in the
    same order: some are fetched at once."""

    def __init__(self, store: Store, batches: Mapping[str, SheetKey]) -> None:
        """`batches`: those of sheets by their names, in that order"""
        self._store, self._batches = store, batches
        self._names = tuple(batches)
        self._places = {name: place for place, name in enumerate(self._names)}
        self._fetched: dict[SharePart, Mapping[str, bytes]] = {}

    def __iter__(self) -> Iterator[SheetShare]:
        """Each raises Damaged when a part of it is read that is not as it was."""
        for name, key in self._batches.items():
            yield SheetShare(key, partial(self._read, name))

    def _read(self, batch: str, part: SharePart) -> str:
        name = share_name(batch, part)
        if name not in self._fetched.get(part, ()):
            start = self._places[batch]
            names = [share_name(one, part) for one in self._names[start : start + _AT_ONCE]]
            self._fetched[part] = dict(self._store.some("shares", names))
        body = self._fetched[part].get(name)
        if not isinstance(body, bytes) or digest_of(body[_SIZE:]) != body[:_SIZE]:
            raise Damaged
        return body[_SIZE:].decode("utf-8", "surrogatepass")

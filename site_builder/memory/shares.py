"""What each sheet gave to the files about all sheets, each part with a digest of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from site_builder.content.sheet.model import SheetKey
from site_builder.export.shares import SharePart, SheetShare
from site_builder.memory.digest import digest_of
from site_builder.memory.store import Damaged, Row, Store

_SIZE = len(digest_of(b""))
_MOST_AT_ONCE = 128


def share_rows(batch: str, share: SheetShare) -> Iterator[Row]:
    for part in SharePart:
        body = share.part(part).encode("utf-8", "surrogatepass")
        yield share_name(batch, part), digest_of(body) + body


def share_name(batch: str, part: SharePart) -> str:
    return f"{batch} {part.name}"


@dataclass(frozen=True, slots=True)
class _Fetched:
    bodies: Mapping[str, Any]
    """Batch → what is kept of it"""
    end: int
    """Place of the batch after the last"""


class KnownShares:
    """Those that are remembered. Where a part is read of one after the other, more and more are
    fetched at once."""

    def __init__(self, store: Store, batches: Mapping[str, SheetKey]) -> None:
        """`batches`: those of sheets by their names, in that order"""
        self._store, self._batches = store, batches
        self._names = tuple(batches)
        self._places = {name: place for place, name in enumerate(self._names)}
        self._fetched: dict[SharePart, _Fetched] = {}

    def __iter__(self) -> Iterator[SheetShare]:
        """Each raises Damaged when a part of it is read that is not as it was."""
        for name, key in self._batches.items():
            yield SheetShare(key, partial(self._read, name))

    def _read(self, batch: str, part: SharePart) -> str:
        fetched = self._fetched.get(part)
        if not fetched or batch not in fetched.bodies:
            fetched = self._fetched[part] = self._fetch(part, self._places[batch], fetched)
        body = fetched.bodies.get(batch)
        if not isinstance(body, bytes) or digest_of(body[_SIZE:]) != body[:_SIZE]:
            raise Damaged
        return body[_SIZE:].decode("utf-8", "surrogatepass")

    def _fetch(self, part: SharePart, start: int, last: _Fetched | None) -> _Fetched:
        goes_on = last is not None and start == last.end
        count = min(2 * len(last.bodies), _MOST_AT_ONCE) if last and goes_on else 1
        batches = self._names[start : start + count]
        names = {share_name(batch, part): batch for batch in batches}
        rows = self._store.some("shares", tuple(names))
        return _Fetched({names[name]: body for name, body in rows}, start + count)

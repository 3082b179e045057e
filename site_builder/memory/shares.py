"""What each sheet gave to the files about all sheets, each part with a digest of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_builder.content.sheet.model import SheetKey
from site_builder.export.shares import SharePart, SheetShare
from site_builder.memory.digest import digest_of
from site_builder.memory.store import Damaged, Row, Store

_SIZE = len(digest_of(b""))


def share_rows(batch: str, share: SheetShare) -> Iterator[Row]:
    for part in SharePart:
        body = share.part(part).encode("utf-8", "surrogatepass")
        yield share_name(batch, part), digest_of(body) + body


def share_name(batch: str, part: SharePart) -> str:
    return f"{batch} {part.name}"


def known_share(store: Store, batch: str, key: SheetKey) -> SheetShare:
    """Raises Damaged when a part of it is read that is not as it was."""
    return SheetShare(key, partial(_read, store, batch))


def _read(store: Store, batch: str, part: SharePart) -> str:
    row = store.row("shares", share_name(batch, part))
    body = row[1] if row else None
    if not isinstance(body, bytes) or digest_of(body[_SIZE:]) != body[:_SIZE]:
        raise Damaged
    return body[_SIZE:].decode("utf-8", "surrogatepass")

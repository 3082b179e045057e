"""What each sheet gave to the files about all sheets."""

from __future__ import annotations

import json

from site_builder.content.sheet.model import SheetKey
from site_builder.export.sheets import SHARED, SheetData
from site_builder.memory.digest import Digest, digest_of
from site_builder.memory.store import Damaged, Row
from site_builder.pages import SheetShare


def share_row(batch: str, share: SheetShare) -> Row:
    """JSON that holds no line's end needs no more JSON around it."""
    data = share.data
    records = "\n".join(data.records[table.name] for table in SHARED)
    lines = json.dumps(data.lines, ensure_ascii=False)
    rows = json.dumps(data.rows, ensure_ascii=False)
    texts = "\n".join(share.texts), records, lines, data.json, rows
    return batch, *texts, _check(texts)


def share_of_row(key: SheetKey, row: Row) -> SheetShare:
    _, *texts, digest = row
    try:
        if digest != _check(tuple(texts)):
            raise Damaged
        printed, records, lines, one, rows = texts
        names = (table.name for table in SHARED)
        shared = dict(zip(names, records.split("\n"), strict=True))
        own = tuple(json.loads(rows))
        data = SheetData(key, shared, tuple(json.loads(lines)), one, own)
        return SheetShare(tuple(printed.split("\n")) if printed else (), data)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise Damaged from error


def _check(texts: tuple[str, ...]) -> Digest:
    return digest_of(repr(list(map(len, texts))).encode() + "".join(texts).encode())

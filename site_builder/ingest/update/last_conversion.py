"""Recovers the converter's output that a filed sheet was based on."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from site_builder.content.sheet.model import Sheet
from site_builder.content.sheet.restore import is_converters, restore
from site_builder.ingest.sheet.parse import parse_document


def last_conversion(content: Path, sheet: Sheet, at_hand: str = "") -> Sheet | None:
    """By its corrections or, where a person changed it without a record, by reading its document
    again; None where that is not there any more, or is the one `at_hand` (its hash)."""
    if is_converters(sheet):
        return restore(sheet)
    source = sheet.source
    if not source.document or source.sha256 == at_hand:
        return None
    document = content / "sources" / Path(source.document).name
    read = _read(document, source.document, source.sha256) if document.is_file() else ()
    return next((one for one in read if one.source.lines == source.lines), None)


@lru_cache(maxsize=8)
def _read(document: Path, name: str, digest: str) -> tuple[Sheet, ...]:
    """None where the document is not the one that was read then."""
    data = document.read_bytes()
    return parse_document(name, data).sheets if sha256(data).hexdigest() == digest else ()

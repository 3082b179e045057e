"""The parts of the search index, each by the texts that it was made of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields

from site_builder.memory.digest import digest_of
from site_builder.memory.store import Damaged, Row, Store
from site_builder.search.files import make_part
from site_builder.search.index import IndexPart

_FIELDS = tuple(field.name for field in fields(IndexPart))


class KnownParts:
    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._used: dict[str, bytes] = {}
        """The digest of its texts → of a new part what is written down, which is a quarter of it"""

    def part(self, printed: Sequence[str]) -> IndexPart:
        """Recalled or made"""
        name = digest_of("\n".join(printed).encode()).hex()
        row = self._store.row("parts", name) if self._store else None
        part = part_of_row(row) if row else make_part(printed)
        self._used[name] = b"" if row else _dump_part(part)
        return part

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._used)

    @property
    def new(self) -> Iterator[Row]:
        for name, text in self._used.items():
            if text:
                yield name, text.decode(), digest_of(text)


def _dump_part(part: IndexPart) -> bytes:
    lists = [getattr(part, name) for name in _FIELDS]
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":")).encode()


def part_of_row(row: Row) -> IndexPart:
    _, text, digest = row
    try:
        if digest != digest_of(text.encode()):
            raise Damaged
        return IndexPart(*map(tuple, json.loads(text)))
    except (ValueError, TypeError, AttributeError) as error:
        raise Damaged from error

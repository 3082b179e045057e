"""The parts of the search index, each by the texts that it was made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields

from site_builder.memory.digest import digest_of
from site_builder.memory.store import Damaged, Row, Store
from site_builder.search.files import make_part
from site_builder.search.index import IndexPart

_FIELDS = tuple(field.name for field in fields(IndexPart))


class KnownParts:
    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._used: dict[str, IndexPart | None] = {}
        """The digest of its texts → the part where it is new"""

    def part(self, printed: Sequence[str]) -> IndexPart:
        """Recalled or made"""
        name = digest_of("\n".join(printed).encode()).hex()
        row = self._store.row("parts", name) if self._store else None
        part = part_of_row(row) if row else make_part(printed)
        self._used[name] = None if row else part
        return part

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._used)

    @property
    def new(self) -> Iterable[tuple[str, IndexPart]]:
        return ((name, part) for name, part in self._used.items() if part)


def part_row(name: str, part: IndexPart) -> Row:
    lists = [getattr(part, name) for name in _FIELDS]
    text = json.dumps(lists, ensure_ascii=False, separators=(",", ":"))
    return name, text, digest_of(text.encode())


def part_of_row(row: Row) -> IndexPart:
    _, text, digest = row
    try:
        if digest != digest_of(text.encode()):
            raise Damaged
        return IndexPart(*map(tuple, json.loads(text)))
    except (ValueError, TypeError, AttributeError) as error:
        raise Damaged from error

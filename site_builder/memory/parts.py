"""The parts of the search index, each by the texts that it was made of."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields

from site_builder.memory.digest import digest_of
from site_builder.memory.store import Damaged, Row, Store
from site_builder.search.files import make_part
from site_builder.search.index import IndexPart, join_parts

_FIELDS = tuple(field.name for field in fields(IndexPart))


class KnownParts:
    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._used: dict[str, bytes] = {}
        """The digest of its texts → of a new part what is written down, which is a quarter of it"""

    def part(self, wards: Sequence[Sequence[str]]) -> IndexPart:
        """Of one year: recalled or made; of a year that has changed, the parts of its wards too"""
        names = list(map(_name, wards))
        for name in names:
            self._used.setdefault(name, b"")
        whole = _name([text for ward in wards for text in ward])
        if self._store is None:
            return self._part(whole, lambda: make_part(wards))
        found = zip(names, wards, strict=True)
        return self._part(whole, lambda: join_parts(self._of_ward(*one) for one in found))

    def _of_ward(self, name: str, printed: Sequence[str]) -> IndexPart:
        return self._part(name, lambda: make_part([printed]))

    def _part(self, name: str, make: Callable[[], IndexPart]) -> IndexPart:
        row = self._store.row("parts", name) if self._store else None
        part = part_of_row(row) if row else make()
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


def _name(printed: Sequence[str]) -> str:
    return digest_of("\n".join(printed).encode()).hex()


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

"""A site that notes what is asked of it, so that a page is made again when that has changed.

Whoever gets it cannot tell it from the site itself. What a page has been given besides, such as
its own node, counts as read as a whole (memory/batches.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, Set, ValuesView
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from site_builder.content.sheet.model import SheetKey
from site_builder.graph.lineage.chain import Lineages
from site_builder.graph.nodes.nodes import (
    PolicyNode,
    SheetNode,
    WardNode,
    WardYear,
    YearNode,
)
from site_builder.render.parts.context import ViewContext
from site_builder.render.press import Press

T = TypeVar("T")
Read = tuple[Any, ...]
"""The way to it from the site: ("policy_nodes", Policy, "name"), ("wards", 0, "code")"""

TRACE, RAWS = "(sheet)", "(document)"
"""In place of a name: what a sheet itself says, and what its document does"""
SIZE = "(size)"
"""At the end of the way: how many there are"""
IS_ANY = "(is any)"
"""The same: whether there is one"""
IS_IN = "(is in)"
"""Before the last step: whether it is one of them"""

_OPEN = (Lineages, PolicyNode, SheetNode, WardNode, WardYear, YearNode)
"""Records of which few fields are asked for: each field counts for itself"""
GRAPH = ("sheets",)
"""Asked for as a whole, all sheets are what the whole site is made of"""
_MOST_READS = 1_000
"""Of one batch: who asks for more has read the site as a whole, which is sooner compared"""
_MOST = 8
"""Of one set: who asks for more members has read it as a whole. Of a mapping with no more items,
whoever asks for one"""


class Watch:
    def __init__(self, press: Press) -> None:
        self._seen: set[Read] = set()
        context = press.context
        self.press = replace(press, context=self._watched_context(context))

    def take(self) -> tuple[Read, ...]:
        """What was asked for since it was called last"""
        members = Counter(read[:-1] for read in self._seen if read[-2:-1] == (IS_IN,))
        many = {way for way, count in members.items() if count > _MOST}
        seen = [read for read in self._seen if read[:-1] not in many]
        self._seen.clear()
        if len(seen) > _MOST_READS:
            seen = [GRAPH, *(read for read in seen if read[0] in (TRACE, RAWS))]
        return (*seen, *(way[:-1] for way in many))

    def _watched_context(self, context: ViewContext) -> ViewContext:
        return replace(
            context,
            site=_watched_record(context.site, (), self._seen.add),
            trace=self._noting(TRACE, context.trace),
            raws=self._noting(RAWS, context.raws),
        )

    def _noting(self, name: str, ask: Callable[[SheetKey], T]) -> Callable[[SheetKey], T]:
        def noted(key: SheetKey) -> T:
            self._seen.add((name, key))
            return ask(key)

        return noted


Note = Callable[[Read], None]


def _watched(value: Any, way: Read, note: Note) -> Any:
    """The value itself where it counts as read as a whole."""
    kind: Any = type(value)
    watched = _watched_kind(kind)
    if watched:
        return watched(value, way, note)
    if isinstance(value, tuple) and value and isinstance(value[0], _OPEN):
        note((*way, SIZE))
        return tuple(_watched_record(one, (*way, n), note) for n, one in enumerate(value))
    note(way)
    return value


@cache  # whether it is of an abstract kind takes long to tell
def _watched_kind(kind: type) -> Callable[[Any, Read, Note], Any] | None:
    if issubclass(kind, _OPEN):
        return _watched_record
    if issubclass(kind, Mapping):
        return _WatchedMapping
    return _WatchedSet if issubclass(kind, Set) else None


def _watched_record(value: Any, way: Read, note: Note) -> Any:
    kind: Any = type(value)
    record: Any = object.__new__(_watching(kind))
    object.__setattr__(record, "_watched", (value, way, note))
    return record


@cache
def _watching(kind: type) -> type:
    """Of the same kind, but each field is noted, and read, when it is asked for."""
    assert is_dataclass(kind)
    names = frozenset(field.name for field in fields(kind))

    def get(self: Any, name: str) -> Any:
        if name not in names:
            return object.__getattribute__(self, name)
        value, way, note = object.__getattribute__(self, "_watched")
        return _watched(getattr(value, name), (*way, name), note)

    def equals(self: Any, other: object) -> bool:
        value, way, note = object.__getattribute__(self, "_watched")
        note(way)
        return bool(value == other)

    body = {"__slots__": ("_watched",), "__getattribute__": get, "__eq__": equals}
    return type(kind.__name__, (kind,), body)


class _WatchedMapping(Mapping[Any, Any]):
    def __init__(self, items: Mapping[Any, Any], way: Read, note: Note) -> None:
        self._items, self._way, self._note = items, way, note

    def __bool__(self) -> bool:
        self._note((*self._way, IS_ANY))
        return bool(self._items)

    def __getitem__(self, key: Any) -> Any:
        if self._is_small():
            return self._items[key]
        if key not in self._items:
            self._note((*self._way, key))
        return _watched(self._items[key], (*self._way, key), self._note)

    def __contains__(self, key: object) -> bool:
        if not self._is_small():
            self._note((*self._way, key))
        return key in self._items

    def _is_small(self) -> bool:
        """Then it is read as a whole: many pages share that read."""
        small = len(self._items) <= _MOST
        if small:
            self._note(self._way)
        return small

    def __iter__(self) -> Iterator[Any]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def keys(self) -> KeysView[Any]:
        return self._whole().keys()

    def values(self) -> ValuesView[Any]:
        return self._whole().values()

    def items(self) -> ItemsView[Any, Any]:
        return self._whole().items()

    def _whole(self) -> Mapping[Any, Any]:
        self._note(self._way)
        return self._items


class _WatchedSet(Set[Any]):
    def __init__(self, items: Set[Any], way: Read, note: Note) -> None:
        self._items, self._way, self._note = items, way, note

    def __contains__(self, one: object) -> bool:
        self._note((*self._way, IS_IN, one))
        return one in self._items

    def __iter__(self) -> Iterator[Any]:
        self._note(self._way)
        return iter(self._items)

    def __len__(self) -> int:
        self._note(self._way)
        return len(self._items)

"""What a value says, in sixteen bytes: equal for equal values, whatever process has made them."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from types import FunctionType
from typing import Any

Digest = bytes
_SIZE = 16
_FEW = 8
_MANY = 32
"""A longer sequence has a digest of its own: lists of goals stand in many records"""
_WITHOUT_REFERENCES = 2
"""The newest version of marshal's format in which equal values give equal bytes: later ones write
an object that occurs twice as a reference"""
_PLAIN = frozenset([str, int, bool, float, bytes, type(None)])


class Digests:
    """The digest of each record is made once: many records share it."""

    def __init__(self) -> None:
        # with the value, so that no other gets its id
        self._known: dict[int, tuple[Any, Digest]] = {}

    def learn(self, value: Any, digest: Digest) -> None:
        """For a value whose digest is known already."""
        self._known[id(value)] = value, digest

    def of(self, *values: Any) -> Digest:
        plain: Any = self._all_plain(values)
        return digest_of(marshal.dumps(plain, _WITHOUT_REFERENCES))

    def short(self, value: Any) -> Any:
        """A text, a number or a few of them as they are, in place of others a digest"""
        plain = self._plain(value)
        return plain if type(plain) in _PLAIN else self.of(plain)

    def _all_plain(self, values: Sequence[Any]) -> Sequence[Any]:
        if _PLAIN.issuperset(map(type, values)):
            return values
        return [self._plain(value) for value in values]

    def _plain(self, value: Any) -> Any:
        """The value, or in place of a record its digest or, of a small one, its fields."""
        kind: Any = type(value)
        if kind in _PLAIN:
            return value
        if (kind is tuple or kind is list) and len(value) <= _MANY:
            return self._all_plain(value)
        known = self._known.get(id(value))
        if known:
            return known[1]
        parts = _reader(kind)(value)
        if len(parts) <= _FEW and _PLAIN.issuperset(map(type, parts)):
            return parts
        digest = self.of(*parts)
        self._known[id(value)] = value, digest
        return digest


def digest_of(data: bytes) -> Digest:
    return blake2b(data, digest_size=_SIZE).digest()


_READERS: tuple[tuple[type, Callable[[Any], Iterable[Any]]], ...] = (
    (Enum, lambda value: (value.name,)),
    (tuple, iter),
    (list, iter),
    (str, lambda value: (str.__str__(value),)),
    (Mapping, lambda value: value.items()),
    (Set, sorted),
    (FunctionType, lambda value: (value.__module__, value.__qualname__)),
)


@cache
def _reader(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the parts of a value of that type, which is not plain."""
    if is_dataclass(kind):
        return _field_reader(kind)
    for base, read in _READERS:
        if issubclass(
            kind, base
        ):  # a proxy of a mapping or set says the same as what it stands for
            name = base.__name__ if base in (Mapping, Set) else kind.__qualname__
            return lambda value: (name, *read(value))
    raise TypeError(f"{kind.__qualname__} has no digest")


def _field_reader(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    name: str = kind.__qualname__
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda value: (name, getattr(value, names[0]))
    read = attrgetter(*names)
    return lambda value: (name, *read(value))

"""What a value says, in sixteen bytes: equal for equal values, whatever process has made them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from types import FunctionType
from typing import Any

Digest = bytes
_SIZE = 16
_PLAIN = (int, bool, float, type(None))


class Digests:
    """Of each record it is made once: records are shared by many others."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, Digest]] = {}  # the value too: it keeps its id

    def learn(self, value: Any, digest: Digest) -> None:
        """It is known already what the value says."""
        self._known[id(value)] = value, digest

    def of(self, *values: Any) -> Digest:
        parts: list[bytes] = []
        self._add_all(values, parts)
        return digest_of(b"".join(parts))

    def _add_all(self, values: Any, parts: list[bytes]) -> None:
        parts.append(b"(%d:" % len(values))
        for value in values:
            kind = type(value)
            if kind is str:
                data = value.encode("utf-8", "surrogatepass")
                parts += (b"s%d:" % len(data), data)
            elif kind in _PLAIN:
                parts.append(f"{value!r};".encode())
            elif kind is tuple or kind is list:
                self._add_all(value, parts)
            else:
                parts.append(self._of_other(value))

    def _of_other(self, value: Any) -> Digest:
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = value, self.of(*_parts(value))
        return known[1]


def digest_of(data: bytes) -> Digest:
    return blake2b(data, digest_size=_SIZE).digest()


def _parts(value: Any) -> tuple[Any, ...]:
    """What makes up a value that is neither a text, a number nor a sequence."""
    kind = type(value)
    name = kind.__qualname__
    if is_dataclass(kind):
        return name, *_reader(kind)(value)
    if isinstance(value, Enum):
        return name, value.name
    if isinstance(value, tuple):
        return name, *value
    if isinstance(value, str | bytes):
        return name, str(value, "latin-1") if isinstance(value, bytes) else str.__str__(value)
    if isinstance(value, Mapping):
        return "mapping", *value.items()
    if isinstance(value, Set):
        return "set", *sorted(value)
    if isinstance(value, FunctionType):
        return "function", value.__module__, value.__qualname__
    raise TypeError(f"{kind.__qualname__} has no digest")


@cache
def _reader(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)]
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda value: (read(value),)

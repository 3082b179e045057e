"""Records as JSON and back. Plain data: reading a file never runs code."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decode = Callable[[Any], Any]


def dump(value: Any) -> str:
    """Records as lists of their fields, numbers with a fraction as {"": text}."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def parse(kind: Callable[..., T], text: str) -> T:
    """Raises ValueError, TypeError, KeyError or IndexError where it is none of that kind."""
    read: Callable[[Any], T] = decoder(kind)
    return read(json.loads(text))


_AS_IT_IS = frozenset([str, int, float, bool, type(None)])


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return _all_plain(value)
    if isinstance(value, Decimal):
        return {"": str(value)}
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(one)] for key, one in value.items()]
    return _all_plain([getattr(value, name) for name in _names(kind)])


def _all_plain(values: Sequence[Any]) -> Sequence[Any]:
    return values if _AS_IT_IS.issuperset(map(type, values)) else list(map(_plain, values))


@cache
def _names(kind: type) -> tuple[str, ...]:
    named = getattr(kind, "_fields", None)  # of a NamedTuple
    return named or tuple(field.name for field in fields(kind))


@cache
def decoder(kind: Hashable) -> Decode:
    """What makes a value of that type of plain data."""
    return _decoder(kind)


def _decoder(kind: Any) -> Decode:
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _record_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if origin is tuple and inner[-1] is Ellipsis:
        return _tuple_decoder(decoder(inner[0]))
    if origin in (Union, UnionType):
        return _union_decoder(inner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_decoder(decoder(inner[0]), decoder(inner[1]))
    if kind in (str, int, float, bool, type(None)):
        return _same
    raise TypeError(f"{kind} cannot be read from plain data")


def _same(value: Any) -> Any:
    return value


def _tuple_decoder(decode: Decode) -> Decode:
    if decode is _same:
        return tuple
    return lambda values: tuple([decode(one) for one in values])


def _mapping_decoder(key: Decode, value: Decode) -> Decode:
    return lambda pairs: {key(name): value(one) for name, one in pairs}


def _union_decoder(kinds: tuple[Any, ...]) -> Decode:
    """Of None, plain values and at most one other kind."""
    if Decimal in kinds:
        return lambda value: Decimal(value[""]) if type(value) is dict else value
    others = [decode for kind in kinds if (decode := decoder(kind)) is not _same]
    if not others:
        return _same
    (only,) = others
    return lambda value: None if value is None else only(value)


def _record_decoder(kind: Any) -> Decode:
    hints = get_type_hints(kind)
    decoders = [decoder(hints[name]) for name in _names(kind)]
    places = [(n, decode) for n, decode in enumerate(decoders) if decode is not _same]

    def decode(values: Any) -> Any:
        for place, inner in places:
            values[place] = inner(values[place])
        return kind(*values)

    return decode

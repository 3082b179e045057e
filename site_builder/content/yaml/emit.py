"""The model as the text of content/*.yaml: the same sheet is always the same text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from site_builder.content.yaml.plain import Plain
from site_builder.content.yaml.scalars import block, flow, inline

_FLOW_LISTS = frozenset(["policies", "from", "to"])
_FLOW_ITEMS = frozenset(["spans", "sections"])
_SPARSE = frozenset(["contact", "easy"])
"""Parts that most records lack: of them only what is filled is written"""
LEFT_OUT_WHEN_EMPTY = _SPARSE | {"settles", "aside"}


def as_plain(value: Any) -> Plain:
    """A part of the model as YAML holds it; a record is a mapping in the order of its fields."""
    if is_dataclass(value):
        return as_mapping(value)
    if isinstance(value, tuple):
        return tuple(as_plain(part) for part in value)
    if isinstance(value, Mapping):
        return {key: as_plain(part) for key, part in value.items()}
    return value if isinstance(value, int) else str(value)


def as_mapping(record: Any) -> dict[str, Plain]:
    values = {f.name: as_plain(getattr(record, f.name)) for f in fields(record)}
    for name in _SPARSE & values.keys():
        part = values[name]
        if isinstance(part, Mapping):
            values[name] = {key: value for key, value in part.items() if value}
    return {k: v for k, v in values.items() if v or k not in LEFT_OUT_WHEN_EMPTY}


def joined(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def entries(mapping: Mapping[str, Plain], indent: int) -> Iterator[str]:
    margin = " " * indent
    for key, value in mapping.items():
        start = f"{margin}{inline(key)}:"
        if isinstance(value, str):
            yield start + block(value, indent)
        elif isinstance(value, int) or not value or key in _FLOW_LISTS:
            yield f"{start} {flow(value)}"
        elif isinstance(value, Mapping):
            yield start
            yield from entries(value, indent + 2)
        else:
            yield start
            for item in value:
                yield from item_lines(key, item, indent + 2)


def item_lines(key: str | int, item: Plain, indent: int) -> Iterator[str]:
    """One item of the list below `key`."""
    margin = " " * indent
    if isinstance(item, str) and item:
        yield f"{margin}-{block(item, indent)}"
    elif isinstance(item, Mapping) and item and key not in _FLOW_ITEMS:
        first, *rest = entries(item, indent + 2)
        yield f"{margin}- {first.lstrip(' ')}"
        yield from rest
    else:
        yield f"{margin}- {flow(item)}"

"""The model as the text of content/*.yaml: the same sheet is always the same text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from site_builder.content.history import History
from site_builder.content.model import Organization, Plain, Section, Sheet
from site_builder.content.yaml_text import block, flow, inline

_FLOW_LISTS = frozenset(["policies"])
_FLOW_ITEMS = frozenset(["spans", "sections"])
_SPARSE = frozenset(["contact", "easy"])
"""Parts that most records lack: of them only what is filled is written"""
LEFT_OUT_WHEN_EMPTY = _SPARSE | {"settles"}
_HISTORY_HEAD = "# シートの変更の記録です。site-builder history が git の履歴から書き足します。\n"
_ORGANIZATION_HEAD = "# 区と、その課・機関の一覧です。サイトにはこの順で並びます。\n"


def dump_sheet(sheet: Sheet) -> str:
    return _joined(_entries(_mapping(sheet), 0))


def dump_organization(organization: Organization) -> str:
    wards = tuple(
        {**_mapping(ward), "sections": tuple(short_section(s) for s in ward.sections)}
        for ward in organization.wards
    )
    return _ORGANIZATION_HEAD + _joined(_entries({"wards": wards}, 0))


def dump_history(history: History) -> str:
    """The changes without their empty keys."""
    changes = tuple({k: v for k, v in _mapping(c).items() if v} for c in history.changes)
    return _HISTORY_HEAD + _joined(_entries({"recorded": history.recorded, "changes": changes}, 0))


def short_section(section: Section) -> Mapping[str, Plain]:
    """A section without its empty keys: it stands on one line."""
    return {key: value for key, value in _mapping(section).items() if value}


def as_plain(value: Any) -> Plain:
    """A part of the model as YAML holds it; a record is a mapping in the order of its fields."""
    if is_dataclass(value):
        return _mapping(value)
    if isinstance(value, tuple):
        return tuple(as_plain(part) for part in value)
    if isinstance(value, Mapping):
        return {key: as_plain(part) for key, part in value.items()}
    return value if isinstance(value, int) else str(value)


def _mapping(record: Any) -> dict[str, Plain]:
    values = {f.name: as_plain(getattr(record, f.name)) for f in fields(record)}
    for name in _SPARSE & values.keys():
        part = values[name]
        if isinstance(part, Mapping):
            values[name] = {key: value for key, value in part.items() if value}
    return {k: v for k, v in values.items() if v or k not in LEFT_OUT_WHEN_EMPTY}


def _joined(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _entries(mapping: Mapping[str, Plain], indent: int) -> Iterator[str]:
    margin = " " * indent
    for key, value in mapping.items():
        start = f"{margin}{inline(key)}:"
        if isinstance(value, str):
            yield start + block(value, indent)
        elif isinstance(value, int) or not value or key in _FLOW_LISTS:
            yield f"{start} {flow(value)}"
        elif isinstance(value, Mapping):
            yield start
            yield from _entries(value, indent + 2)
        else:
            yield start
            yield from _items(value, indent + 2, key in _FLOW_ITEMS)


def _items(items: tuple[Plain, ...], indent: int, in_flow: bool) -> Iterator[str]:
    margin = " " * indent
    for item in items:
        if isinstance(item, str) and item:
            yield f"{margin}-{block(item, indent)}"
        elif isinstance(item, Mapping) and item and not in_flow:
            first, *rest = _entries(item, indent + 2)
            yield f"{margin}- {first.lstrip(' ')}"
            yield from rest
        else:
            yield f"{margin}- {flow(item)}"

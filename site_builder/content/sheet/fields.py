"""The fields of a sheet, and what stands in one that a field path names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from site_builder.content.field_names import word_of
from site_builder.content.sheet.field_path import FieldPath, number_of
from site_builder.content.sheet.model import Goal, Measure
from site_builder.content.yaml.plain import Plain
from site_builder.content.yaml.reader import Path

MEASURE_FIELDS = tuple(field.name for field in fields(Measure))
"""A row's cells, from left to right"""
HEAD_FIELDS = (
    "fiscal_year",
    "ward",
    "section",
    "parent_section",
    "department",
    "created",
    "evaluated",
    "policy_indicators",
)
"""What a form says above its table"""


@dataclass(frozen=True, slots=True)
class Field:
    path: Path
    """Where it stands in the file"""
    value: Any
    """As the model holds it: a text, a number, a tuple or a record"""


def find_field(record: Any, path: FieldPath) -> Field | None:
    """The part of a sheet that a field path names; None where there is no such part."""
    found: list[str | int] = []
    value = record
    for step in path.steps:
        key = _key(value, step)
        if key is None:
            return None
        value = value[key] if isinstance(key, int) else getattr(value, key)
        found.append(key)
    return Field(tuple(found), value) if found else None


def is_possible(path: FieldPath) -> bool:
    """Whether a form can have such a field: a doubt may be about a row that was not read."""
    match path.steps:
        case ["goals", _] | ["goals", _, "goal" | "number" | "measures"]:
            return path.goal > 0
        case ["goals", _, "measures", _]:
            return path.measure > 0
        case ["goals", _, "measures", _, cell]:
            return path.measure > 0 and cell in MEASURE_FIELDS
    return False


def _key(value: Any, step: str) -> str | int | None:
    """Name of a record's field, or index into a list."""
    if not isinstance(value, tuple):
        return step if step in getattr(value, "__dataclass_fields__", ()) else None
    number = number_of(step)
    if value and isinstance(value[0], Goal):
        return next((i for i, goal in enumerate(value) if goal.number == number), None)
    return number - 1 if 1 <= number <= len(value) else None


def same(one: Plain, other: Plain) -> bool:
    """Whether two values say the same: an empty part and a missing one do."""
    return _pruned(one) == _pruned(other)


def _pruned(value: Plain) -> Plain:
    if isinstance(value, Mapping):
        return {k: kept for k, part in value.items() if (kept := _pruned(part)) not in ("", (), {})}
    if isinstance(value, tuple):
        return tuple(_pruned(part) for part in value)
    return value


def name_of(path: FieldPath) -> str:
    """For people: goals/2/measures/1/target → 目標2 1行目の目標の値"""
    match path.steps:
        case ["goals", number]:
            return f"目標{number}"
        case ["goals", number, "measures", place]:
            return f"目標{number} {place}行目"
        case ["goals", number, "measures", place, *rest]:
            return f"目標{number} {place}行目の{word_of(rest[0])}"
        case ["goals", number, name, *_]:
            return f"目標{number}の{word_of(name)}"
        case [name, *_]:
            return word_of(name)
    return str(path)

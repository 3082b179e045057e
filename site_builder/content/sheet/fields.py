"""Field paths: goals/2/measures/1/target, where 2 is the printed No. and 1 the position from 1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

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
    """The model's: a text, a number, a tuple or a record"""


def find_field(record: Any, field: str) -> Field | None:
    """The part of a sheet that a field path names; None where there is no such part."""
    path: list[str | int] = []
    value = record
    for step in field.split("/"):
        key = _key(value, step)
        if key is None:
            return None
        value = value[key] if isinstance(key, int) else getattr(value, key)
        path.append(key)
    return Field(tuple(path), value)


_OF_MEASURE = "|".join(MEASURE_FIELDS)
_POSSIBLE = re.compile(rf"goals/[1-9]\d*(?:/goal|/measures(?:/[1-9]\d*(?:/(?:{_OF_MEASURE}))?)?)?")


def is_possible(field: str) -> bool:
    """Whether a form can have such a field: a doubt may be about a row that was not read."""
    return bool(_POSSIBLE.fullmatch(field))


def _key(value: Any, step: str) -> str | int | None:
    """Name of a record's field, or index into a list."""
    if not isinstance(value, tuple):
        return step if step in getattr(value, "__dataclass_fields__", ()) else None
    if not (step.isascii() and step.isdigit()):
        return None
    number = int(step)
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

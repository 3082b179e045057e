"""The way back from a reviewed sheet to what the converter read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from hashlib import sha256
from typing import Any

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import find_field
from site_builder.content.sheet.model import Doubt, Easy, Goal, Measure, Sheet
from site_builder.content.sheet.schema import read_sheet
from site_builder.content.sheet.write import dump_sheet
from site_builder.content.yaml.emit import as_plain
from site_builder.content.yaml.plain import Plain
from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import Issue

DOCUMENT_CHANGED = "document-changed"
"""Reason of a doubt: a newer document says otherwise where a person had changed the field"""
DOCUMENT_REMOVED = "document-removed"
"""… and: it no longer has the row that a person had changed"""
UNRECORDED = "理由の記録がない手直し"
"""Why a person changed a field, where nobody has written it down"""
OF_MERGE = frozenset([DOCUMENT_CHANGED, DOCUMENT_REMOVED])

_RANKS = {
    field.name: rank
    for record in (Sheet, Goal, Measure)
    for rank, field in enumerate(fields(record))
}


def restore(sheet: Sheet) -> Sheet:
    """The converter's reading: every `now` put back to `was`, the last first, and each settled
    doubt open again."""
    before = sheet
    for correction in reversed(sheet.corrections):
        before = with_field(before, correction.field, correction.was)
        before = replace(before, review=(*before.review, *correction.settles))
    read = tuple(doubt for doubt in before.review if doubt.reason not in OF_MERGE)
    goals = tuple(replace(goal, easy=Easy()) for goal in before.goals)
    return with_ordered_review(replace(before, goals=goals, review=read, corrections=()))


def with_field(sheet: Sheet, field: str, value: Plain) -> Sheet:
    """The sheet with another value in one field; the field must be there."""
    place = find_field(sheet, FieldPath.parse(field))
    if place is None:
        raise ValueError(f"no field {field}")
    issues: list[Issue] = []
    changed = read_sheet(_changed(_raw(as_plain(sheet)), place.path, _raw(value)), (), issues)
    if issues:
        raise ValueError(f"{field} cannot be {value!r}")
    return changed


def _raw(value: Plain) -> Raw:
    if isinstance(value, Mapping):
        return {key: _raw(part) for key, part in value.items()}
    return [_raw(part) for part in value] if isinstance(value, tuple) else str(value)


def _changed(raw: Any, path: Path, value: Raw) -> Raw:
    """Changes `raw` in place."""
    inner = raw
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    checked: Raw = raw
    return checked


def with_ordered_review(sheet: Sheet) -> Sheet:
    """The doubts in the order of their fields, so that a doubt that is settled and opened again
    stands where it stood."""
    return replace(sheet, review=tuple(sorted(sheet.review, key=lambda d: _rank(sheet, d))))


def _rank(sheet: Sheet, doubt: Doubt) -> tuple[bool, tuple[int, ...], str]:
    field = find_field(sheet, doubt.path)
    steps = field.path if field else ()
    ranks = tuple(step if isinstance(step, int) else _RANKS.get(step, 0) for step in steps)
    return field is None, ranks, doubt.reason


def fingerprint(sheet: Sheet) -> str:
    """The hash for `source.converted`, of the sheet as it would be written without it."""
    bare = replace(sheet, source=replace(sheet.source, converted=""))
    return sha256(dump_sheet(bare).encode()).hexdigest()


def is_converters(sheet: Sheet) -> bool:
    """Whether the corrections explain every difference from what the converter wrote."""
    try:
        return fingerprint(restore(sheet)) == sheet.source.converted
    except ValueError:
        return False

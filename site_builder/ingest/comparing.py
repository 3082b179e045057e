"""A sheet that is there already against a new reading of it: may it be written anew?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from site_builder.content.corrections import fingerprint, restore
from site_builder.content.model import Plain, Sheet
from site_builder.content.writer import as_plain, dump_sheet


class Fate(Enum):
    """What convert does with a sheet."""

    NEW = "new"
    REWRITTEN = "rewritten"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """A person has worked on the file and the document reads otherwise now: left as it is"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field whose reading is another one than when the sheet was converted."""

    field: str
    was: Plain
    now: Plain


def decide(text: str, there: Sheet, new: Sheet) -> Fate:
    """`text` is the file's own: whoever changes a comment has worked on it too."""
    if fingerprint(_before(there)) == new.source.converted:
        return Fate.UNCHANGED
    own = fingerprint(there) == there.source.converted and not there.corrections
    return Fate.REWRITTEN if own and text == dump_sheet(there) else Fate.KEPT


def _before(sheet: Sheet) -> Sheet:
    """The sheet as it was converted, as far as its corrections lead back."""
    try:
        return restore(sheet)
    except ValueError:
        return replace(sheet, corrections=())


def differences(there: Sheet, new: Sheet) -> tuple[Difference, ...]:
    """Field by field, with the corrections of `there` taken back."""
    was, now = as_plain(_before(there)), as_plain(new)
    return tuple(found for found in _compare("", was, now) if found.field != "source/converted")


def _compare(field: str, was: Plain, now: Plain) -> Iterator[Difference]:
    if was == now:
        return
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        for key in {**was, **now}:
            yield from _compare(_join(field, key), was.get(key, ""), now.get(key, ""))
        return
    if isinstance(was, tuple) and isinstance(now, tuple) and _are_records(was, now):
        first, second = _by_step(was), _by_step(now)
        for step in {**first, **second}:
            yield from _compare(_join(field, step), first.get(step, ""), second.get(step, ""))
        return
    yield Difference(field, was, now)


def _are_records(was: tuple[Plain, ...], now: tuple[Plain, ...]) -> bool:
    return all(isinstance(part, Mapping) for part in (*was, *now))


def _by_step(records: tuple[Plain, ...]) -> Mapping[str, Plain]:
    """Goals by their number, other records by their position from 1."""
    steps = {}
    for place, part in enumerate(records, 1):
        number = part.get("number") if isinstance(part, Mapping) else None
        steps[str(number or place)] = part
    return steps


def _join(field: str, step: str) -> str:
    return f"{field}/{step}" if field else step

"""A sheet that is there already against a new reading of it: may it be written anew?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from site_builder.content.comments import has_comments, with_comments
from site_builder.content.corrections import OF_MERGE
from site_builder.content.model import Plain, Sheet, Source
from site_builder.content.writer import as_plain, dump_sheet
from site_builder.ingest.explaining import merge_sheets


class Fate(Enum):
    """What convert does with a sheet."""

    NEW = "new"
    REWRITTEN = "rewritten"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    """A person has worked on the file and the document reads otherwise now: both are in it"""
    KEPT = "kept"
    """A person has worked on the file, which is left as it is"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field whose reading is another one than when the sheet was converted."""

    field: str
    was: Plain
    now: Plain


@dataclass(frozen=True, slots=True)
class Update:
    """What becomes of the file of a sheet that was there."""

    fate: Fate
    text: str = ""
    """To be written; empty: the file stays"""
    differences: tuple[Difference, ...] = ()
    """Of a file that stays: against the document; else what the document changed"""
    asked: tuple[str, ...] = ()
    """Fields where a person's words stay beside the document's, which are a doubt now"""


def update(text: str, there: Sheet, base: Sheet | None, new: Sheet) -> Update:
    """`there` is the sheet of the file `text`; `base` the conversion that it was made of, where
    its corrections or an older document lead back to it."""
    if base and base.source.converted == new.source.converted:
        return Update(Fate.UNCHANGED)
    if there.source.converted == new.source.converted:
        return Update(Fate.KEPT, differences=differences(there, new))
    merged = merge_sheets(base, new, there)
    if merged is None:
        return Update(Fate.KEPT, differences=differences(base or there, new))
    written = dump_sheet(merged)
    commented = with_comments(text, written) if has_comments(text) else written
    fate = Fate.MERGED if merged != new or commented != written else Fate.REWRITTEN
    asked = tuple(doubt.field for doubt in merged.review if doubt.reason in OF_MERGE)
    return Update(fate, commented, differences(base or there, new), asked)


def differences(was: Sheet, now: Sheet) -> tuple[Difference, ...]:
    """Field by field what the documents say, without doubts about it."""
    bare = [as_plain(replace(s, review=(), corrections=(), source=Source())) for s in (was, now)]
    return tuple(_compare("", *bare))


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

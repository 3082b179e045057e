"""A merged sheet with its corrections: they lead back to what the converter read now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from site_builder.content.corrections import OF_MERGE, restore, with_ordered_review
from site_builder.content.model import Correction, Doubt, Measure, Plain, Sheet
from site_builder.content.reviewing import small_field
from site_builder.content.sheet_rules import sheet_issues
from site_builder.content.writer import as_plain
from site_builder.ingest.doubting import (
    MINE,
    Doubts,
    Paths,
    paths_of,
    sort_doubts,
    translate,
    value_at,
)
from site_builder.ingest.merging import HEADER, merge

UNRECORDED = "理由の記録がない手直し"
_LISTS = ("notes", "unplaced", "spans")


def merge_sheets(base: Sheet | None, new: Sheet, mine: Sheet) -> Sheet | None:
    """The person's sheet with all that the document changed, and corrections that lead back to
    `new`; None where the two do not go together in one sheet."""
    merged = merge(base, new, mine)
    doubts = sort_doubts(base, new, mine, merged)
    reasons = _Reasons(mine, paths_of(mine, merged, MINE))
    made = tuple(_corrections(new, merged.sheet, doubts, reasons))
    review = tuple(d for d in doubts.open if d.reason not in OF_MERGE)
    asked = Correction("review", as_plain(new.review), as_plain(review), reasons.of("review"))
    for corrections in (made, (asked, *made)):
        whole = replace(merged.sheet, review=doubts.open, corrections=corrections)
        candidate = with_ordered_review(whole)
        if _leads_back(candidate, new):
            return candidate
    return None


def _leads_back(candidate: Sheet, new: Sheet) -> bool:
    if any(True for _ in sheet_issues(candidate)):
        return False
    try:
        return restore(candidate) == new
    except ValueError:
        return False


class _Reasons:
    """Why a person changed a field: in the words of the corrections that the file has."""

    def __init__(self, mine: Sheet, paths: Paths) -> None:
        self._said = [(translate(c.field, paths), c) for c in mine.corrections]

    def of(self, field: str) -> str:
        found = (c.why for path, c in self._said if _overlap(path, field) and c.was != c.now)
        return " ".join(dict.fromkeys(filter(None, found))) or UNRECORDED

    def of_settling(self, doubt: Doubt) -> str:
        same = (doubt.reason, doubt.raw)
        found = (c.why for _, c in self._said if same in {(d.reason, d.raw) for d in c.settles})
        return next(found, "") or UNRECORDED


def _overlap(one: str, other: str) -> bool:
    return bool(one) and (f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/"))


def _corrections(
    new: Sheet, merged: Sheet, doubts: Doubts, reasons: _Reasons
) -> Iterator[Correction]:
    changed = tuple(_changes(new, merged))
    settled = dict.fromkeys(doubts.settled)
    for field, was, now in changed:
        own = tuple(d for d, path in settled if path == field or (not path and field == "goals"))
        settled = {pair: None for pair in settled if pair[0] not in own}
        yield Correction(field, was, now, reasons.of(field), own)
    for doubt, path in settled:
        field = small_field(merged, path)
        value = value_at(merged, field)
        yield Correction(field, value, value, reasons.of_settling(doubt), (doubt,))


# --- what differs from the document ---------------------------------------------------------

Change = tuple[str, Plain, Plain]


def _changes(new: Sheet, merged: Sheet) -> Iterator[Change]:
    """Field, what the document says, what the sheet says: as small as the rows allow."""
    yield from _differing(new, merged, HEADER)
    if [goal.number for goal in new.goals] != [goal.number for goal in merged.goals]:
        yield "goals", as_plain(new.goals), as_plain(merged.goals)
    else:
        for one, other in zip(new.goals, merged.goals, strict=True):
            path = f"goals/{one.number}"
            yield from _differing(new, merged, [f"{path}/goal"])
            if len(one.measures) == len(other.measures):
                yield from _differing(new, merged, _cells(path, len(one.measures)))
            else:
                yield from _differing(new, merged, [f"{path}/measures"])
    yield from _differing(new, merged, _LISTS)


def _cells(path: str, rows: int) -> Iterator[str]:
    for place in range(1, rows + 1):
        yield from (f"{path}/measures/{place}/{cell.name}" for cell in fields(Measure))


def _differing(new: Sheet, merged: Sheet, names: Iterable[str]) -> Iterator[Change]:
    for name in names:
        was, now = value_at(new, name), value_at(merged, name)
        if was != now:
            yield name, was, now

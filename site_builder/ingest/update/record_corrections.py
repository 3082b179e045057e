"""A merged sheet with its corrections: they lead back to what the converter read now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import HEAD_FIELDS, MEASURE_FIELDS
from site_builder.content.sheet.model import Correction, Doubt, Goal, Sheet
from site_builder.content.sheet.restore import (
    OF_MERGE,
    UNRECORDED,
    restore,
    with_ordered_review,
)
from site_builder.content.sheet.review import small_field
from site_builder.content.sheet.rules import sheet_issues
from site_builder.content.yaml.emit import as_plain
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.update.merge import MergedSheet, merge
from site_builder.ingest.update.open_doubts import (
    MINE,
    Doubts,
    Paths,
    paths_of,
    sort_doubts,
    translate,
    value_at,
)

_LISTS = ("notes", "unplaced", "aside", "spans")


def merge_sheets(base: Sheet | None, new: Sheet, mine: Sheet) -> Sheet | None:
    """The person's sheet with all that the document changed, and corrections that lead back to
    `new`; None where the two do not go together in one sheet."""
    merged = merge(base, new, mine)
    doubts = sort_doubts(base, new, mine, merged)
    reasons = _Reasons(mine, paths_of(mine, merged, MINE))
    made = tuple(_corrections(new, merged, doubts, reasons))
    review = tuple(d for d in doubts.open if d.reason not in OF_MERGE)
    why = reasons.of(FieldPath(("review",)))
    asked = Correction("review", as_plain(new.review), as_plain(review), why)
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
        self._said = [(translate(c.path, paths), c) for c in mine.corrections]

    def of(self, field: FieldPath, below: Iterable[FieldPath] = ()) -> str:
        """`below`: parts of the field that have a reason of their own"""
        found = (
            c.why
            for path, c in self._said
            if c.was != c.now and path.overlaps(field) and not any(map(path.overlaps, below))
        )
        return " ".join(dict.fromkeys(filter(None, found))) or UNRECORDED

    def of_settling(self, doubt: Doubt) -> str:
        same = (doubt.reason, doubt.raw)
        found = (c.why for _, c in self._said if same in {(d.reason, d.raw) for d in c.settles})
        return next(found, "") or UNRECORDED


def _corrections(
    new: Sheet, merged: MergedSheet, doubts: Doubts, reasons: _Reasons
) -> Iterator[Correction]:
    changed = tuple(_changes(new, merged))
    settled = dict.fromkeys(doubts.settled)
    for field, was, now in changed:
        is_table = field == FieldPath(("goals",))
        own = tuple(d for d, path in settled if path == field or (not path.steps and is_table))
        settled = {pair: None for pair in settled if pair[0] not in own}
        below = [part for part, _, _ in changed if part != field and field.covers(part)]
        yield Correction(str(field), was, now, reasons.of(field, below), own)
    for doubt, path in settled:
        small = small_field(merged.sheet, path)
        value = value_at(merged.sheet, small)
        yield Correction(str(small), value, value, reasons.of_settling(doubt), (doubt,))


# --- what differs from the document ---------------------------------------------------------

Change = tuple[FieldPath, Plain, Plain]


def _changes(new: Sheet, merged: MergedSheet) -> Iterator[Change]:
    """Field, what the document says, what the sheet says: as small as the rows allow. The goals as
    a whole come last, and say only which there are, and in what order."""
    sheet = merged.sheet
    yield from _differing(new, sheet, map(FieldPath.parse, HEAD_FIELDS))
    between = _in_both(new, merged)
    for one, other in zip(new.goals, between.goals, strict=True):
        path = FieldPath.of_goal(one.number)
        yield from _differing(new, between, [path / "goal"])
        if len(one.measures) == len(other.measures):
            yield from _differing(new, between, _cells(one))
        else:
            yield from _differing(new, between, [path / "measures"])
    if [goal.number for goal in new.goals] != [goal.number for goal in sheet.goals]:
        yield FieldPath(("goals",)), as_plain(between.goals), as_plain(sheet.goals)
    yield from _differing(new, sheet, map(FieldPath.parse, _LISTS))


def _in_both(new: Sheet, merged: MergedSheet) -> Sheet:
    """The document's goals; those that the sheet has by the same No. with the sheet's words."""
    said = {
        goal.number: goal
        for goal, one in zip(merged.sheet.goals, merged.goals, strict=True)
        if one.triple.new and one.triple.new.number == goal.number
    }
    return replace(new, goals=tuple(said.get(goal.number, goal) for goal in new.goals))


def _cells(goal: Goal) -> Iterator[FieldPath]:
    for place in range(1, len(goal.measures) + 1):
        row = FieldPath.of_measure(goal.number, place)
        yield from (row / name for name in MEASURE_FIELDS)


def _differing(new: Sheet, merged: Sheet, paths: Iterable[FieldPath]) -> Iterator[Change]:
    for path in paths:
        was, now = value_at(new, path), value_at(merged, path)
        if was != now:
            yield path, was, now

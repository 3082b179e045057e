"""What git shows of a sheet → its history, without ever losing what is known already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from site_builder.content.history.model import Change, ChangeKind
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.sheet.place import sheet_key
from site_builder.history.compare import compare_sheets
from site_builder.history.repository import Step

ReadSheet = Callable[[Step], Sheet | None]


@dataclass(slots=True)
class Timeline:
    """The versions of one sheet, the oldest first."""

    steps: list[Step] = field(default_factory=list)
    former: list[SheetKey] = field(default_factory=list)
    """Its places before its section got another id"""


def build_timelines(steps: Iterable[Step]) -> dict[SheetKey, Timeline]:
    """A file that moved within its ward and year is the same sheet, any other another one."""
    lines: dict[SheetKey, Timeline] = defaultdict(Timeline)
    for step in steps:
        key, former = sheet_key(step.path), sheet_key(step.former)
        if former and former != key:
            if key and (former.year, former.ward) == (key.year, key.ward):
                moved = lines.pop(former)
                lines[key] = Timeline(moved.steps, [*moved.former, former])
            else:
                lines[former].steps.append(Step(step.date, step.former, step.former, "", False))
        if key:
            lines[key].steps.append(step)
    return dict(lines)


def list_changes(steps: Sequence[Step], read: ReadSheet, start: int = 0) -> Iterator[Change]:
    """From the version at `start` on, which is known; -1: from nothing. A version that cannot be
    read is passed over."""
    before = read(steps[start]) if start >= 0 else None
    for step in steps[start + 1 :]:
        after = read(step)
        if step.is_base:
            before = after
        elif not step.blob:
            if before:
                yield Change(step.date, ChangeKind.REMOVED)
            before = None
        elif after:
            yield from _between(before, after, step.date)
            before = after


def _between(before: Sheet | None, after: Sheet, date: str) -> Iterable[Change]:
    return compare_sheets(before, after, date) if before else [Change(date, ChangeKind.NEW)]


def with_changes(known: tuple[Change, ...], seen: Iterable[Change]) -> tuple[Change, ...]:
    """Both, each change once. A change is known, too, if several known ones lead from its `was` to
    its `now`: commits may have been squashed since they were written down."""
    result = list(known)
    reached: dict[str, int] = defaultdict(int)
    last = 0
    for change in seen:
        place = _place_known(known, change, reached[_track(change)])
        if place is not None:
            reached[_track(change)] = place + 1
            continue
        last = max(last, _after(result, change.date))
        result.insert(last, change)
        last += 1
    return tuple(result)


def _track(change: Change) -> str:
    return change.field or change.kind


def _place_known(known: tuple[Change, ...], change: Change, start: int) -> int | None:
    """Index of the known change that leads, with those before it, to what this one says."""
    begun = False
    for place in range(start, len(known)):
        one = known[place]
        if _track(one) == _track(change):
            begun = begun or one.was == change.was
            if begun and one.now == change.now:
                return place
    return None


def _after(changes: Sequence[Change], date: str) -> int:
    for place in range(len(changes), 0, -1):
        if changes[place - 1].date <= date:
            return place
    return 0

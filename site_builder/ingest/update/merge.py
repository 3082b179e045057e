"""Three-way merge: what the document changed comes in, what a person changed stays.

Where both changed the same field, the person's words stay and the document's become an open
doubt; nothing of either is lost without a word.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from site_builder.content.sheet.fields import HEAD_FIELDS
from site_builder.content.sheet.model import Doubt, Goal, Sheet, Span, Unplaced
from site_builder.ingest.update.merge_rows import MergedGoal, merge_goals, merged_value
from site_builder.ingest.update.pairing import FiledRow, blocks_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MergedSheet:
    sheet: Sheet
    """Without review and corrections"""
    goals: tuple[MergedGoal, ...]
    """The sheet's, each with what it was made of"""
    doubts: tuple[Doubt, ...]
    """What the merge leaves open"""


def merge(base: Sheet | None, new: Sheet, mine: Sheet) -> MergedSheet:
    """`base`: the last conversion, of which `mine` was made; None where it is not known."""
    doubts: list[Doubt] = []
    header = {name: _header(base, new, mine, name, doubts) for name in HEAD_FIELDS}
    old = blocks_of(base) if base else None
    goals = merge_goals(old, blocks_of(new), blocks_of(mine), doubts)
    sheet = Sheet(
        **header,
        goals=tuple(
            Goal(goal.number, goal.goal, tuple(row.row.measure for row in goal.rows), goal.easy)
            for goal in goals
        ),
        spans=_in_order([span for goal in goals for span in _spans(goal)], new.spans),
        notes=_merge_list(base.notes if base else (), new.notes, mine.notes),
        unplaced=_merge_unplaced(base.unplaced if base else (), new.unplaced, mine.unplaced),
        aside=_merge_list(base.aside if base else (), new.aside, mine.aside),
        source=new.source,
    )
    doubts += [doubt for goal in goals for doubt in _placed(goal)]
    return MergedSheet(sheet, goals, tuple(doubts))


def _header(base: Sheet | None, new: Sheet, mine: Sheet, name: str, doubts: list[Doubt]) -> Any:
    old = getattr(base, name) if base else None
    return merged_value(name, old, getattr(new, name), getattr(mine, name), doubts)


def _spans(goal: MergedGoal) -> Iterator[Span]:
    """A cell covers no more rows than there are, and none that has a text of its own."""
    for place, merged in enumerate(goal.rows, 1):
        below = [other.row for other in goal.rows[place:]]
        for name, rows in merged.row.spans.items():
            free = _free(below[: rows - 1], name)
            if free:
                yield Span(f"goals/{goal.number}/measures/{place}/{name}", free + 1)


def _in_order(spans: list[Span], document: tuple[Span, ...]) -> tuple[Span, ...]:
    """The document's first, in its order: another order alone would be no change."""
    return (*(s for s in document if s in spans), *(s for s in spans if s not in document))


def _free(below: list[FiledRow], name: str) -> int:
    filled = (n for n, row in enumerate(below) if getattr(row.measure, name))
    return next(filled, len(below))


def _placed(goal: MergedGoal) -> Iterator[Doubt]:
    """The doubts of a goal and its rows, with their full paths."""
    path = f"goals/{goal.number}"
    for doubt in goal.doubts:
        yield _below(path, doubt)
    for place, row in enumerate(goal.rows, 1):
        yield from (_below(f"{path}/measures/{place}", doubt) for doubt in row.doubts)


def _below(path: str, doubt: Doubt) -> Doubt:
    field = f"{path}/{doubt.field}" if doubt.field else path
    return Doubt(field, doubt.reason, doubt.raw, doubt.other)


# --- lists of texts -----------------------------------------------------------------------


def _merge_list(base: tuple[T, ...], new: tuple[T, ...], mine: tuple[T, ...]) -> tuple[T, ...]:
    """What the person left out stays out, what they added stays in."""
    left_out = [text for text in base if text not in mine]
    added = [text for text in mine if text not in base and text not in new]
    if mine == base:
        return new
    if new == base:
        return mine
    return (*(text for text in new if text not in left_out), *added)


def _merge_unplaced(
    base: tuple[Unplaced, ...], new: tuple[Unplaced, ...], mine: tuple[Unplaced, ...]
) -> tuple[Unplaced, ...]:
    """A text that only moved to another line is the same."""
    told = {_told(one): one for one in (*base, *mine, *new)}
    merged = _merge_list(*(tuple(map(_told, some)) for some in (base, new, mine)))
    return tuple(told[one] for one in merged)


def _told(one: Unplaced) -> Hashable:
    return one.raw, one.reason

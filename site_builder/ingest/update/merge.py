"""Three-way merge: what the document changed comes in, what a person changed stays.

Where both changed the same field, the person's words stay and the document's become an open
doubt; nothing of either is lost without a word.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from site_builder.content.comparison.differences import in_words
from site_builder.content.comparison.pairing import (
    FiledGoal,
    FiledRow,
    filed_goals,
    score_goals,
    score_rows,
)
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import HEAD_FIELDS, MEASURE_FIELDS
from site_builder.content.sheet.model import Doubt, Easy, Goal, Sheet, Span, Unplaced
from site_builder.content.sheet.restore import DOCUMENT_CHANGED, DOCUMENT_REMOVED
from site_builder.content.yaml.emit import as_plain
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.update.triples import Triple, in_order, match

T = TypeVar("T")


@dataclass(slots=True)
class MergedRow:
    triple: Triple[FiledRow]
    row: FiledRow
    doubts: list[Doubt] = field(default_factory=list)
    """With the name of a cell as field, or empty for the row itself"""


@dataclass(slots=True)
class MergedGoal:
    triple: Triple[FiledGoal]
    number: int
    goal: str
    rows: tuple[MergedRow, ...]
    doubts: list[Doubt] = field(default_factory=list)
    """With goal or measures as field, or empty for the goal itself"""

    @property
    def easy(self) -> Easy:
        """Taken from the person's file: no document has it"""
        return self.triple.mine.easy if self.triple.mine else Easy()


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
    old = filed_goals(base) if base else None
    goals = merge_goals(old, filed_goals(new), filed_goals(mine), doubts)
    sheet = Sheet(
        **header,
        goals=tuple(
            Goal(goal.number, goal.goal, tuple(row.row.measure for row in goal.rows), goal.easy)
            for goal in goals
        ),
        spans=_as_in_document([span for goal in goals for span in _spans(goal)], new.spans),
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
                yield Span(str(FieldPath.of_measure(goal.number, place) / name), free + 1)


def _as_in_document(spans: list[Span], document: tuple[Span, ...]) -> tuple[Span, ...]:
    """In the document's order, so that the order alone makes no difference; then the others."""
    return (*(s for s in document if s in spans), *(s for s in spans if s not in document))


def _free(below: list[FiledRow], name: str) -> int:
    filled = (n for n, row in enumerate(below) if getattr(row.measure, name))
    return next(filled, len(below))


def _placed(goal: MergedGoal) -> Iterator[Doubt]:
    """The doubts of a goal and its rows, with their full paths."""
    for doubt in goal.doubts:
        yield _below(FieldPath.of_goal(goal.number), doubt)
    for place, row in enumerate(goal.rows, 1):
        path = FieldPath.of_measure(goal.number, place)
        yield from (_below(path, doubt) for doubt in row.doubts)


def _below(path: FieldPath, doubt: Doubt) -> Doubt:
    return replace(doubt, field=str(FieldPath((*path.steps, *doubt.path.steps))))


def merged_value(name: str, base: Any, new: Any, mine: Any, doubts: list[Doubt]) -> Any:
    """`base` None: not known, so that either may have changed it."""
    if mine in (new, base):
        return new
    if new != base:
        doubts.append(_changed(name, as_plain(new)))
    return mine


def _changed(name: str, new: Plain) -> Doubt:
    return Doubt(name, DOCUMENT_CHANGED, in_words(new), (new,))


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
    told = {_words(one): one for one in (*base, *mine, *new)}
    merged = _merge_list(*(tuple(map(_words, some)) for some in (base, new, mine)))
    return tuple(told[one] for one in merged)


def _words(one: Unplaced) -> Hashable:
    return one.raw, one.reason


# --- goals --------------------------------------------------------------------------------


def merge_goals(
    base: Sequence[FiledGoal] | None,
    new: Sequence[FiledGoal],
    mine: Sequence[FiledGoal],
    doubts: list[Doubt],
) -> tuple[MergedGoal, ...]:
    """`doubts` takes what is open about the table as a whole, and about goals that are gone."""
    ordered, both = in_order(match(base, new, mine, score_goals))
    if both:
        doubts.append(Doubt("goals", DOCUMENT_CHANGED, "目標の順番"))
    merged = [goal for one in ordered if (goal := _goal(one, base is None, doubts))]
    _number_apart(merged)
    return tuple(merged)


def _goal(triple: Triple[FiledGoal], without_base: bool, above: list[Doubt]) -> MergedGoal | None:
    """`without_base`: a goal that only the person's file has may be theirs or one that is gone."""
    base, new, mine = triple.base, triple.new, triple.mine
    if new and mine:
        return _both(triple, new, mine, without_base)
    if new and base is None:
        rows = tuple(MergedRow(Triple(None, row, None, n), row) for n, row in _places(new, 1))
        return MergedGoal(triple, new.number, new.goal, rows)
    if mine and mine != base:
        rows = tuple(MergedRow(Triple(None, None, row, n), row) for n, row in _places(mine, 2))
        doubts = [Doubt("", DOCUMENT_REMOVED)] if base or without_base else []
        return MergedGoal(triple, mine.number, mine.goal, rows, doubts)
    if new and new != base:
        texts = in_words((new.goal, *(as_plain(row.measure) for row in new.rows)))
        above.append(Doubt(str(FieldPath.of_goal(new.number)), DOCUMENT_CHANGED, texts))
    return None


def _places(block: FiledGoal, version: int) -> list[tuple[tuple[int, int, int], FiledRow]]:
    """The rows of a block that only one version has."""
    return [
        ((-1, n if version == 1 else -1, n if version == 2 else -1), row)
        for n, row in enumerate(block.rows)
    ]


def _both(
    triple: Triple[FiledGoal], new: FiledGoal, mine: FiledGoal, without_base: bool
) -> MergedGoal:
    base, doubts = triple.base, list[Doubt]()
    number = _number(base, new, mine, doubts)
    goal = merged_value("goal", base.goal if base else None, new.goal, mine.goal, doubts)
    old = base.rows if base else None if without_base else ()
    ordered, both = in_order(match(old, new.rows, mine.rows, score_rows))
    if both:
        doubts.append(Doubt("measures", DOCUMENT_CHANGED, "取組指標の順番"))
    rows = tuple(row for one in ordered if (row := _row(one, old is None, doubts)))
    return MergedGoal(triple, number, goal, rows, doubts)


def _number(base: FiledGoal | None, new: FiledGoal, mine: FiledGoal, doubts: list[Doubt]) -> int:
    """The document's No., unless a person has given another one."""
    if base is None or mine.number in (new.number, base.number):
        return new.number
    if new.number != base.number:
        doubts.append(Doubt("", DOCUMENT_CHANGED, f"No.{new.number}"))
    return mine.number


def _number_apart(goals: Sequence[MergedGoal]) -> None:
    """Two goals get one No. at most once: the document's goal keeps it."""
    taken: set[int] = set()
    for goal in sorted(goals, key=_is_own_number):
        if goal.number in taken:
            goal.doubts.append(Doubt("", DOCUMENT_CHANGED, f"No.{goal.number}"))
            goal.number = max(*taken, *(other.number for other in goals)) + 1
        taken.add(goal.number)


def _is_own_number(goal: MergedGoal) -> bool:
    return goal.triple.new is None or goal.triple.new.number != goal.number


# --- rows ---------------------------------------------------------------------------------


def _row(triple: Triple[FiledRow], without_base: bool, above: list[Doubt]) -> MergedRow | None:
    base, new, mine = triple.base, triple.new, triple.mine
    if new and mine:
        return _cells(triple, new, mine)
    if new and base is None:
        return MergedRow(triple, new)
    if mine and mine != base:
        return MergedRow(
            triple, mine, [Doubt("", DOCUMENT_REMOVED)] if base or without_base else []
        )
    if new and new != base:
        above.append(Doubt("measures", DOCUMENT_CHANGED, in_words(as_plain(new.measure))))
    return None


def _cells(triple: Triple[FiledRow], new: FiledRow, mine: FiledRow) -> MergedRow:
    base, doubts = triple.base, list[Doubt]()
    values, spans = {}, {}
    for name in MEASURE_FIELDS:
        old = getattr(base.measure, name) if base else None
        theirs, ours = getattr(new.measure, name), getattr(mine.measure, name)
        values[name] = merged_value(name, old, theirs, ours, doubts)
        rows = _height(triple, new, mine, name, doubts)
        if rows > 1:
            spans[name] = rows
    return MergedRow(triple, FiledRow(replace(mine.measure, **values), spans), doubts)


def _height(
    triple: Triple[FiledRow], new: FiledRow, mine: FiledRow, name: str, doubts: list[Doubt]
) -> int:
    old = triple.base.spans.get(name, 1) if triple.base else None
    theirs, ours = new.spans.get(name, 1), mine.spans.get(name, 1)
    if ours in (theirs, old):
        return theirs
    if theirs != old and name not in {doubt.field for doubt in doubts}:
        doubts.append(Doubt(name, DOCUMENT_CHANGED, f"{theirs}行にわたる欄"))
    return ours

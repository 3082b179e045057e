"""Three-way merge of the table: goals and rows that the document or a person added, left out,
moved or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from site_builder.content.sheet.corrections import DOCUMENT_CHANGED, DOCUMENT_REMOVED
from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import Doubt, Easy
from site_builder.content.yaml.emit import as_plain
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.update.pairing import (
    FiledGoal,
    FiledRow,
    Triple,
    in_order,
    match,
    score_goals,
    score_rows,
)


@dataclass(slots=True)
class MergedRow:
    triple: Triple[FiledRow]
    row: FiledRow
    doubts: list[Doubt] = field(default_factory=list)
    """Their fields are names of cells, or empty for the row itself"""


@dataclass(slots=True)
class MergedGoal:
    triple: Triple[FiledGoal]
    number: int
    goal: str
    rows: tuple[MergedRow, ...]
    doubts: list[Doubt] = field(default_factory=list)
    """Their fields are goal, measures, or empty for the goal itself"""

    @property
    def easy(self) -> Easy:
        """A person's alone"""
        return self.triple.mine.easy if self.triple.mine else Easy()


def merged_value(name: str, base: Any, new: Any, mine: Any, doubts: list[Doubt]) -> Any:
    """`base` None: not known, so that either may have changed it."""
    if mine in (new, base):
        return new
    if new != base:
        doubts.append(_changed(name, as_plain(new)))
    return mine


def _changed(name: str, new: Plain) -> Doubt:
    return Doubt(name, DOCUMENT_CHANGED, in_words(new), (new,))


def in_words(value: Plain) -> str:
    """What a value says, for people: of a list or a row its texts."""
    if isinstance(value, Mapping):
        return " ".join(filter(None, map(in_words, value.values())))
    if isinstance(value, tuple):
        return " ".join(filter(None, map(in_words, value)))
    return str(value)


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


def _goal(triple: Triple[FiledGoal], blind: bool, above: list[Doubt]) -> MergedGoal | None:
    """`blind`: without a base nobody knows whether a person added what only their file has."""
    base, new, mine = triple.base, triple.new, triple.mine
    if new and mine:
        return _both(triple, new, mine, blind)
    if new and base is None:
        rows = tuple(MergedRow(Triple(None, row, None, n), row) for n, row in _places(new, 1))
        return MergedGoal(triple, new.number, new.goal, rows)
    if mine and mine != base:
        rows = tuple(MergedRow(Triple(None, None, row, n), row) for n, row in _places(mine, 2))
        doubts = [Doubt("", DOCUMENT_REMOVED)] if base or blind else []
        return MergedGoal(triple, mine.number, mine.goal, rows, doubts)
    if new and new != base:
        texts = in_words((new.goal, *(as_plain(row.measure) for row in new.rows)))
        above.append(Doubt(f"goals/{new.number}", DOCUMENT_CHANGED, texts))
    return None


def _places(block: FiledGoal, version: int) -> list[tuple[tuple[int, int, int], FiledRow]]:
    """The rows of a block that only one version has."""
    return [
        ((-1, n if version == 1 else -1, n if version == 2 else -1), row)
        for n, row in enumerate(block.rows)
    ]


def _both(triple: Triple[FiledGoal], new: FiledGoal, mine: FiledGoal, blind: bool) -> MergedGoal:
    base, doubts = triple.base, list[Doubt]()
    number = _number(base, new, mine, doubts)
    goal = merged_value("goal", base.goal if base else None, new.goal, mine.goal, doubts)
    old = base.rows if base else None if blind else ()
    ordered, both = in_order(match(old, new.rows, mine.rows, score_rows))
    if both:
        doubts.append(Doubt("measures", DOCUMENT_CHANGED, "取組指標の順番"))
    rows = tuple(row for one in ordered if (row := _row(one, old is None, doubts)))
    return MergedGoal(triple, number, goal, rows, doubts)


def _number(base: FiledGoal | None, new: FiledGoal, mine: FiledGoal, doubts: list[Doubt]) -> int:
    """The document's, unless a person has given another one."""
    if base is None or mine.number in (new.number, base.number):
        return new.number
    if new.number != base.number:
        doubts.append(Doubt("", DOCUMENT_CHANGED, f"No.{new.number}"))
    return mine.number


def _number_apart(goals: Sequence[MergedGoal]) -> None:
    """Of two goals with one number the document's keeps it."""
    taken: set[int] = set()
    for goal in sorted(goals, key=_is_own_number):
        if goal.number in taken:
            goal.doubts.append(Doubt("", DOCUMENT_CHANGED, f"No.{goal.number}"))
            goal.number = max(*taken, *(other.number for other in goals)) + 1
        taken.add(goal.number)


def _is_own_number(goal: MergedGoal) -> bool:
    return goal.triple.new is None or goal.triple.new.number != goal.number


# --- rows ---------------------------------------------------------------------------------


def _row(triple: Triple[FiledRow], blind: bool, above: list[Doubt]) -> MergedRow | None:
    base, new, mine = triple.base, triple.new, triple.mine
    if new and mine:
        return _cells(triple, new, mine)
    if new and base is None:
        return MergedRow(triple, new)
    if mine and mine != base:
        return MergedRow(triple, mine, [Doubt("", DOCUMENT_REMOVED)] if base or blind else [])
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
        rows = _span(triple, new, mine, name, doubts)
        if rows > 1:
            spans[name] = rows
    return MergedRow(triple, FiledRow(replace(mine.measure, **values), spans), doubts)


def _span(
    triple: Triple[FiledRow], new: FiledRow, mine: FiledRow, name: str, doubts: list[Doubt]
) -> int:
    old = triple.base.spans.get(name, 1) if triple.base else None
    theirs, ours = new.spans.get(name, 1), mine.spans.get(name, 1)
    if ours in (theirs, old):
        return theirs
    if theirs != old and name not in {doubt.field for doubt in doubts}:
        doubts.append(Doubt(name, DOCUMENT_CHANGED, f"{theirs}行にわたる欄"))
    return ours

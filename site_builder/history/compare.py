"""Two versions of a sheet → what a reader would call a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from site_builder.content.history.model import Change, ChangeKind
from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import Goal, Measure, Sheet
from site_builder.content.wording import squash

_HEAD = ("department", "section", "parent_section", "created", "evaluated")
_LISTS = ("policy_indicators", "notes")
_AFTER_THE_YEAR = frozenset(["result", "evaluation", "attainment", "next_steps", "evaluated"])
_KINDS = {
    "result": ChangeKind.RESULT,
    "evaluation": ChangeKind.EVALUATION,
    "target": ChangeKind.TARGET,
}
_LONG = frozenset(["summary", "attainment", "next_steps"])


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    was: str
    now: str
    kind: ChangeKind


def compare_sheets(before: Sheet, after: Sheet, date: str) -> tuple[Change, ...]:
    """In the order of the form. Other white space, widths of signs and open doubts are none."""
    is_correction = _correction_rule(before, after)
    return tuple(_change(one, date, is_correction) for one in _differences(before, after))


def _change(one: FieldChange, date: str, is_correction: Callable[[FieldChange], bool]) -> Change:
    kind = ChangeKind.CORRECTION if is_correction(one) else one.kind
    entered = not one.was and one.field.rpartition("/")[2] in _LONG
    return Change(date, kind, one.field, one.was, "" if entered else one.now)


def _correction_rule(before: Sheet, after: Sheet) -> Callable[[FieldChange], bool]:
    """The document says what it said: whatever differs was this site's own slip. What a person
    enters at the end of the year into a sheet of its beginning is none."""
    source = after.source.sha256
    same_document = bool(source) and source == before.source.sha256
    first_results = not any(m.evaluation or m.result for g in before.goals for m in g.measures)
    told = tuple(c.field for c in after.corrections if c not in before.corrections)

    def is_correction(one: FieldChange) -> bool:
        if any(f"{one.field}/".startswith(f"{field}/") for field in told):
            return True
        entered = not one.was and one.field.rpartition("/")[2] in _AFTER_THE_YEAR
        return same_document and not (first_results and entered)

    return is_correction


def _differences(before: Sheet, after: Sheet) -> Iterator[FieldChange]:
    for name in _HEAD:
        yield from _field(name, getattr(before, name), getattr(after, name))
    for name in _LISTS:
        yield from _field(name, "\n".join(getattr(before, name)), "\n".join(getattr(after, name)))
    old, new = ({goal.number: goal for goal in sheet.goals} for sheet in (before, after))
    for number in sorted(old.keys() | new.keys()):
        if number in old and number in new:
            yield from _goal(before, old[number], after, new[number])
        else:
            yield from _whole(f"goals/{number}", old.get(number), new.get(number))


def _whole(field: str, was: Goal | None, now: Goal | None) -> Iterator[FieldChange]:
    kind = ChangeKind.ADDED if now else ChangeKind.DROPPED
    yield FieldChange(field, was.goal if was else "", now.goal if now else "", kind)


def _goal(before: Sheet, was: Goal, after: Sheet, now: Goal) -> Iterator[FieldChange]:
    path = f"goals/{now.number}"
    yield from _field(f"{path}/goal", was.goal, now.goal)
    old, new = _rows(before, was), _rows(after, now)
    for before_row, after_row in _aligned(old, new):
        if before_row is None and after_row is not None:
            field = f"{path}/measures/{new.index(after_row) + 1}"
            yield FieldChange(field, "", after_row.cells["indicator"], ChangeKind.ADDED)
        elif after_row is None and before_row is not None:
            field = f"{path}/measures/{old.index(before_row) + 1}"
            yield FieldChange(field, before_row.cells["indicator"], "", ChangeKind.DROPPED)
        elif before_row and after_row:
            field = f"{path}/measures/{new.index(after_row) + 1}"
            yield from _measure(field, before_row, after_row)


def _measure(path: str, was: MeasureRow, now: MeasureRow) -> Iterator[FieldChange]:
    for name in MEASURE_FIELDS:
        if name not in now.covered:
            yield from _field(f"{path}/{name}", was.cells[name], now.cells[name])


def _field(field: str, was: str, now: str) -> Iterator[FieldChange]:
    if squash(was) != squash(now):
        kind = _KINDS.get(field.rpartition("/")[2], ChangeKind.WORDING)
        yield FieldChange(field, was, now, kind)


# --- rows ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class MeasureRow:
    """A measure with the words of the cells that cover it."""

    cells: Mapping[str, str]
    covered: frozenset[str]
    """Fields whose cell stands at an earlier measure"""

    @property
    def name(self) -> str:
        """What tells it from the other measures of its goal"""
        return squash(self.cells["indicator"] or self.cells["target"] or self.cells["initiative"])


def _rows(sheet: Sheet, goal: Goal) -> list[MeasureRow]:
    heights = {span.field: span.rows for span in sheet.spans}
    covering: dict[str, tuple[str, int]] = {}
    rows: list[MeasureRow] = []
    for position, measure in enumerate(goal.measures, 1):
        own = _cells(measure)
        covered = {f: words for f, (words, last) in covering.items() if position <= last}
        rows.append(MeasureRow(own | covered, frozenset(covered)))
        for name in own:
            height = heights.get(f"goals/{goal.number}/measures/{position}/{name}", 1)
            if height > 1:
                covering[name] = (own[name], position + height - 1)
    return rows


def _cells(measure: Measure) -> dict[str, str]:
    values = {name: getattr(measure, name) for name in MEASURE_FIELDS}
    return values | {"policies": "、".join(measure.policies)}


def _aligned(
    old: list[MeasureRow], new: list[MeasureRow]
) -> Iterator[tuple[MeasureRow | None, MeasureRow | None]]:
    """Rows of the same name first; the others between them one by one."""
    names = [row.name for row in old], [row.name for row in new]
    for _, a, b, c, d in SequenceMatcher(None, *names, autojunk=False).get_opcodes():
        yield from zip_longest(old[a:b], new[c:d])

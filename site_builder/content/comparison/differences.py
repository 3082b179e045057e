"""Where two versions of a sheet differ, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from site_builder.content.comparison.pairing import (
    FiledGoal,
    filed_goals,
    pair,
    score_goals,
    score_rows,
)
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import HEAD_FIELDS, MEASURE_FIELDS
from site_builder.content.sheet.model import Sheet
from site_builder.content.sheet.spans import GoalSpans, expand_spans
from site_builder.content.wording import squash
from site_builder.content.yaml.emit import as_plain
from site_builder.content.yaml.plain import Plain

_LISTS = ("notes", "unplaced", "aside")


class DifferenceKind(Enum):
    VALUE = "value"
    HEIGHT = "height"
    """Of a cell: `was` and `now` are numbers of rows"""
    ADDED = "added"
    """A goal or a row; `now` names it"""
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of the later version, or of the earlier one where it is gone."""

    path: FieldPath
    was: Plain
    now: Plain
    kind: DifferenceKind = DifferenceKind.VALUE


def differences(was: Sheet, now: Sheet) -> tuple[Difference, ...]:
    """In the order of the form. Goals and rows are known by their words, whatever number they have
    now. What is open about a reading, and what no document has, is none."""
    return tuple(_differences(was, now))


def disagreements(one: Sheet, other: Sheet) -> tuple[FieldPath, ...]:
    """Fields in which one of them is wrong: white space aside, and what `other` itself doubts."""
    return tuple(
        found.path
        for found in differences(other, one)
        if squash(in_words(found.was)) != squash(in_words(found.now))
        and not any(doubt.path.covers(found.path) for doubt in other.review)
    )


def in_words(value: Plain) -> str:
    """What a value says, for people: of a list or a row its texts."""
    if isinstance(value, Mapping):
        return " ".join(filter(None, map(in_words, value.values())))
    if isinstance(value, tuple):
        return " ".join(filter(None, map(in_words, value)))
    return str(value)


def _differences(was: Sheet, now: Sheet) -> Iterator[Difference]:
    for name in HEAD_FIELDS:
        yield from _value(FieldPath((name,)), getattr(was, name), getattr(now, name))
    yield from _goals(was, now)
    for name in _LISTS:
        yield from _value(FieldPath((name,)), getattr(was, name), getattr(now, name))


def _value(path: FieldPath, was: object, now: object) -> Iterator[Difference]:
    if was != now:
        yield Difference(path, as_plain(was), as_plain(now))


# --- the table ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _GoalTable:
    """A goal whose rows say, too, what a cell above says for them."""

    goal: FiledGoal
    spans: GoalSpans

    def value(self, row: int, name: str) -> object:
        home = self.spans.covering.get((row, name), row)
        return getattr(self.goal.rows[home].measure, name)

    def label(self, row: int) -> Plain:
        """What names the row: its indicator, target or initiative, else all of it"""
        names = ("indicator", "target", "initiative")
        found = next((value for name in names if (value := self.value(row, name))), None)
        return as_plain(found or self.goal.rows[row].measure)


def _goals(was: Sheet, now: Sheet) -> Iterator[Difference]:
    old, new = _tables(was), _tables(now)
    pairs = pair([one.goal for one in old], [one.goal for one in new], score_goals)
    for place, one in enumerate(old):
        if place in pairs:
            yield from _goal(one, new[pairs[place]])
        else:
            path = FieldPath.of_goal(one.goal.number)
            yield Difference(path, one.goal.goal, "", DifferenceKind.DROPPED)
    for place, one in enumerate(new):
        if place not in pairs.values():
            path = FieldPath.of_goal(one.goal.number)
            yield Difference(path, "", one.goal.goal, DifferenceKind.ADDED)


def _tables(sheet: Sheet) -> list[_GoalTable]:
    spans = expand_spans(sheet)
    return [_GoalTable(goal, spans[goal.number]) for goal in filed_goals(sheet)]


def _goal(was: _GoalTable, now: _GoalTable) -> Iterator[Difference]:
    path = FieldPath.of_goal(now.goal.number)
    yield from _value(path / "number", was.goal.number, now.goal.number)
    yield from _value(path / "goal", was.goal.goal, now.goal.goal)
    pairs = pair(was.goal.rows, now.goal.rows, score_rows)
    former = {after: before for before, after in pairs.items()}
    for row in range(len(was.goal.rows)):
        if row not in pairs:
            there = FieldPath.of_measure(was.goal.number, row + 1)
            yield Difference(there, was.label(row), "", DifferenceKind.DROPPED)
    for row in range(len(now.goal.rows)):
        if row in former:
            yield from _row(was, now, row, former)
        else:
            here = FieldPath.of_measure(now.goal.number, row + 1)
            yield Difference(here, "", now.label(row), DifferenceKind.ADDED)


def _row(
    was: _GoalTable, now: _GoalTable, row: int, former: Mapping[int, int]
) -> Iterator[Difference]:
    before, path = former[row], FieldPath.of_measure(now.goal.number, row + 1)
    own, others = now.goal.rows[row], was.goal.rows[before]
    for name in MEASURE_FIELDS:
        said = was.value(before, name)
        if not _is_said_above(was, now.spans.covering.get((row, name)), name, said, former):
            yield from _value(path / name, said, now.value(row, name))
        heights = (others.spans.get(name, 1), own.spans.get(name, 1))
        if heights[0] != heights[1]:
            yield Difference(path / name, *heights, DifferenceKind.HEIGHT)


def _is_said_above(
    was: _GoalTable, home: int | None, name: str, said: object, former: Mapping[int, int]
) -> bool:
    """The cell in row `home` says it for this row now, and the row had no other words before."""
    if home is None:
        return False
    return not said or (home in former and said == was.value(former[home], name))

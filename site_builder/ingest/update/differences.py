"""Where two readings of a sheet say otherwise, for the report to whoever has converted again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.content.sheet.fields import HEAD_FIELDS, MEASURE_FIELDS
from site_builder.content.sheet.model import Sheet
from site_builder.content.wording import squash
from site_builder.content.yaml.emit import as_plain
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.update.merge_rows import in_words
from site_builder.ingest.update.pairing import (
    FiledGoal,
    FiledRow,
    blocks_of,
    match,
    score_goals,
    score_rows,
)

_LISTS = ("notes", "unplaced", "aside")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of the later reading, or of the earlier one where it is gone."""

    field: str
    was: Plain
    now: Plain


def differences(was: Sheet, now: Sheet) -> tuple[Difference, ...]:
    """Goals and rows are known by their words, whatever number they have now. What is open about
    a reading, and what no document has, is none."""
    return tuple(_differences(was, now))


def disagreements(one: Sheet, other: Sheet) -> tuple[str, ...]:
    """Fields in which one of them is wrong: white space aside, and what `other` itself doubts."""
    open_ones = tuple(doubt.field for doubt in other.review)
    return tuple(
        found.field
        for found in differences(other, one)
        if squash(in_words(found.was)) != squash(in_words(found.now))
        and not any(f"{found.field}/".startswith(f"{field}/") for field in open_ones)
    )


def _differences(was: Sheet, now: Sheet) -> Iterator[Difference]:
    for name in HEAD_FIELDS:
        yield from _value(name, getattr(was, name), getattr(now, name))
    for one in match(blocks_of(was), blocks_of(now), (), score_goals):
        if one.base and one.new:
            yield from _goal(one.base, one.new)
        elif block := one.base or one.new:
            field, said = f"goals/{block.number}", block.goal or "（欄は空白）"
            yield Difference(field, *((said, "") if one.base else ("", said)))
    for name in _LISTS:
        yield from _value(name, getattr(was, name), getattr(now, name))


def _value(field: str, was: object, now: object) -> Iterator[Difference]:
    if was != now:
        yield Difference(field, as_plain(was), as_plain(now))


def _goal(was: FiledGoal, now: FiledGoal) -> Iterator[Difference]:
    path = f"goals/{now.number}"
    yield from _value(f"{path}/number", was.number, now.number)
    yield from _value(f"{path}/goal", was.goal, now.goal)
    for one in match(was.rows, now.rows, (), score_rows):
        before, after, _ = one.places
        if one.base and one.new:
            yield from _row(f"{path}/measures/{after + 1}", one.base, one.new)
        elif one.base:
            yield Difference(f"goals/{was.number}/measures/{before + 1}", _told(one.base), "")
        elif one.new:
            yield Difference(f"{path}/measures/{after + 1}", "", _told(one.new))


def _told(row: FiledRow) -> Plain:
    measure = row.measure
    return measure.indicator or measure.target or measure.initiative or as_plain(measure)


def _row(path: str, was: FiledRow, now: FiledRow) -> Iterator[Difference]:
    for name in MEASURE_FIELDS:
        yield from _value(f"{path}/{name}", getattr(was.measure, name), getattr(now.measure, name))
        heights = (row.spans.get(name, 1) for row in (was, now))
        yield from _value(f"{path}/{name}", *(f"{rows}行分の欄" for rows in heights))

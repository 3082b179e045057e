"""A sheet that was begun by hand before its document came: what is still empty there, filled in."""

from __future__ import annotations

from dataclasses import replace

from site_builder.content.fields import HEAD_FIELDS, MEASURE_FIELDS
from site_builder.content.model import Goal, Measure, Sheet
from site_builder.ingest.matching import Block, Row, blocks_of, match, score_goals, score_rows


def fill_in(begun: Sheet, new: Sheet) -> Sheet:
    """With the document's words wherever there are none, in goals and rows that it has, too."""
    head = {name: getattr(begun, name) or getattr(new, name) for name in HEAD_FIELDS}
    found = match(None, blocks_of(new), blocks_of(begun), score_goals)
    theirs = {one.mine.number: one.new for one in found if one.mine and one.new}
    goals = tuple(_goal(goal, theirs.get(goal.number)) for goal in begun.goals)
    return replace(begun, **head, goals=goals)


def _goal(goal: Goal, block: Block | None) -> Goal:
    if block is None:
        return goal
    own = tuple(Row(measure, {}) for measure in goal.measures)
    found = match(None, block.rows, own, score_rows)
    theirs = {one.places[2]: one.new.measure for one in found if one.mine and one.new}
    filled = (_row(row, theirs.get(place)) for place, row in enumerate(goal.measures))
    return replace(goal, goal=goal.goal or block.goal, measures=tuple(filled))


def _row(own: Measure, theirs: Measure | None) -> Measure:
    values = {
        name: getattr(own, name) or getattr(theirs, name) for name in MEASURE_FIELDS if theirs
    }
    return replace(own, **values)

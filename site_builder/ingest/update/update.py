"""A filed sheet and its new reading: whether and how the file is rewritten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from site_builder.content.comparison.differences import Difference, differences
from site_builder.content.comparison.pairing import (
    FiledGoal,
    FiledRow,
    filed_goals,
    score_goals,
    score_rows,
)
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import HEAD_FIELDS, MEASURE_FIELDS
from site_builder.content.sheet.model import Goal, Measure, Sheet
from site_builder.content.sheet.restore import OF_MERGE
from site_builder.content.sheet.write import dump_sheet
from site_builder.content.yaml.comments import with_comments
from site_builder.ingest.update.record_corrections import merge_sheets
from site_builder.ingest.update.triples import match


class SheetFate(Enum):
    """What convert does with a sheet."""

    NEW = "new"
    REWRITTEN = "rewritten"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    """A person has worked on the file and the document reads otherwise now: both are in it"""
    KEPT = "kept"
    """A person has worked on the file, which is left as it is"""


@dataclass(frozen=True, slots=True)
class SheetUpdate:
    """What becomes of the file of a sheet that was there."""

    fate: SheetFate
    text: str = ""
    """To be written; empty: the file stays"""
    differences: tuple[Difference, ...] = ()
    """Of a file that stays: against the document; else what the document changed"""
    asked: tuple[FieldPath, ...] = ()
    """Fields where a person's words stay beside the document's, which are a doubt now"""


def update(text: str, there: Sheet, base: Sheet | None, new: Sheet) -> SheetUpdate:
    """`there` is the sheet of the file `text`; `base` the conversion that it was made of, where
    its corrections or an older document lead back to it."""
    if base and base.source.converted == new.source.converted:
        return SheetUpdate(SheetFate.UNCHANGED)
    if there.source.converted == new.source.converted:
        return SheetUpdate(SheetFate.KEPT, differences=differences(there, new))
    has_document = there.source.document or there.source.withheld
    mine = there if has_document else fill_in(there, new)
    merged = merge_sheets(base, new, mine)
    if merged is None:
        return SheetUpdate(SheetFate.KEPT, differences=differences(there, new))
    written = dump_sheet(merged)
    commented = with_comments(text, written)
    fate = SheetFate.MERGED if merged != new or commented != written else SheetFate.REWRITTEN
    asked = tuple(doubt.path for doubt in merged.review if doubt.reason in OF_MERGE)
    return SheetUpdate(fate, commented, differences(base or there, new), asked)


def fill_in(begun: Sheet, new: Sheet) -> Sheet:
    """With the document's words wherever there are none, in goals and rows that it has, too."""
    head = {name: getattr(begun, name) or getattr(new, name) for name in HEAD_FIELDS}
    found = match(None, filed_goals(new), filed_goals(begun), score_goals)
    theirs = {one.mine.number: one.new for one in found if one.mine and one.new}
    goals = tuple(_goal(goal, theirs.get(goal.number)) for goal in begun.goals)
    return replace(begun, **head, goals=goals)


def _goal(goal: Goal, block: FiledGoal | None) -> Goal:
    if block is None:
        return goal
    own = tuple(FiledRow(measure, {}) for measure in goal.measures)
    found = match(None, block.rows, own, score_rows)
    theirs = {one.places[2]: one.new.measure for one in found if one.mine and one.new}
    filled = (_row(row, theirs.get(place)) for place, row in enumerate(goal.measures))
    return replace(goal, goal=goal.goal or block.goal, measures=tuple(filled))


def _row(own: Measure, theirs: Measure | None) -> Measure:
    values = {
        name: getattr(own, name) or getattr(theirs, name) for name in MEASURE_FIELDS if theirs
    }
    return replace(own, **values)

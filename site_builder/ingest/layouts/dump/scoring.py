"""The merged part of a raw dump comes in no order: what speaks for a cell at a place of the table.

All weights are logarithms of odds: by the look of a cell, by the words that it shares with the
plain cells of a row, by what stands beside it in the dump.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.ingest.form.fields import FIELDS
from site_builder.ingest.form.measures import counts_alike
from site_builder.ingest.layouts.dump.cells import Choice, DumpCell, read_number
from site_builder.ingest.layouts.dump.chunks import ChunkGap
from site_builder.ingest.layouts.dump.column_scores import likeness
from site_builder.ingest.layouts.dump.goals_and_slots import Slot
from site_builder.ingest.layouts.dump.merged_cells import Assignment, MergedPart, PlacedChoice
from site_builder.ingest.layouts.dump.shared_words import shared_words, word_odds

UNPLACED = -9.0
_OWN_GOAL = 1.5
_FOREIGN_GOAL = -5.0
_FOLLOWS = 1.0
_LEADING = ("initiative", "summary", "evaluation", "attainment")
"""Behind these a merged cell of the same row often follows"""
_NOT_BESIDE = -4.0
_BESIDE = 2.0
_SKIPPED = 2.0
_BEHIND_SUMMARY = -1.0
_TELLING = 16
"""Rows with less text than this tell nothing"""
_NAMED = 1.5
"""Most that the words of a target itself tell of its indicator"""
_BARE_NUMBER = -4.0
"""A number alone is rather a No. than a figure over several rows"""
_ALSO = 0.7
"""Words that several cells share tell less than as many independent signs"""
_MATCHED = 1.0
_PART = -1.2
_NEXT = 0.05
"""Weight of the order of the dump, for cells that nothing else decides"""
_PARAGRAPH = {"policies": -1.0, "indicator": -5.0, "goal": -6.0, "summary": -5.0}
MISSING = {"goal": -4.0, "indicator": -4.0, "number": -6.0, "policies": -0.2}
MISSING_OTHER = -1.5
_SIGNS = ("number", "policies", "evaluation")
# --- what one more cell is worth ----------------------------------------------------------


def place_cell(
    merged: MergedPart, state: Assignment, choice: Choice, place: int, fit: float
) -> Assignment | None:
    """The assignment with one more cell; place -1 is none, `fit` is of fits(merged, cell)."""
    cell = choice.cell
    one = PlacedChoice(choice, place)
    placed = (*state.placed, one)
    score = state.score + choice.cost + fit
    if place < 0:
        return Assignment(score + UNPLACED, placed, state.used, groups=state.groups)
    if state.used >> place & 1:
        cost = _paragraph(merged, state, cell, place)
        if cost is None:
            return None
        return Assignment(score + cost, placed, state.used, groups=state.groups)
    if state.used & merged.meeting[place]:
        return None
    slot = merged.slots[place]
    goal = state.goal if cell.chunks[0].gap is not ChunkGap.LABEL else -1
    score += _beside(merged, goal, place) + _adjoining(merged, state, cell, place)
    score += 0.0 if state.used & merged.later[place] else _NEXT
    goal = slot.group if slot.column == "goal" else -1
    groups = state.groups
    if slot.column not in _SIGNS:
        score += _context(merged, groups[slot.group], cell, slot)
        groups = (*groups[: slot.group], (*groups[slot.group], one), *groups[slot.group + 1 :])
    return Assignment(score, placed, state.used | 1 << place, goal, groups)


def finish(merged: MergedPart, state: Assignment) -> Assignment:
    """The assignment with the cost of the slots that stay empty."""
    score = state.score
    for place, slot in enumerate(merged.slots):
        if slot.part:
            score += _PART if state.used >> place & 1 else 0.0
        elif not state.used & (1 << place | merged.meeting[place]):
            score += MISSING.get(slot.column, MISSING_OTHER)
    return Assignment(score, state.placed, state.used, state.goal, state.groups)


def _paragraph(merged: MergedPart, state: Assignment, cell: DumpCell, place: int) -> float | None:
    """The cost of a blank line inside the cell before."""
    slot = merged.slots[place]
    behind = state.placed[-1].slot == place if state.placed else False
    if not behind or cell.chunks[0].gap is ChunkGap.LABEL:
        return None
    parts = merged.table.rows[slot.row].cells.get("target", ())
    done = sum(1 for placed in state.placed if placed.slot == place)
    if slot.column == "indicator" and done < len(parts):
        # Its target has as many paragraphs: each is of one.
        whole = counts_alike(cell.text, merged.target_texts[slot.row])
        return _MATCHED + counts_alike(cell.text, parts[done].text) - whole
    return _PARAGRAPH.get(slot.column)


# --- how well a cell fits a slot ----------------------------------------------------------


def fits(merged: MergedPart, cell: DumpCell) -> Iterator[tuple[int, float]]:
    """The slots that the cell may have, by its look and by the row part."""
    for column in dict.fromkeys(slot.column for slot in merged.slots):
        like = likeness(column, cell.lines, merged.widths.get(column))
        if like <= UNPLACED:
            continue
        if column in ("target", "result") and read_number(cell.text):
            like += _BARE_NUMBER
        rivals = merged.rivals(column)
        if column == "number":
            rivals = tuple(n for n in rivals if read_number(cell.text) == _number(merged, n))
        for place in rivals:
            yield place, like + _affinity(merged, cell, merged.slots[place])


def _number(merged: MergedPart, place: int) -> int:
    return merged.table.groups[merged.slots[place].group].number


def _affinity(merged: MergedPart, cell: DumpCell, slot: Slot) -> float:
    """How well the cell goes with the plain cells of its rows."""
    if slot.column in _SIGNS:
        return 0.0
    if slot.column != "indicator":
        return _words(cell, slot.column, merged.group_texts, slot.group)
    target = merged.table.rows[slot.row].text("target")
    words = _words(cell, slot.column, merged.row_texts, slot.row)
    named = shared_words(cell.text, merged.target_texts)[slot.row]
    return words + min(named, _NAMED) + counts_alike(cell.text, target)


def _words(cell: DumpCell, column: str, others: tuple[str, ...], place: int) -> float:
    odds = word_odds(column, "row", shared_words(cell.text, others)[place])
    # Of a row with a bare target the words come later.
    return odds if len(others[place]) >= _TELLING else max(0.0, odds)


def _beside(merged: MergedPart, goal: int, place: int) -> float:
    """An indicator directly behind a goal belongs to it."""
    slot = merged.slots[place]
    if goal < 0 or slot.column != "indicator":
        return 0.0
    return _OWN_GOAL if slot.group == goal else _FOREIGN_GOAL


def _adjoining(merged: MergedPart, state: Assignment, cell: DumpCell, place: int) -> float:
    """Cells of one line stand side by side in one row; merged rows are often printed so too."""
    gap = cell.chunks[0].gap
    last = state.placed[-1].slot if state.placed else -1
    if last < 0 or gap is ChunkGap.LABEL:
        return 0.0
    before, slot = merged.slots[last], merged.slots[place]
    if before.column == "summary" and slot.column == "indicator":
        return _BEHIND_SUMMARY
    beside = before.row < slot.row + slot.rows and slot.row < before.row + before.rows
    on_right = beside and FIELDS.index(before.column) < FIELDS.index(slot.column)
    if gap is ChunkGap.BLANK:
        return _FOLLOWS if on_right and before.column in _LEADING else 0.0
    if not on_right:
        return _NOT_BESIDE
    skipped = FIELDS.index(slot.column) - FIELDS.index(before.column) - 1
    return 0.0 if gap is ChunkGap.LINE else _BESIDE - _SKIPPED * skipped


def _context(
    merged: MergedPart, group: Sequence[PlacedChoice], cell: DumpCell, slot: Slot
) -> float:
    """How well the cell goes with the merged cells of its group."""
    score = 0.0
    for placed in group:
        its = merged.slots[placed.slot].column
        if its != slot.column:
            score += _ALSO * merged.tie(cell, slot.column, placed.cell, its)
    return score

"""The merged part of a raw dump comes in no order: what speaks for a cell at a place of the table.

All weights are logarithms of odds: by the look of a cell, by the words that it shares with the
plain cells of a row, by what stands beside it in the dump.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from site_builder.ingest.raw_affinity import counts_alike, shared_words, word_odds
from site_builder.ingest.raw_blocks import Chunk, Gap
from site_builder.ingest.raw_cells import Cell, Choice, is_sign, read_number
from site_builder.ingest.raw_evidence import Evidence
from site_builder.ingest.raw_likeness import Width, likeness
from site_builder.ingest.raw_slots import Slot, Table

UNPLACED = -7.0
_OWN_GOAL = 1.5
_FOREIGN_GOAL = -5.0
_FOLLOWS = 1.0
_NOT_BESIDE = -4.0
_BEHIND_SUMMARY = -1.0
COLUMNS = (
    "number",
    "goal",
    "policies",
    "indicator",
    "target",
    "result",
    "initiative",
    "summary",
    "evaluation",
    "attainment",
    "next_steps",
)
_TELLING = 16
"""Rows with less text than this tell nothing"""
_NEXT = 0.05
"""Where nothing else tells, the order of the dump is followed"""
_PARAGRAPH = {"policies": -1.0, "indicator": -5.0, "goal": -6.0, "summary": -5.0}
MISSING = {"goal": -4.0, "indicator": -4.0, "number": -6.0, "policies": -0.2}
MISSING_OTHER = -1.5
_SIGNS = ("number", "policies", "evaluation")
_RANK = {
    column: rank
    for rank, columns in enumerate(
        (
            ("indicator", "target", "result"),
            ("initiative",),
            ("attainment", "next_steps"),
            ("summary",),
            ("goal",),
        )
    )
    for column in columns
}
"""Of two cells the one of higher rank is longer: the other's words are looked for in it"""
_Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    choice: Choice
    slot: int
    """Place in the list of slots, or -1 where none was found"""

    @property
    def cell(self) -> Cell:
        return self.choice.cell


@dataclass(frozen=True, slots=True)
class Assignment:
    score: float
    placed: tuple[Placed, ...] = ()
    used: int = 0
    """The filled slots, as bits"""
    goal: int = -1
    """The group of the goal directly before, or -1"""


@dataclass(frozen=True)
class Merged:
    """A merged part and the places that a reading of the row part leaves for it."""

    chunks: Sequence[Chunk]
    choices: Sequence[Sequence[Choice]]
    table: Table
    slots: tuple[Slot, ...]
    widths: Mapping[str, Width]
    evidence: Evidence = field(default_factory=Evidence)

    @cached_property
    def row_texts(self) -> tuple[str, ...]:
        names = ("target", "initiative", "summary", "attainment", "next_steps")
        return tuple(row.text(*names) for row in self.table.rows)

    @cached_property
    def group_texts(self) -> tuple[str, ...]:
        return tuple(
            "".join(self.row_texts[group.first : group.first + len(group.rows)])
            for group in self.table.groups
        )

    def rivals(self, column: str) -> tuple[int, ...]:
        """The slots of a column."""
        return tuple(n for n, slot in enumerate(self.slots) if slot.column == column)

    @cached_property
    def ties(self) -> Mapping[tuple[_Key, _Key], float]:
        """For a merged cell and a whole block: the weight of the words that they share, which
        tell the more the fewer blocks of the same kind have them."""
        cells = [c.cell for options in self.choices[self.table.part.end :] for c in options]
        blocks = [cell for cell in cells if _is_block(cell, self.chunks)]
        kinds = {True: list[Cell](), False: list[Cell]()}
        for block in blocks:
            kinds[likeness("goal", block.lines) > likeness("indicator", block.lines)].append(block)
        return {
            pair: tie
            for cell in cells
            for kind in kinds.values()
            for pair, tie in _cell_ties(cell, kind)
        }


def _is_block(cell: Cell, chunks: Sequence[Chunk]) -> bool:
    ends = cell.end == len(chunks) or chunks[cell.end].gap >= Gap.BLANK
    return ends and cell.chunks[0].gap is not Gap.LINE and not is_sign(cell.text)


def _cell_ties(cell: Cell, blocks: Sequence[Cell]) -> Iterator[tuple[tuple[_Key, _Key], float]]:
    others = [block for block in blocks if block.end <= cell.start or cell.end <= block.start]
    weights = shared_words(cell.text, tuple(other.text for other in others))
    for other, weight in zip(others, weights, strict=True):
        yield (_key(cell), _key(other)), weight


def _key(cell: Cell) -> _Key:
    return cell.start, cell.end


# --- what one more cell is worth ----------------------------------------------------------


def place_cell(
    merged: Merged, state: Assignment, choice: Choice, place: int, fit: float
) -> Assignment | None:
    """The assignment with one more cell; place -1 is none, `fit` is of fits(merged, cell)."""
    cell = choice.cell
    placed = (*state.placed, Placed(choice, place))
    score = state.score + choice.cost + fit
    if place < 0:
        return Assignment(score + UNPLACED, placed, state.used)
    if state.used >> place & 1:
        cost = _paragraph(merged, state, cell, place)
        return None if cost is None else Assignment(score + cost, placed, state.used)
    slot = merged.slots[place]
    goal = state.goal if cell.chunks[0].gap is not Gap.LABEL else -1
    score += _beside(merged, goal, place) + _adjoining(merged, state, cell, place)
    score += _context(merged, state, cell, place)
    goal = slot.group if slot.column == "goal" else -1
    return Assignment(score, placed, state.used | 1 << place, goal)


def finish(merged: Merged, state: Assignment) -> Assignment:
    """The assignment with the cost of the slots that stay empty."""
    score = state.score
    for place, slot in enumerate(merged.slots):
        if not state.used >> place & 1:
            score += MISSING.get(slot.column, MISSING_OTHER)
    return Assignment(score, state.placed, state.used, state.goal)


def _paragraph(merged: Merged, state: Assignment, cell: Cell, place: int) -> float | None:
    """The cost of a blank line inside the cell before."""
    slot = merged.slots[place]
    behind = state.placed[-1].slot == place if state.placed else False
    if not behind or cell.chunks[0].gap is Gap.LABEL:
        return None
    parts = merged.table.rows[slot.row].cells.get("target", ())
    if slot.column == "indicator" and len(parts) > 1:
        return 0.5  # its target has paragraphs too
    return _PARAGRAPH.get(slot.column)


# --- how well a cell fits a slot ----------------------------------------------------------


def fits(merged: Merged, cell: Cell) -> Iterator[tuple[int, float]]:
    """The slots that the cell may have, by its look and by the row part."""
    for column in dict.fromkeys(slot.column for slot in merged.slots):
        like = likeness(column, cell.lines, merged.widths.get(column))
        if like <= UNPLACED:
            continue
        rivals = merged.rivals(column)
        if column == "number":
            rivals = tuple(n for n in rivals if read_number(cell.text) == _number(merged, n))
        for place in rivals:
            yield place, like + _affinity(merged, cell, merged.slots[place])


def _number(merged: Merged, place: int) -> int:
    return merged.table.groups[merged.slots[place].group].number


def _affinity(merged: Merged, cell: Cell, slot: Slot) -> float:
    """How well the cell goes with the plain cells of its rows."""
    if slot.column in _SIGNS:
        return 0.0
    known = merged.evidence.known(slot, cell, merged.table)
    if slot.column != "indicator":
        return known + _words(cell, slot.column, merged.group_texts, slot.group)
    target = merged.table.rows[slot.row].text("target")
    words = _words(cell, slot.column, merged.row_texts, slot.row)
    return known + words + counts_alike(cell.text, target)


def _words(cell: Cell, column: str, others: tuple[str, ...], place: int) -> float:
    odds = word_odds(column, "row", shared_words(cell.text, others)[place])
    # Of a row with a bare target the words come later.
    return odds if len(others[place]) >= _TELLING else max(0.0, odds)


def _beside(merged: Merged, goal: int, place: int) -> float:
    """An indicator directly behind a goal belongs to it."""
    slot = merged.slots[place]
    if goal < 0 or slot.column != "indicator":
        return 0.0
    return _OWN_GOAL if slot.group == goal else _FOREIGN_GOAL


def _adjoining(merged: Merged, state: Assignment, cell: Cell, place: int) -> float:
    """Cells of one line stand side by side in one row; merged rows are often printed so too."""
    gap = cell.chunks[0].gap
    last = state.placed[-1].slot if state.placed else -1
    if last < 0 or gap is Gap.LABEL:
        return 0.0
    before, slot = merged.slots[last], merged.slots[place]
    if before.column == "summary" and slot.column == "indicator":
        return _BEHIND_SUMMARY
    on_right = before.row == slot.row and COLUMNS.index(before.column) < COLUMNS.index(slot.column)
    if gap is Gap.BLANK:
        return _FOLLOWS if on_right and before.column == "initiative" else 0.0
    if not on_right:
        return _NOT_BESIDE
    skipped = COLUMNS.index(slot.column) - COLUMNS.index(before.column) - 1
    return 0.0 if gap is Gap.LINE else _FOLLOWS - 1.5 * skipped


def _context(merged: Merged, state: Assignment, cell: Cell, place: int) -> float:
    """How well the cell goes with the merged cells of its group, and with their order."""
    slots, slot = merged.slots, merged.slots[place]
    score, before = 0.0, -1
    for placed in state.placed:
        if placed.slot < 0:
            continue
        other = slots[placed.slot]
        if other.column == slot.column:
            before = other.row
        elif other.group == slot.group and not {slot.column, other.column} & set(_SIGNS):
            score += _tie(merged, cell, slot, placed.cell, other)
    return score + (_NEXT if before < slot.row else 0.0)


def _tie(merged: Merged, cell: Cell, slot: Slot, other: Cell, its: Slot) -> float:
    if _RANK[slot.column] > _RANK[its.column]:
        cell, other = other, cell
    return word_odds(slot.column, its.column, merged.ties.get((_key(cell), _key(other)), 0.0))

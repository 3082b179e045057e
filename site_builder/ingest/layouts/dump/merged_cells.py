"""The merged part of a raw dump: its cells, the places for them, and what words tie them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from site_builder.ingest.layouts.dump.cells import Choice, DumpCell, is_sign
from site_builder.ingest.layouts.dump.chunks import Chunk, ChunkGap
from site_builder.ingest.layouts.dump.column_scores import Width, likeness
from site_builder.ingest.layouts.dump.goals_and_slots import GroupTable, Slot
from site_builder.ingest.layouts.dump.shared_words import shared_words, word_odds

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
class PlacedChoice:
    choice: Choice
    slot: int
    """Place in the list of slots, or -1 where none was found"""

    @property
    def cell(self) -> DumpCell:
        return self.choice.cell


@dataclass(frozen=True, slots=True)
class Assignment:
    score: float
    placed: tuple[PlacedChoice, ...] = ()
    used: int = 0
    """The filled slots, as bits"""
    goal: int = -1
    """The group of the goal directly before, or -1"""
    groups: tuple[tuple[PlacedChoice, ...], ...] = ()
    """For each group its cells that have words"""


@dataclass(frozen=True)
class MergedPart:
    """A merged part and the places that a reading of the row part leaves for it."""

    chunks: Sequence[Chunk]
    choices: Sequence[Sequence[Choice]]
    table: GroupTable
    slots: tuple[Slot, ...]
    widths: Mapping[str, Width]

    @cached_property
    def row_texts(self) -> tuple[str, ...]:
        names = ("target", "initiative", "summary", "attainment", "next_steps")
        return tuple(row.text(*names) for row in self.table.rows)

    @cached_property
    def target_texts(self) -> tuple[str, ...]:
        return tuple(row.text("target") for row in self.table.rows)

    @cached_property
    def group_texts(self) -> tuple[str, ...]:
        return tuple(
            "".join(self.row_texts[group.first : group.first + len(group.rows)])
            for group in self.table.groups
        )

    @cached_property
    def meeting(self) -> tuple[int, ...]:
        """For each slot, as bits, the slots that cannot be filled beside it."""
        return tuple(
            sum(1 << n for n, other in enumerate(self.slots) if slot.meets(other))
            for slot in self.slots
        )

    @cached_property
    def later(self) -> tuple[int, ...]:
        """For each slot, as bits, those of its column in rows below."""
        return tuple(
            sum(
                1 << n
                for n, other in enumerate(self.slots)
                if other.column == slot.column and other.row > slot.row
            )
            for slot in self.slots
        )

    @cached_property
    def start(self) -> Assignment:
        return Assignment(self.table.score, groups=((),) * len(self.table.groups))

    def rivals(self, column: str) -> tuple[int, ...]:
        """The slots of a column."""
        return tuple(n for n, slot in enumerate(self.slots) if slot.column == column)

    def tie(self, cell: DumpCell, column: str, other: DumpCell, its: str) -> float:
        """How well two merged cells of a group go together by their words."""
        if _RANK[column] > _RANK[its]:
            cell, other = other, cell
        weight = self.ties.get((_key(cell), _key(other)), 0.0)
        return word_odds(column, its, weight)

    @cached_property
    def ties(self) -> Mapping[tuple[_Key, _Key], float]:
        """For a merged cell and a whole block: the weight of the words that they share, which
        tell the more the fewer blocks of the same kind have them."""
        cells = [c.cell for options in self.choices[self.table.part.end :] for c in options]
        blocks = [cell for cell in cells if _is_block(cell, self.chunks)]
        kinds = {True: list[DumpCell](), False: list[DumpCell]()}
        for block in blocks:
            kinds[likeness("goal", block.lines) > likeness("indicator", block.lines)].append(block)
        return {
            pair: tie
            for cell in cells
            for kind in kinds.values()
            for pair, tie in _cell_ties(cell, kind)
        }


def _is_block(cell: DumpCell, chunks: Sequence[Chunk]) -> bool:
    ends = cell.end == len(chunks) or chunks[cell.end].gap >= ChunkGap.BLANK
    return ends and cell.chunks[0].gap is not ChunkGap.LINE and not is_sign(cell.text)


def _cell_ties(
    cell: DumpCell, blocks: Sequence[DumpCell]
) -> Iterator[tuple[tuple[_Key, _Key], float]]:
    others = [block for block in blocks if block.end <= cell.start or cell.end <= block.start]
    weights = shared_words(cell.text, tuple(other.text for other in others))
    for other, weight in zip(others, weights, strict=True):
        yield (_key(cell), _key(other)), weight


def _key(cell: DumpCell) -> _Key:
    return cell.start, cell.end

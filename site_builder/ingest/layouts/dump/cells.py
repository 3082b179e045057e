"""Which runs of chunks may be one cell, and what crossing or using their gaps costs.

Costs and likenesses are logarithms of odds: 0 is normal, -3 is one case in twenty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from site_builder.content.wording import squash
from site_builder.ingest.document import Piece
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.policies import is_policies
from site_builder.ingest.layouts.dump.chunks import Chunk, ChunkGap

_INNER_SPACE = -2.5
_LATE_SPACE = -2.5
_TORN_LINE = -4.0
_NUMBER = re.compile(r"[1-9]\d?")
_MOST_IN_BLOCK = 60
"""Chunks between two blank lines; real forms have up to 20"""
_MOST_CHOICES = 600
"""Cells that a form may have; real ones have up to 300"""


@dataclass(frozen=True)
class DumpCell:
    """Chunks that are read as one cell: chunks[start:end] of the form's own text."""

    chunks: tuple[Chunk, ...]
    start: int
    end: int

    @cached_property
    def lines(self) -> tuple[str, ...]:
        lines: list[str] = []
        for chunk in self.chunks:
            if lines and chunk.gap is ChunkGap.SPACE:
                lines[-1] += f" {chunk.text}"
            else:
                lines.append(chunk.text)
        return tuple(line.strip() for line in lines)

    @cached_property
    def text(self) -> str:
        """Folded, without white space"""
        return squash("".join(chunk.text for chunk in self.chunks))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(chunk.piece for chunk in self.chunks)


@dataclass(frozen=True, slots=True)
class Choice:
    """A cell that may begin at a chunk, and the cost of its cuts."""

    cell: DumpCell
    cost: float


def read_number(text: str) -> int:
    """The No. that a text is as a whole, or 0."""
    bare = squash(text)
    return int(bare) if _NUMBER.fullmatch(bare) else 0


def is_sign(text: str) -> bool:
    """Whether a line is a cell by itself: a number, a code or a mark."""
    return bool(read_number(text)) or is_policies(text) or bool(evaluation_mark(text))


def cell_choices(chunks: Sequence[Chunk]) -> tuple[tuple[Choice, ...], ...] | None:
    """For each chunk the cells that may begin with it; None where they are too many for a search
    among them, as where the blank lines of a dump are lost."""
    if _longest_block(chunks) > _MOST_IN_BLOCK:
        return None
    choices = tuple(tuple(_choices(chunks, start)) for start in range(len(chunks)))
    return choices if sum(map(len, choices)) <= _MOST_CHOICES else None


def _longest_block(chunks: Sequence[Chunk]) -> int:
    longest = length = 0
    for chunk in chunks:
        length = 1 if chunk.gap >= ChunkGap.BLANK else length + 1
        longest = max(longest, length)
    return longest


def _choices(chunks: Sequence[Chunk], start: int) -> Iterator[Choice]:
    inner = 0.0
    lines = 0
    for end in range(start + 1, len(chunks) + 1):
        cell = DumpCell(tuple(chunks[start:end]), start, end)
        after = chunks[end] if end < len(chunks) else None
        if after is None or after.gap >= ChunkGap.BLANK:
            yield Choice(cell, inner)
            return
        if after.gap is ChunkGap.SPACE:
            yield Choice(cell, inner + _space_cost(cell, after, lines))
            inner += _inner_cost(chunks[start], after)
        else:
            if (cost := _line_cost(cell, after)) is not None:
                yield Choice(cell, inner + cost)
            lines += 1


def _inner_cost(first: Chunk, after: Chunk) -> float:
    """A space inside a cell; between codes it is usual, before one it parts cells."""
    if not is_policies(after.text):
        return _INNER_SPACE
    return 0.0 if is_policies(first.text) else 3 * _INNER_SPACE


def _space_cost(cell: DumpCell, after: Chunk, lines: int) -> float:
    """A space parts cells side by side, so it stands in the first line of a block."""
    if not lines or is_policies(after.text):
        return 0.0
    return _LATE_SPACE


def _line_cost(cell: DumpCell, after: Chunk) -> float | None:
    """A mere new line parts cells only where one of them is a sign."""
    mine, next_ = is_policies(cell.chunks[0].text), is_policies(after.text)
    if mine and next_:
        return -3.0
    if len(cell.chunks) == 1 and is_sign(cell.chunks[0].text):
        return _TORN_LINE / 2
    return _TORN_LINE if mine or next_ or evaluation_mark(after.text) else None

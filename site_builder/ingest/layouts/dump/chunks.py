"""A raw form's characters, cut into chunks: runs without a space, parted by printed labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby

from site_builder.ingest.document import Form, Line, Piece
from site_builder.ingest.form.facts import is_fact
from site_builder.ingest.form.labels import (
    Label,
    field_of,
    find_label,
    label_at,
    legend_spans,
    other_head_labels,
)
from site_builder.ingest.form.titles import is_titling

_RUN = re.compile(r"[^ \t]+")  # U+3000 parts no cells: it indents or stands inside them
_UNMISTAKABLE = (
    Label.DEPARTMENT,
    Label.SECTION,
    Label.POLICY_INDICATORS,
    Label.POLICIES,
    Label.INITIATIVES,
    Label.INITIATIVE,
)
COLUMN_LABELS = (Label.TARGET, Label.RESULT, Label.INITIATIVE, Label.SUMMARY)
"""Those above the row part"""
_FEWEST = 2
"""So many of them on a line are labels, not words of cells"""
_SHORTEST = 5
"""Shorter labels (評価, 指標, 組織名) are also words of the cells"""


class ChunkGap(IntEnum):
    """What parts a chunk from the one before it."""

    SPACE = 0
    """A space: mostly the next cell of the row, sometimes inside a cell"""
    LINE = 1
    """A new line: mostly the same cell, wrapped"""
    BLANK = 2
    """A blank line: the next cell, or a paragraph of this one"""
    LABEL = 3
    """A printed label or the edge of the form"""


@dataclass(frozen=True, slots=True)
class Chunk:
    piece: Piece
    gap: ChunkGap
    line: int
    label: Label | None = None

    @property
    def text(self) -> str:
        return self.piece.text


def cut_chunks(form: Form) -> tuple[Chunk, ...]:
    """All characters of the form but spaces, in order; labels are chunks of their own."""
    if not form.lines:
        return ()
    base = form.lines[0].piece.start
    text = _page(form, base)
    heads = ((found.start, found.end, found.label) for found in other_head_labels(text))
    marks = sorted([*_long_labels(text), *_titles(form, base), *_legend(form, base), *heads])
    plain = tuple(_chunks(form, base, marks))
    return _short_labels(plain, text, base)


def _page(form: Form, base: int) -> str:
    """The form's text with every other character a line break, so that places stay the same."""
    parts: list[str] = []
    end = base
    for line in form.lines:
        parts += ["\n" * (line.piece.start - end), line.piece.text]
        end = line.piece.end
    return "".join(parts)


_Mark = tuple[int, int, Label]


def _long_labels(text: str) -> Iterator[_Mark]:
    for label in _UNMISTAKABLE:
        start = 0
        while found := find_label(label, text, start):
            if len("".join(text[found.start : found.end].split())) >= _SHORTEST:
                yield found.start, found.end, label
            start = found.end


def _titles(form: Form, base: int) -> Iterator[_Mark]:
    """A title has a block of its own, mostly above the year: within a cell its words are the
    cell's."""
    alone = [place for place, line in enumerate(form.lines) if _is_title(form.lines, place)]
    above_year = [place for place in alone if _names_year(form.lines[place + 1 : place + 2])]
    for line in (form.lines[place] for place in above_year or alone):
        if found := find_label(Label.TITLE, line.piece.text):
            start = line.piece.start - base
            yield start + found.start, start + found.end, Label.TITLE


def _is_title(lines: Sequence[Line], place: int) -> bool:
    above, line, below = (
        lines[n] if 0 <= n < len(lines) else None for n in (place - 1, place, place + 1)
    )
    if line is None or not is_titling(line.piece.text):
        return False
    joined = (other for other in (above, below) if other and abs(other.number - line.number) == 1)
    return all(_names_year([other]) or is_fact(other.piece.text) for other in joined)


def _names_year(lines: Sequence[Line]) -> bool:
    found = label_at(lines[0].piece.text) if lines else None
    return found is not None and found.label is Label.YEAR


def _legend(form: Form, base: int) -> Iterator[_Mark]:
    for line in form.lines:
        for first, last in legend_spans(line.piece.text):
            start = line.piece.start - base
            yield start + first, start + last, Label.LEGEND


def _chunks(form: Form, base: int, marks: Sequence[_Mark]) -> Iterator[Chunk]:
    above, gap = 0, ChunkGap.LABEL
    for line in form.lines:
        if above:
            gap = max(gap, ChunkGap.BLANK if line.number - above > 1 else ChunkGap.LINE)
        above = line.number
        for run in _RUN.finditer(line.piece.text):
            for piece, label in _cut(line.piece.cut(*run.span()), base, marks):
                if piece.text.strip():
                    yield Chunk(piece, gap, line.number, label)
                    gap = ChunkGap.SPACE


def _cut(piece: Piece, base: int, marks: Sequence[_Mark]) -> Iterator[tuple[Piece, Label | None]]:
    """The piece, cut where a label begins or ends."""
    place = piece.start
    for first, last, label in marks:
        start, end = max(base + first, place), min(base + last, piece.end)
        if start < end:
            yield piece.cut(place - piece.start, start - piece.start), None
            yield piece.cut(start - piece.start, end - piece.start), label
            place = end
    yield piece.cut(place - piece.start), None


# --- labels that are also words of the cells ----------------------------------------------


def _short_labels(chunks: Sequence[Chunk], text: str, base: int) -> tuple[Chunk, ...]:
    found = _candidates(chunks, text, base)
    marked: list[Chunk] = []
    place = 0
    for block in _blocks(chunks):
        labels = found[place : place + len(block)]
        place += len(block)
        marked += _accepted(block, labels)
    return tuple(_regapped(marked))


def _candidates(chunks: Sequence[Chunk], text: str, base: int) -> list[Label | None]:
    """For each chunk the label that it is, alone or with the chunks behind it. Titles are known
    by then: other cells may say the same words."""
    found = [chunk.label for chunk in chunks]
    ends = {chunk.piece.end - base for chunk in chunks}
    until = -1
    for place, chunk in enumerate(chunks):
        start = chunk.piece.start - base
        if found[place] or start < until:
            continue
        match = label_at(text, start)
        if match and match.label is not Label.TITLE and match.end in ends:
            until = match.end
            for behind in range(place, len(chunks)):
                if chunks[behind].piece.start - base < until:
                    found[behind] = match.label
    return found


def _blocks(chunks: Sequence[Chunk]) -> Iterator[list[Chunk]]:
    block: list[Chunk] = []
    for chunk in chunks:
        if chunk.gap is ChunkGap.BLANK and block:
            yield block
            block = []
        block.append(chunk)
    yield block


def _accepted(block: Sequence[Chunk], labels: Sequence[Label | None]) -> Iterator[Chunk]:
    """A short label counts in a block of labels and header facts, or beside other labels."""
    pairs = list(zip(block, labels, strict=True))
    pure = all(label or is_fact(chunk.text) or chunk.label for chunk, label in pairs)
    for _, line in groupby(pairs, key=lambda pair: pair[0].line):
        same = list(line)
        beside = len(same) > 1 and all(label or is_fact(chunk.text) for chunk, label in same)
        above = sum(label in COLUMN_LABELS for _, label in same) >= _FEWEST
        for chunk, label in same:
            kept = label or (_strange(chunk.text) if above else None)
            yield replace(chunk, label=kept if pure or beside or above else chunk.label)


def _strange(text: str) -> Label:
    """The label of one more column: of its field, or a time alone, at which something was
    counted."""
    return Label(field_of(text) or "result")


def _regapped(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    behind = True
    for chunk in chunks:
        labelled = chunk.label is not None
        yield replace(chunk, gap=ChunkGap.LABEL) if labelled or behind else chunk
        behind = labelled

"""The facts of a raw dump's head: which of its texts they are.

There is no head to be read cell by cell, as form/head.py does: year, days and offices stand among
the cells of the table, known by their look or by a label before them, and whatever is none of
them must be left to the table. What they say is read as in every other form (form/facts.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash, width
from site_builder.ingest.document import Piece
from site_builder.ingest.form.dates import is_year, read_day, read_years
from site_builder.ingest.form.facts import Facts, read_facts, with_year
from site_builder.ingest.form.joining import join_wrapped
from site_builder.ingest.form.labels import Label
from site_builder.ingest.form.measures import names_measure
from site_builder.ingest.form.offices import names_department, names_section
from site_builder.ingest.layouts.dump.chunks import COLUMN_LABELS, Chunk, ChunkGap
from site_builder.ingest.layouts.dump.printed_columns import named_columns

_OFFICE = re.compile(r"[(（](.+)[)）]", re.DOTALL)
_BULLETS = ("・", "･")
_WIDE = 19.0
"""Wider than any line of the table (in full-width signs)"""


@dataclass(frozen=True)
class Header:
    facts: Facts
    doubts: tuple[Doubt, ...]
    table: tuple[Chunk, ...]
    """What is neither label nor header, from the first row on"""
    stray: tuple[Chunk, ...]
    """… and above the first row"""
    labels: tuple[Piece, ...]
    columns: tuple[Chunk, ...] = ()
    """The labels above the row part"""


@dataclass(frozen=True, slots=True)
class DumpFact:
    text: str
    pieces: tuple[Piece, ...]


Blocks = Sequence[tuple[Chunk, ...]]
_Found = tuple[str, DumpFact]


def read_header(chunks: Sequence[Chunk]) -> Header:
    labels = tuple(chunk.piece for chunk in chunks if chunk.label)
    first = _first_row(chunks)
    behind = chunks[_first_label(chunks) : first]
    columns = tuple(takewhile(lambda chunk: chunk.label in COLUMN_LABELS, behind))
    found = _facts(chunks, first)
    left = tuple(_unused(chunks, _used(found)))
    said, doubts = read_facts(found)
    facts, year_doubts = with_year(said, named_columns(columns))
    start = chunks[first].piece.start if first < len(chunks) else 0
    return Header(
        facts,
        (*doubts, *year_doubts, *_note_doubts(facts, chunks, _blocks(chunks, _used(found)))),
        tuple(chunk for chunk in left if first < len(chunks) and chunk.piece.start >= start),
        tuple(chunk for chunk in left if first == len(chunks) or chunk.piece.start < start),
        labels,
        columns,
    )


def _first_label(chunks: Sequence[Chunk]) -> int:
    labels = (n for n, chunk in enumerate(chunks) if chunk.label in COLUMN_LABELS)
    return next(labels, len(chunks))


def _first_row(chunks: Sequence[Chunk]) -> int:
    """The place behind the first run of column labels (R?目標 R?結果 取組名称 概要)."""
    first = _first_label(chunks)
    if first == len(chunks):
        return next((n for n, chunk in enumerate(chunks) if not chunk.label), len(chunks))
    run = takewhile(lambda chunk: chunk.label in COLUMN_LABELS, chunks[first:])
    return first + len(list(run))


def _unused(chunks: Sequence[Chunk], used: Set[int]) -> Iterator[Chunk]:
    behind = True
    for chunk in chunks:
        taken = chunk.label is not None or chunk.piece.start in used
        if not taken:
            yield replace(chunk, gap=ChunkGap.LABEL) if behind else chunk
        behind = taken


def _blocks(chunks: Sequence[Chunk], used: Set[int]) -> list[tuple[Chunk, ...]]:
    """Runs of chunks that no label, no blank line and no fact found before parts."""
    blocks: list[list[Chunk]] = [[]]
    for chunk in chunks:
        taken = chunk.label is not None or chunk.piece.start in used
        if taken or chunk.gap >= ChunkGap.BLANK:
            blocks.append([])
        if not taken:
            blocks[-1].append(chunk)
    return [tuple(block) for block in blocks if block]


def _facts(chunks: Sequence[Chunk], first: int) -> dict[str, DumpFact]:
    """No two facts rest on the same characters: what one has found is no other's."""
    found: dict[str, DumpFact] = {}
    found |= _year(chunks)
    found |= _dates(chunks, first)
    found |= _department(chunks, _blocks(chunks, _used(found)))
    found |= _section(chunks, _blocks(chunks, _used(found)))
    found |= _policy_indicators(chunks, _blocks(chunks, _used(found)), first)
    return found


def _used(found: Mapping[str, DumpFact]) -> Set[int]:
    """Where the chunks of the facts begin."""
    return {piece.start for fact in found.values() for piece in fact.pieces}


def _behind(chunks: Sequence[Chunk], blocks: Blocks, label: Label) -> Iterator[int]:
    """The blocks that stand directly behind the label."""
    starts = {block[0].piece.start: place for place, block in enumerate(blocks)}
    for before, chunk in pairwise(chunks):
        if before.label is label and not chunk.label and chunk.piece.start in starts:
            yield starts[chunk.piece.start]


def _fact(block: Sequence[Chunk]) -> DumpFact:
    return DumpFact(join_wrapped(_lines(block)), _pieces(block))


def _pieces(chunks: Iterable[Chunk]) -> tuple[Piece, ...]:
    return tuple(chunk.piece for chunk in chunks)


# --- year and dates -----------------------------------------------------------------------


def _year(chunks: Sequence[Chunk]) -> Iterator[_Found]:
    years = [chunk for chunk in chunks if not chunk.label and _is_year(chunk.text)]
    behind = [
        chunk for before, chunk in pairwise(chunks) if before.label is Label.YEAR and chunk in years
    ]
    for chunk in (behind or years)[:1]:
        yield "fiscal_year", DumpFact(chunk.text, (chunk.piece,))


def _is_year(text: str) -> bool:
    """R7 alone may also be the word of a cell."""
    return "年" in text and is_year(text) and bool(read_years(text))


def _dates(chunks: Sequence[Chunk], first: int) -> Iterator[_Found]:
    """The single date is 作成日; the later of two is 評価日."""
    labels = (n for n in range(first, len(chunks)) if chunks[n].label)
    rows = range(first, next(labels, len(chunks)) - 1)  # a date may lead the label's line
    dated = [(n, chunk) for n, chunk in enumerate(chunks) if read_day(chunk.text)]
    outside = [chunk for n, chunk in dated if n not in rows]
    alone = [chunk for n, chunk in dated if n in rows and _stands_alone(chunks, n)]
    found = sorted(outside or alone[-2:], key=lambda chunk: read_day(chunk.text))
    for name, chunk in zip(("created", "evaluated"), found, strict=False):
        yield name, DumpFact(chunk.text, (chunk.piece,))


def _stands_alone(chunks: Sequence[Chunk], place: int) -> bool:
    after = chunks[place + 1] if place + 1 < len(chunks) else None
    return chunks[place].gap >= ChunkGap.BLANK and (after is None or after.gap >= ChunkGap.BLANK)


# --- who ----------------------------------------------------------------------------------


def _department(chunks: Sequence[Chunk], blocks: Blocks) -> Iterator[_Found]:
    behind = [blocks[place] for place in _behind(chunks, blocks, Label.DEPARTMENT)]
    named = [block for block in (*behind, *blocks) if names_department(_squashed(block))]
    for block in [*named, *behind][:1]:
        yield "department", _fact(block)


def _squashed(block: Iterable[Chunk]) -> str:
    return squash("".join(chunk.text for chunk in block))


def _section(chunks: Sequence[Chunk], blocks: Blocks) -> Iterator[_Found]:
    place = next(_behind(chunks, blocks, Label.SECTION), None)
    if place is None or not _is_name(blocks[place]):
        named = (n for n, block in enumerate(blocks) if names_section(_squashed(block)))
        place = next(named, None)
    if place is None:
        return
    section = _fact(blocks[place])
    office = blocks[place + 1] if place + 1 < len(blocks) else ()
    match = _OFFICE.fullmatch(_fact(office).text) if office else None
    if match and office[0].gap is not ChunkGap.LABEL:
        yield "parent_section", section
        yield "section", DumpFact(match[1], _pieces(office))
    else:
        yield "section", section


def _is_name(block: Sequence[Chunk]) -> bool:
    return width(_squashed(block)) <= 2 * _WIDE and not _squashed(block).endswith("。")


def _lines(block: Iterable[Chunk]) -> list[str]:
    lines: list[str] = []
    for chunk in block:
        if lines and chunk.gap is ChunkGap.SPACE:
            lines[-1] += f" {chunk.text}"
        else:
            lines.append(chunk.text)
    return lines


# --- policy indicators --------------------------------------------------------------------


def _policy_indicators(chunks: Sequence[Chunk], blocks: Blocks, first: int) -> Iterator[_Found]:
    place = next(_behind(chunks, blocks, Label.POLICY_INDICATORS), None)
    found: list[tuple[Chunk, ...]] = []
    if place is not None and _is_policy_indicator(blocks[place]):
        found = [blocks[place]]
        for block in blocks[place + 1 :]:
            if block[0].gap is ChunkGap.LABEL or not _is_wide_item(block):
                break
            found.append(block)
    elif first < len(chunks):
        start = chunks[first].piece.start
        found = [block for block in blocks if block[0].piece.start >= start and _is_wide(block)]
    if found:
        items = (item for block in found for item in _items(_lines(block)))
        yield "policy_indicators", DumpFact("\n".join(items), _pieces(c for b in found for c in b))


def _is_policy_indicator(block: Sequence[Chunk]) -> bool:
    text = _squashed(block)
    if text.endswith("。") or read_day(text):
        return False
    return text.startswith("・") or _is_wide(block) or names_measure(text)


def _is_wide_item(block: Sequence[Chunk]) -> bool:
    return _is_wide(block) and _squashed(block).startswith("・")


def _is_wide(block: Sequence[Chunk]) -> bool:
    """Whether a line is wider than any of the table; cells side by side are not one line."""
    widest = max(width(chunk.text) for chunk in block)
    return widest > _WIDE and not _squashed(block).endswith("。")


def _items(lines: Sequence[str]) -> Iterator[str]:
    items: list[list[str]] = []
    for line in lines:
        if not items or line.strip().startswith(_BULLETS):
            items.append([])
        items[-1].append(line)
    for item in items:
        yield join_wrapped(item, _WIDE).replace("\n", "")


def _note_doubts(facts: Facts, chunks: Sequence[Chunk], left: Blocks) -> Iterator[Doubt]:
    """A note may stand among the policy indicators, behind the label of the section, between a
    section and its office, which is then left over, or within a label, whose words then stand
    behind the department."""
    if (department := _text_of(facts, "department")) and not names_department(department):
        yield Doubt("department", "header", department)
    for place in _behind(chunks, left, Label.POLICY_INDICATORS):
        yield Doubt("policy_indicators", "header", _fact(left[place]).text)
    names = facts["policy_indicators"].pieces if "policy_indicators" in facts else ()
    marked = [piece.text.startswith(_BULLETS) for piece in names]
    if any(marked) and not marked[0]:
        yield Doubt("policy_indicators", "header", " ".join(piece.text for piece in names))
    section = _text_of(facts, "section")
    offices = [match[1] for block in left if (match := _OFFICE.fullmatch(_squashed(block)))]
    others = tuple(office for office in offices if names_section(office))
    within = "parent_section" in facts
    if (others and not within) or (section and not names_section(section)):
        yield Doubt("section", "header", section, others)
        yield Doubt("parent_section", "header")


def _text_of(found: Facts, name: str) -> str:
    return squash(str(found[name].value)) if name in found else ""

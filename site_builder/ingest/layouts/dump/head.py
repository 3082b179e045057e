"""The header facts of a raw dump, known by their pattern and by the label before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from site_builder.content.eras import REIWA, parse_date, parse_fiscal_year
from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash, width
from site_builder.ingest.document import Piece
from site_builder.ingest.draft import FieldReading
from site_builder.ingest.form.columns.periods import label_year
from site_builder.ingest.form.dates import is_year, read_years
from site_builder.ingest.form.joining import join_wrapped
from site_builder.ingest.form.labels import Label
from site_builder.ingest.layouts.dump.chunks import COLUMN_LABELS, Chunk, ChunkGap

_YEAR = re.compile(r"(?:令和|平成|[RH])?(?:元|\d{1,4})年度?", re.IGNORECASE)
_DEPARTMENT = re.compile(r"\S{1,3}区(?:役所)?|\S{1,10}[部局]")
_SECTION = re.compile(r"\S{1,16}(?:課|所|室|センター|館|局|署|園|係|事務局|図書館|支援)")
_OFFICE = re.compile(r"[(（](.+)[)）]", re.DOTALL)
_JOINED_OFFICE = re.compile(r"([^(（]+)[(（](.+)[)）]", re.DOTALL)
_INDICATOR = re.compile(r"(?:割合|数|率|額|度|量|値|所得|期間|人口|収入|時間|平均\)?|\))$")
_BULLETS = ("・", "･")
_WIDE = 19.0
"""Wider than any line of the table (in full-width signs)"""


@dataclass(frozen=True)
class Header:
    facts: Mapping[str, FieldReading]
    doubts: tuple[Doubt, ...]
    table: tuple[Chunk, ...]
    """What is neither label nor header, from the first row on"""
    stray: tuple[Chunk, ...]
    """… and above the first row"""
    labels: tuple[Piece, ...]
    columns: tuple[Chunk, ...] = ()
    """The labels above the row part"""


Blocks = Sequence[tuple[Chunk, ...]]

WARD = re.compile(r"(\S{1,3}?区)(?:役所)?")


def read_header(chunks: Sequence[Chunk]) -> Header:
    labels = tuple(chunk.piece for chunk in chunks if chunk.label)
    first = _first_row(chunks)
    found = _facts(chunks, first)
    left = tuple(_unused(chunks, _used(found)))
    facts, doubts = completed(found, chunks)
    doubts += tuple(_note_doubts(facts, _blocks(chunks, _used(found))))
    start = chunks[first].piece.start if first < len(chunks) else 0
    return Header(
        facts,
        doubts,
        tuple(chunk for chunk in left if first < len(chunks) and chunk.piece.start >= start),
        tuple(chunk for chunk in left if first == len(chunks) or chunk.piece.start < start),
        labels,
        tuple(
            takewhile(
                lambda chunk: chunk.label in COLUMN_LABELS, chunks[_first_label(chunks) : first]
            )
        ),
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


Facts = dict[str, FieldReading]


def _facts(chunks: Sequence[Chunk], first: int) -> Facts:
    """No two facts rest on the same characters: what one has found is no other's."""
    found: Facts = {}
    found |= _year(chunks)
    found |= _dates(chunks, first)
    found |= _department(chunks, _blocks(chunks, _used(found)))
    found |= _section(chunks, _blocks(chunks, _used(found)))
    found |= _policy_indicators(chunks, _blocks(chunks, _used(found)), first)
    return found


def _used(found: Facts) -> Set[int]:
    """Where the chunks of the facts begin."""
    return {piece.start for reading in found.values() for piece in reading.pieces}


def _behind(chunks: Sequence[Chunk], blocks: Blocks, label: Label) -> Iterator[int]:
    """The blocks that stand directly behind the label."""
    starts = {block[0].piece.start: place for place, block in enumerate(blocks)}
    for before, chunk in pairwise(chunks):
        if before.label is label and not chunk.label and chunk.piece.start in starts:
            yield starts[chunk.piece.start]


def _pieces(chunks: Iterable[Chunk]) -> tuple[Piece, ...]:
    return tuple(chunk.piece for chunk in chunks)


# --- year and dates -----------------------------------------------------------------------


def _year(chunks: Sequence[Chunk]) -> Iterator[tuple[str, FieldReading]]:
    years = [chunk for chunk in chunks if not chunk.label and _is_year(chunk.text)]
    behind = [
        chunk for before, chunk in pairwise(chunks) if before.label is Label.YEAR and chunk in years
    ]
    for chunk in (behind or years)[:1]:
        year = parse_fiscal_year(chunk.text) or next(iter(read_years(chunk.text)), 0)
        if year:
            yield "fiscal_year", FieldReading(year, (chunk.piece,))


def _is_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(squash(text))) or (is_year(text) and "年" in text)


def _dates(chunks: Sequence[Chunk], first: int) -> Iterator[tuple[str, FieldReading]]:
    """The single date is 作成日; the later of two is 評価日."""
    labels = (n for n in range(first, len(chunks)) if chunks[n].label)
    rows = range(first, next(labels, len(chunks)) - 1)  # a date may lead the label's line
    dated = [(n, chunk) for n, chunk in enumerate(chunks) if parse_date(chunk.text)]
    outside = [chunk for n, chunk in dated if n not in rows]
    alone = [chunk for n, chunk in dated if n in rows and _stands_alone(chunks, n)]
    found = sorted(outside or alone[-2:], key=lambda chunk: parse_date(chunk.text))
    for name, chunk in zip(("created", "evaluated"), found, strict=False):
        yield name, FieldReading(parse_date(chunk.text), (chunk.piece,))


def _stands_alone(chunks: Sequence[Chunk], place: int) -> bool:
    after = chunks[place + 1] if place + 1 < len(chunks) else None
    return chunks[place].gap >= ChunkGap.BLANK and (after is None or after.gap >= ChunkGap.BLANK)


# --- who ----------------------------------------------------------------------------------


def _department(chunks: Sequence[Chunk], blocks: Blocks) -> Iterator[tuple[str, FieldReading]]:
    behind = [blocks[place] for place in _behind(chunks, blocks, Label.DEPARTMENT)]
    named = [block for block in (*behind, *blocks) if _DEPARTMENT.fullmatch(_squashed(block))]
    for block in [*named, *behind][:1]:
        text = " ".join(chunk.text for chunk in block).strip()
        yield "department", FieldReading(text, _pieces(block))
        if match := WARD.search(squash(text)):
            yield "ward", FieldReading(match[1], ())


def _squashed(block: Iterable[Chunk]) -> str:
    return squash("".join(chunk.text for chunk in block))


def _section(chunks: Sequence[Chunk], blocks: Blocks) -> Iterator[tuple[str, FieldReading]]:
    place = next(_behind(chunks, blocks, Label.SECTION), None)
    if place is None or not _is_name(blocks[place]):
        named = (n for n, block in enumerate(blocks) if _SECTION.fullmatch(_squashed(block)))
        place = next(named, None)
    if place is None:
        return
    block = blocks[place]
    text = join_wrapped(_lines(block))
    if joined := _JOINED_OFFICE.fullmatch(text):
        yield "parent_section", FieldReading(joined[1].strip(), _pieces(block))
        yield "section", FieldReading(joined[2].strip(), ())
        return
    office = blocks[place + 1] if place + 1 < len(blocks) else ()
    match = _OFFICE.fullmatch(join_wrapped(_lines(office))) if office else None
    if match and office[0].gap is not ChunkGap.LABEL:
        yield "parent_section", FieldReading(text, _pieces(block))
        yield "section", FieldReading(match[1].strip(), _pieces(office))
    else:
        yield "section", FieldReading(text, _pieces(block))


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


def _policy_indicators(
    chunks: Sequence[Chunk], blocks: Blocks, first: int
) -> Iterator[tuple[str, FieldReading]]:
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
        names = [name for block in found for name in _items(_lines(block))]
        yield (
            "policy_indicators",
            FieldReading(tuple(names), tuple(p for b in found for p in _pieces(b))),
        )


def _is_policy_indicator(block: Sequence[Chunk]) -> bool:
    text = _squashed(block)
    if text.endswith("。") or parse_date(text):
        return False
    return text.startswith("・") or _is_wide(block) or bool(_INDICATOR.search(text))


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
        yield join_wrapped(item, _WIDE).lstrip("・･ \u3000").replace("\n", "")


def completed(
    found: dict[str, FieldReading], chunks: Sequence[Chunk]
) -> tuple[dict[str, FieldReading], tuple[Doubt, ...]]:
    """Facts that the header does not print, taken from the rest of the form; each is a doubt."""
    doubts: list[Doubt] = []
    if "fiscal_year" not in found:
        years = (label_year(chunk.text) for chunk in chunks if chunk.label in COLUMN_LABELS)
        if year := next((year for year in years if year), None):
            found["fiscal_year"] = FieldReading(REIWA.before + year, ())
            doubts.append(Doubt("fiscal_year", "header"))
    if "ward" not in found and (match := WARD.match(_text_of(found, "section"))):
        found["ward"] = FieldReading(match[1], ())
        doubts.append(Doubt("ward", "header"))
    return found, tuple(doubts)


def _note_doubts(facts: Mapping[str, FieldReading], left: Blocks) -> Iterator[Doubt]:
    """A note may stand among the policy indicators, between a section and its office, which is
    then left over, or within a label, whose words then stand behind the department."""
    if (department := _text_of(facts, "department")) and not _DEPARTMENT.fullmatch(department):
        yield Doubt("department", "header", department)
    names = facts["policy_indicators"].pieces if "policy_indicators" in facts else ()
    marked = [piece.text.startswith(_BULLETS) for piece in names]
    if any(marked) and not marked[0]:
        yield Doubt("policy_indicators", "header", " ".join(piece.text for piece in names))
    section = _text_of(facts, "section")
    offices = [match[1] for block in left if (match := _OFFICE.fullmatch(_squashed(block)))]
    others = tuple(office for office in offices if _SECTION.fullmatch(office))
    within = "parent_section" in facts
    if (others and not within) or (within and not _SECTION.fullmatch(section)):
        yield Doubt("section", "header", section, others)
        yield Doubt("parent_section", "header")


def _text_of(found: Mapping[str, FieldReading], name: str) -> str:
    return squash(str(found[name].value)) if name in found else ""

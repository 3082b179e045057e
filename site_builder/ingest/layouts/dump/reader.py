"""A form of a raw text dump (a PDF's text, cell by cell) → Draft.

The dump prints first the plain cells, row by row, then the merged ones in no order: labels,
goals, indicators and every cell that covers several rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder.ingest.document import Form, Piece
from site_builder.ingest.draft import NO_GOAL, TANGLED, Draft, FieldReading, Leftover
from site_builder.ingest.form.facts import year_of
from site_builder.ingest.form.labels import Label
from site_builder.ingest.form.page_marks import without_page_marks
from site_builder.ingest.layouts.dump.chunks import Chunk, ChunkGap, cut_chunks
from site_builder.ingest.layouts.dump.doubts import find_doubts, torn_doubts
from site_builder.ingest.layouts.dump.draft import draft_table, has_numbers
from site_builder.ingest.layouts.dump.head import read_header
from site_builder.ingest.layouts.dump.inserted_notes import note_doubts, without_inserted_notes
from site_builder.ingest.layouts.dump.printed_columns import column_doubts, print_columns
from site_builder.ingest.layouts.dump.table import read_table

_LONGEST_NOTES = 80
"""Characters; those of real forms have up to forty"""


def read_raw(form: Form) -> Draft:
    lines, marks = without_page_marks(form)
    form = replace(form, lines=lines)
    chunks, notes = _without_notes(cut_chunks(form))
    draft = replace(_read(chunks), markup=marks, notes=notes)
    fewer, _ = _without_notes(cut_chunks(without_inserted_notes(form)))
    if [chunk.piece for chunk in fewer] == [chunk.piece for chunk in chunks]:
        return draft
    known = {doubt.field for doubt in draft.doubts}
    more = (doubt for doubt in note_doubts(draft, _read(fewer)) if doubt.field not in known)
    return replace(draft, doubts=(*draft.doubts, *more))


def _read(chunks: Sequence[Chunk]) -> Draft:
    """Without markup and notes"""
    header = read_header(chunks)
    columns = print_columns(header.columns, year_of(header.facts))
    readings = read_table(header.table, columns)
    if not readings or not has_numbers(readings[0]):
        reason = TANGLED if readings is None else NO_GOAL
        stray = (*_paragraphs(header.stray, "stray"), *_paragraphs(header.table, reason))
        return Draft(header.facts, (), header.labels, unplaced=stray)
    table = draft_table(readings[0], columns.reasons)
    return Draft(
        header.facts,
        table.goals,
        (*header.labels, *table.labels),
        unplaced=(*_paragraphs(header.stray, "stray"), *table.unplaced),
        aside=table.aside,
        doubts=(
            *header.doubts,
            *find_doubts(readings, columns),
            *column_doubts(columns, chunks, table.goals),
            *torn_doubts(chunks, table.goals),
        ),
    )


def _without_notes(
    chunks: Sequence[Chunk],
) -> tuple[Sequence[Chunk], tuple[FieldReading, ...]]:
    """What stands below the legend, the last that the form prints, is no cell."""
    legend = max((n for n, chunk in enumerate(chunks) if chunk.label is Label.LEGEND), default=-1)
    below = chunks[legend + 1 :]
    long = sum(len(chunk.text) for chunk in below) > _LONGEST_NOTES
    if legend < 0 or long or any(chunk.label for chunk in below):
        return chunks, ()
    notes = (leftover.pieces for leftover in _paragraphs(below, "note"))
    return chunks[: legend + 1], tuple(
        FieldReading("\n".join(piece.text for piece in pieces), pieces) for pieces in notes
    )


def _paragraphs(chunks: Sequence[Chunk], reason: str) -> Iterator[Leftover]:
    paragraphs: list[list[Piece]] = []
    for chunk in chunks:
        if chunk.gap >= ChunkGap.BLANK or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(chunk.piece)
    return (Leftover(tuple(pieces), reason) for pieces in paragraphs)

"""A form of a raw text dump (a PDF's text, cell by cell) → Draft. See facts in the package docs.

The dump prints first the plain cells, row by row, then the merged ones in no order: labels,
goals, indicators and every cell that covers several rows.
"""

from __future__ import annotations

from dataclasses import replace

from site_builder.ingest.document import Form
from site_builder.ingest.draft import Draft, Leftover
from site_builder.ingest.form.page_marks import without_page_marks
from site_builder.ingest.layouts.dump.chunks import cut_chunks
from site_builder.ingest.layouts.dump.doubts import find_doubts
from site_builder.ingest.layouts.dump.draft import draft_table
from site_builder.ingest.layouts.dump.head import Header, read_header
from site_builder.ingest.layouts.dump.table import read_table


def read_raw(form: Form) -> Draft:
    lines, marks = without_page_marks(form)
    header = read_header(cut_chunks(replace(form, lines=lines)))
    readings = read_table(header.table)
    if not readings:
        stray = _stray(header, table=True)
        return Draft(header.facts, (), header.labels, marks, unplaced=stray)
    table = draft_table(readings[0])
    return Draft(
        header.facts,
        table.goals,
        (*header.labels, *table.labels),
        marks,
        unplaced=(*_stray(header), *table.unplaced),
        doubts=(*header.doubts, *find_doubts(readings)),
    )


def _stray(header: Header, table: bool = False) -> tuple[Leftover, ...]:
    chunks = (*header.stray, *(header.table if table else ()))
    return tuple(Leftover((chunk.piece,), "stray") for chunk in chunks)

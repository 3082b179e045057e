"""What a raw dump of the form never holds: other columns than the form's, marks for the cell above,
errors of a program. The order of its cells then tells nothing sure: all goals are in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from site_builder.content.sheet.model import Doubt
from site_builder.ingest.draft import GoalRows
from site_builder.ingest.form.aside.error_values import is_error_value
from site_builder.ingest.form.dittos import is_ditto
from site_builder.ingest.form.labels import Label
from site_builder.ingest.layouts.dump.chunks import Chunk

_COLUMNS = (Label.TARGET, Label.RESULT, Label.INITIATIVE, Label.SUMMARY)


def odd_doubts(chunks: Sequence[Chunk], goals: Sequence[GoalRows]) -> Iterator[Doubt]:
    """Of the table, and of each goal"""
    found = next(_oddities(chunks), None)
    if found:
        fields = ("goals", *(f"goals/{goal.number.value}" for goal in goals))
        yield from (Doubt(field, *found) for field in fields)


def _oddities(chunks: Sequence[Chunk]) -> Iterator[tuple[str, str]]:
    """Reason and text"""
    lines = [tuple(line) for _, line in groupby(chunks, key=lambda chunk: chunk.line)]
    head = [line for line in lines if any(chunk.label in _COLUMNS for chunk in line)]
    labels = [chunk.label for line in head for chunk in line]
    if sorted(map(str, labels)) != sorted(_COLUMNS):
        yield "column", " ".join(chunk.text for line in head for chunk in line)
    for chunk in chunks:
        if is_error_value(chunk.text) or is_ditto(chunk.text):
            yield "row", chunk.text

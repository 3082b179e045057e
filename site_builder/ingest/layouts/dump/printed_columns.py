"""The columns of a dump's row part, as the labels above it name them.

Columns of another year and a second 概要 are read like the form's own, and go aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import Doubt
from site_builder.ingest.draft import GoalRows
from site_builder.ingest.form.aside.error_values import is_error_value
from site_builder.ingest.form.columns.named import (
    ColumnChoice,
    LabelCell,
    NamedColumn,
    choose_columns,
    name_columns,
)
from site_builder.ingest.form.dittos import is_ditto
from site_builder.ingest.layouts.dump.chunks import Chunk

USUAL_ORDER = ("number", *(name for name in MEASURE_FIELDS if name != "indicator"))
_LABELLED = ("target", "result", "initiative", "summary")
"""Their labels stand above the row part; all others are merged cells"""


@dataclass(frozen=True, slots=True)
class PrintedColumns:
    order: tuple[str, ...] = USUAL_ORDER
    """From left to right, each spare column by a name of its own"""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Spare column → the field whose cells its own look like"""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Spare column → why its cells go aside"""
    doubted: Mapping[str, str] = field(default_factory=dict)
    """Field → why all of its values are in doubt"""
    strange: str = ""
    """The labels where they are not those of the form: the columns are then only guessed"""

    def kind(self, column: str) -> str:
        return self.kinds.get(column, column)


def named_columns(labels: Sequence[Chunk]) -> tuple[NamedColumn, ...]:
    return name_columns(
        [LabelCell(1, place, 1, label.text) for place, label in enumerate(labels, 1)]
    )


def print_columns(labels: Sequence[Chunk], year: int | None) -> PrintedColumns:
    """`labels`: those above the row part, from left to right"""
    choice = choose_columns(named_columns(labels), year)
    named = dict(_named(labels, choice))
    order = [named[place] for place in sorted(named)]
    fields = [name for name in order if name in _LABELLED]
    known = len(order) == len(labels) and sorted(fields) == sorted(_LABELLED)
    for name in _LABELLED:
        if name not in order:
            before = USUAL_ORDER[: USUAL_ORDER.index(name)]
            order.insert(max((order.index(n) + 1 for n in before if n in order), default=0), name)
    spare = {f"spare {place}": one for one in choice.spare for place in one.columns}
    seconds = {one.field: one.reason for one in choice.spare if one.reason == "second-column"}
    return PrintedColumns(
        (*USUAL_ORDER[:2], *order, *USUAL_ORDER[-3:]),
        {name: one.field or "target" for name, one in spare.items()},
        {name: one.reason for name, one in spare.items()},
        {**seconds, **choice.doubted},
        "" if known and fields == list(_LABELLED) else " ".join(label.text for label in labels),
    )


def _named(labels: Sequence[Chunk], choice: ColumnChoice) -> Iterator[tuple[int, str]]:
    for name, column in choice.fields.items():
        yield from ((place, name) for place in column.columns if name in _LABELLED)
    for spare in choice.spare:
        yield from ((place, f"spare {place}") for place in spare.columns)


# --- what the columns cast doubt on -------------------------------------------------------


def column_doubts(
    columns: PrintedColumns, chunks: Iterable[Chunk], goals: Sequence[GoalRows]
) -> Iterator[Doubt]:
    """Of single columns; of all goals where the form is not the city's, or where marks and errors
    stand for cells: the order of the cells then tells nothing sure."""
    for goal in goals:
        for place, row in enumerate(goal.rows, 1):
            for name, reason in columns.doubted.items():
                said = str(row.cells[name].value) if name in row.cells else ""
                yield Doubt(f"goals/{goal.number.value}/measures/{place}/{name}", reason, said)
    if found := next(_oddities(columns, chunks), None):
        fields = ("goals", *(f"goals/{goal.number.value}" for goal in goals))
        yield from (Doubt(name, *found) for name in fields)


def _oddities(columns: PrintedColumns, chunks: Iterable[Chunk]) -> Iterator[tuple[str, str]]:
    """Reason and text"""
    if columns.strange:
        yield "column", columns.strange
    for chunk in chunks:
        if is_error_value(chunk.text) or is_ditto(chunk.text):
            yield "row", chunk.text

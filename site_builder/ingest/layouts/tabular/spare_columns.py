"""Columns of another year, or of a field that another column holds, in a tabular form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from statistics import mode

from site_builder.content.sheet.model import Doubt
from site_builder.ingest.draft import Leftover
from site_builder.ingest.form.columns.named import (
    VALUES,
    ColumnChoice,
    LabelCell,
    NamedColumn,
    SpareColumn,
    name_columns,
)
from site_builder.ingest.form.fields import FIELDS, field_path
from site_builder.ingest.form.numbering import GoalBlock
from site_builder.ingest.form.rows import TableLine
from site_builder.ingest.layouts.tabular.columns import find_columns
from site_builder.ingest.layouts.tabular.goals import ReadRow
from site_builder.ingest.layouts.tabular.zones import Zones, column_labels

_SENTENCES = ("initiative", "summary", "attainment", "next_steps")
"""Where a second 概要 may be read"""


def named_columns(zones: Zones) -> tuple[NamedColumn, ...]:
    return name_columns(
        [
            LabelCell(row.number, cell.column + 1, 1, cell.text)
            for row in zones.columns
            for cell in row.cells
        ]
    )


def is_aligned(zones: Zones, spare: Sequence[SpareColumn], evaluated: bool) -> bool:
    """Whether a label tells its column: labels and rows have as many columns, or what the columns
    hold is what their labels say."""
    rows = [line.columns for line in zones.body if line.cells]
    if not rows:
        return False
    same = max((row.columns for row in zones.columns), default=0) == mode(rows)
    return same or _is_as_labelled(zones, _places(spare), evaluated)


def _is_as_labelled(zones: Zones, places: Collection[int], evaluated: bool) -> bool:
    """Of the columns that are no spare ones."""
    rows = [_without(line, places).cells for line in zones.body]
    labels = column_labels([_without(line, places) for line in zones.columns])
    found = find_columns(rows, labels, evaluated)
    return all(found.fields.get(column) == (labels.get(column),) for column in found.filled)


def _places(spare: Iterable[SpareColumn]) -> Mapping[int, str]:
    """Column → reason"""
    return {place - 1: one.reason for one in spare for place in one.columns}


def take_out(zones: Zones, spare: Sequence[SpareColumn]) -> Iterator[Leftover]:
    """Takes the columns out of the table, whose other columns move to the left."""
    reasons = _places(spare)
    body, columns = list(zones.body), list(zones.columns)
    zones.body = [_without(line, reasons) for line in body]
    zones.columns = [_without(line, reasons) for line in columns]
    for cell in (cell for line in columns for cell in line.cells if cell.column in reasons):
        zones.labels += cell.pieces
    for cell in (cell for line in body for cell in line.cells if cell.column in reasons):
        yield Leftover(cell.pieces, reasons[cell.column])


def _without(line: TableLine, places: Iterable[int]) -> TableLine:
    gone = sorted(places)
    cells = tuple(
        replace(cell, column=cell.column - sum(place < cell.column for place in gone))
        for cell in line.cells
        if cell.column not in gone
    )
    return replace(line, cells=cells, columns=line.columns - sum(p < line.columns for p in gone))


def moved_fields(choice: ColumnChoice) -> frozenset[str]:
    """Fields whose labels stand in another order than the form's, which rows are read in."""
    order = sorted(choice.fields, key=lambda name: choice.fields[name].columns.start)
    return frozenset(
        name
        for left, right in combinations(order, 2)
        if FIELDS.index(left) > FIELDS.index(right)
        for name in (left, right)
    )


def spare_doubts(
    goals: Iterable[GoalBlock[ReadRow]], choice: ColumnChoice, aligned: bool
) -> Iterator[Doubt]:
    """Where the labels do not tell which column is spare, each value may be the other one's."""
    open_ones = {one.field: "column" for one in choice.spare if one.field} if not aligned else {}
    open_ones |= dict.fromkeys(VALUES, "column") if {*VALUES} & {*open_ones} else {}
    open_ones |= dict.fromkeys(_SENTENCES, "column") if "summary" in open_ones else {}
    rivals = {one.field: one.reason for one in choice.spare if one.reason == "second-column"}
    moved = dict.fromkeys(moved_fields(choice) & {*VALUES}, "column")
    reasons = {**rivals, **moved, **open_ones, **choice.doubted}
    for block in goals:
        for place, row in enumerate(block.rows, 1):
            for name, reason in reasons.items():
                said = " ".join(cell.text for cell in row.cells.get(name, ()))
                base = f"goals/{block.number}/measures/{place}"
                yield Doubt(field_path(base, name), reason, said)

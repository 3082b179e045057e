"""A reading of the table as goals and rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.content.wording import width
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.document import Piece
from site_builder.ingest.draft import FieldReading, GoalRows, Leftover, Row
from site_builder.ingest.form.fields import PROSE
from site_builder.ingest.form.joining import join_prose, join_wrapped
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.policies import read_policies
from site_builder.ingest.layouts.dump.cells import DumpCell
from site_builder.ingest.layouts.dump.table import TableReading


@dataclass(frozen=True)
class TableDraft:
    goals: tuple[GoalRows, ...]
    labels: tuple[Piece, ...]
    unplaced: tuple[Leftover, ...]
    aside: tuple[Leftover, ...] = ()


Cells = Mapping[tuple[str, int], tuple[DumpCell, ...]]
"""Column and row of the sheet → the cell with its paragraphs"""


def draft_table(reading: TableReading, spare: Mapping[str, str]) -> TableDraft:
    """`spare`: column that the form does not have → why its cells go aside"""
    cells = cells_of(reading)
    covered = covered_rows(reading)
    widths = full_widths(cells)
    own = {place: parts for place, parts in cells.items() if place[0] not in spare}
    goals = []
    for group in reading.merged.table.groups:
        rows = range(group.first, group.first + len(group.rows))
        number = cells.get(("number", group.first), ())
        goal = cells.get(("goal", group.first), ())
        goals.append(
            GoalRows(
                FieldReading(group.number, _pieces(number)),
                read_cell("goal", goal, widths) if goal else None,
                tuple(_row(row, own, covered, widths) for row in rows),
            )
        )
    empty = [row.cells["number"] for row in reading.merged.table.empty]
    lost = [placed.cell for placed in reading.assignment.placed if placed.slot < 0]
    return TableDraft(
        tuple(goals),
        tuple(piece for number in empty for piece in _pieces(number)),
        tuple(Leftover(cell.pieces, "cell") for cell in lost),
        tuple(
            Leftover(cell.pieces, spare[column])
            for (column, _), parts in cells.items()
            if column in spare
            for cell in parts
        ),
    )


def cells_of(reading: TableReading) -> Cells:
    cells: dict[tuple[str, int], tuple[DumpCell, ...]] = {}
    for place, row in enumerate(reading.merged.table.rows):
        cells |= {(column, place): parts for column, parts in row.cells.items()}
    for placed in reading.assignment.placed:
        if placed.slot >= 0:
            slot = reading.merged.slots[placed.slot]
            cells[slot.column, slot.row] = (*cells.get((slot.column, slot.row), ()), placed.cell)
    return cells


def has_numbers(reading: TableReading) -> bool:
    """Whether a No. is printed: without any, what was read is no table."""
    return any(column == "number" for column, _ in cells_of(reading))


def covered_rows(reading: TableReading) -> Mapping[tuple[str, int], int]:
    """Column and row of the sheet → the rows that its cell covers, where more than one."""
    slots = (reading.merged.slots[p.slot] for p in reading.assignment.placed if p.slot >= 0)
    return {
        (slot.column, slot.row): slot.rows
        for slot in slots
        if slot.rows > 1 and slot.column not in ("goal", "number")
    }


def full_widths(cells: Cells) -> Mapping[str, float]:
    """The widest line of each column: the wrapped ones reach about as far."""
    widths: dict[str, float] = {}
    for (column, _), parts in cells.items():
        for line in (line for cell in parts for line in cell.lines):
            widths[column] = max(widths.get(column, 0.0), width(line))
    return widths


def _row(
    place: int,
    cells: Cells,
    covered: Mapping[tuple[str, int], int],
    widths: Mapping[str, float],
) -> Row:
    own = {
        column: read_cell(column, parts, widths)
        for (column, row), parts in cells.items()
        if row == place and column not in ("number", "goal")
    }
    spans = {column: rows for (column, row), rows in covered.items() if row == place}
    return Row(own, spans)


def read_cell(column: str, parts: Sequence[DumpCell], widths: Mapping[str, float]) -> FieldReading:
    if not parts:
        return FieldReading("", ())
    if column == "policies":
        lines = (line for cell in parts for line in cell.lines)
        value: Plain = tuple(code for line in lines for code in read_policies(line))
    elif column == "evaluation":
        value = evaluation_mark(parts[0].text)
    else:
        join = join_prose if column in PROSE else join_wrapped
        value = "\n".join(join(cell.lines, widths.get(column)) for cell in parts)
    return FieldReading(value, _pieces(parts))


def _pieces(parts: Iterable[DumpCell]) -> tuple[Piece, ...]:
    return tuple(piece for cell in parts for piece in cell.pieces)

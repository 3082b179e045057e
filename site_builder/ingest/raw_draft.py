"""A reading of the table as goals and rows; where the readings differ, a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.content.model import Doubt, Plain
from site_builder.content.wording import width
from site_builder.ingest.document import Piece
from site_builder.ingest.draft import GoalRows, Leftover, Reading, Row
from site_builder.ingest.labels import evaluation_mark
from site_builder.ingest.normalize import join_prose, join_wrapped
from site_builder.ingest.policies import read_policies
from site_builder.ingest.raw_cells import Cell
from site_builder.ingest.raw_table import TableReading

_SURE = 0.95
_NAMED = 0.01
"""Readings less likely than this are not named"""
_MOST_OTHERS = 5
_PAIRED = ("goal", "indicator")
_PROSE = ("goal", "summary", "attainment", "next_steps")


@dataclass(frozen=True)
class TableDraft:
    goals: tuple[GoalRows, ...]
    labels: tuple[Piece, ...]
    unplaced: tuple[Leftover, ...]


Cells = Mapping[tuple[str, int], tuple[Cell, ...]]
"""Column and row of the sheet → the cell with its paragraphs"""


def draft_table(reading: TableReading) -> TableDraft:
    cells = _cells(reading)
    covered = _covered(reading)
    widths = _full_widths(cells)
    goals = []
    for group in reading.merged.table.groups:
        rows = range(group.first, group.first + len(group.rows))
        number = cells.get(("number", group.first), ())
        goal = cells.get(("goal", group.first), ())
        goals.append(
            GoalRows(
                Reading(group.number, _pieces(number)),
                _reading("goal", goal, widths) if goal else None,
                tuple(_row(row, cells, covered, widths) for row in rows),
            )
        )
    empty = [row.cells["number"] for row in reading.merged.table.empty]
    lost = [placed.cell for placed in reading.assignment.placed if placed.slot < 0]
    return TableDraft(
        tuple(goals),
        tuple(piece for number in empty for piece in _pieces(number)),
        tuple(Leftover(cell.pieces, "cell") for cell in lost),
    )


def _cells(reading: TableReading) -> Cells:
    cells: dict[tuple[str, int], tuple[Cell, ...]] = {}
    for place, row in enumerate(reading.merged.table.rows):
        cells |= {(column, place): parts for column, parts in row.cells.items()}
    for placed in reading.assignment.placed:
        if placed.slot >= 0:
            slot = reading.merged.slots[placed.slot]
            cells[slot.column, slot.row] = (*cells.get((slot.column, slot.row), ()), placed.cell)
    return cells


def _covered(reading: TableReading) -> Mapping[tuple[str, int], int]:
    slots = (reading.merged.slots[p.slot] for p in reading.assignment.placed if p.slot >= 0)
    return {
        (slot.column, slot.row): slot.rows
        for slot in slots
        if slot.rows > 1 and slot.column not in ("goal", "number")
    }


def _full_widths(cells: Cells) -> Mapping[str, float]:
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
        column: _reading(column, parts, widths)
        for (column, row), parts in cells.items()
        if row == place and column not in ("number", "goal")
    }
    spans = {column: rows for (column, row), rows in covered.items() if row == place}
    return Row(own, spans)


def _reading(column: str, parts: Sequence[Cell], widths: Mapping[str, float]) -> Reading:
    if not parts:
        return Reading("", ())
    if column == "policies":
        lines = (line for cell in parts for line in cell.lines)
        value: Plain = tuple(code for line in lines for code in read_policies(line))
    elif column == "evaluation":
        value = evaluation_mark(parts[0].text)
    else:
        join = join_prose if column in _PROSE else join_wrapped
        value = "\n".join(join(cell.lines, widths.get(column)) for cell in parts)
    return Reading(value, _pieces(parts))


def _pieces(parts: Iterable[Cell]) -> tuple[Piece, ...]:
    return tuple(piece for cell in parts for piece in cell.pieces)


# --- doubts -------------------------------------------------------------------------------


Fields = Mapping[str, tuple[Cell, ...]]
"""Field path → the cells that fill it"""


def find_doubts(readings: Sequence[TableReading]) -> tuple[Doubt, ...]:
    """A field that the readings fill differently is in doubt, unless they hardly weigh."""
    fields = [dict(_fields(reading)) for reading in readings]
    widths = _full_widths(_cells(readings[0]))
    doubts = (_doubt(path, fields, readings, widths) for path in {p: 0 for f in fields for p in f})
    return tuple(doubt for doubt in doubts if doubt)


def _fields(reading: TableReading) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    groups = reading.merged.table.groups
    rows = {group.first + n: (group, n) for group in groups for n in range(len(group.rows))}
    for (column, row), parts in _cells(reading).items():
        group, place = rows[row]
        path = f"goals/{group.number}"
        if column == "goal":
            yield f"{path}/goal", parts
        elif column != "number":
            yield f"{path}/measures/{place + 1}/{column}", parts


def _doubt(
    path: str,
    fields: Sequence[Fields],
    readings: Sequence[TableReading],
    widths: Mapping[str, float],
) -> Doubt | None:
    shares: dict[str, float] = {}
    cells: dict[str, tuple[Cell, ...]] = {}
    for one, reading in zip(fields, readings, strict=True):
        parts = one.get(path, ())
        text = "".join(cell.text for cell in parts)
        shares[text] = shares.get(text, 0.0) + reading.share
        cells.setdefault(text, parts)
    mine = "".join(cell.text for cell in fields[0].get(path, ()))
    if shares[mine] >= _SURE:
        return None
    others = sorted((text for text in shares if text != mine), key=lambda text: -shares[text])
    named = [text for text in others if shares[text] >= _NAMED][:_MOST_OTHERS]
    column = path.rsplit("/", 1)[-1]
    reason = "pairing" if column in _PAIRED else "cell"
    raw = " ".join(line for cell in cells[mine] for line in cell.lines)
    other = tuple(_reading(column, cells[text], widths).value for text in named)
    return Doubt(path, reason, raw, other)

"""What is in doubt in a raw dump: fields that readings nearly as good fill differently, and rows
that no reading makes whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import Doubt
from site_builder.ingest.layouts.dump.cells import DumpCell
from site_builder.ingest.layouts.dump.draft import cells_of, covered_rows, full_widths, read_cell
from site_builder.ingest.layouts.dump.goals_and_slots import NumberGroup
from site_builder.ingest.layouts.dump.printed_columns import USUAL_ORDER
from site_builder.ingest.layouts.dump.shared_words import alike
from site_builder.ingest.layouts.dump.table import TableReading

_OPEN = 4.4
"""A reading that is so much less likely than the best raises no doubt …"""
_OPEN_MERGED = 6.5
"""… nor one that is so much less likely in a sheet that has goals of several rows: their cells
are spread over the merged part, and the best reading is wrong by more there"""
_OPEN_REPORTED = 8.0
"""… and where such a sheet is evaluated, summaries and reports are taken for each other"""
_REPORTS = ("summary", "attainment", "next_steps")
_SIGNS = ("policies", "target", "result", "evaluation")
"""Codes, figures and marks: where they are wrong, another reading is nearly as good"""
_MOST_OTHERS = 5
_MOST_ROWS = 3
_PAIRED = ("goal", "indicator")
_EACH = ("indicator", "target")
_EVALUATED = ("result", "evaluation", "attainment", "next_steps")

Fields = Mapping[str, tuple[DumpCell, ...]]
"""Field path → the cells that fill it"""


@dataclass(frozen=True, slots=True)
class _Near:
    """A reading that may be right."""

    fields: Fields
    behind: float
    """How much less likely it is than the best"""


def find_doubts(readings: Sequence[TableReading]) -> tuple[Doubt, ...]:
    """The best of the readings comes first."""
    best = readings[0]
    reach = _reach(best)
    near = takewhile(lambda reading: reading.score > best.score - 2 * reach, readings)
    found = [_Near(dict(_fields(one)), best.score - one.score) for one in near]
    widths = full_widths(cells_of(best))
    broken = _broken_goals(best)
    paths = {path: None for one in found for path in one.fields}
    doubts = (_doubt(path, found, widths, reach) for path in paths)
    whole = (Doubt(f"goals/{group.number}", "row", group.text(*USUAL_ORDER)) for group in broken)
    return (*filter(None, doubts), *whole, *_number_doubts(best, broken))


def _reach(best: TableReading) -> float:
    if all(len(group.rows) == 1 for group in best.merged.table.groups):
        return _OPEN
    evaluated = any(column == "evaluation" for column, _ in cells_of(best))
    return _OPEN_REPORTED if evaluated else _OPEN_MERGED


def _column_reach(column: str) -> float:
    if column in _SIGNS:
        return _OPEN
    return _OPEN_REPORTED if column in _REPORTS else _OPEN_MERGED


def _fields(reading: TableReading) -> Iterator[tuple[str, tuple[DumpCell, ...]]]:
    groups = reading.merged.table.groups
    rows = {group.first + n: (group, n) for group in groups for n in range(len(group.rows))}
    for (column, row), parts in cells_of(reading).items():
        group, place = rows[row]
        if column == "goal":
            yield f"{_path(group)}goal", parts
        elif column in USUAL_ORDER[1:] or column == "indicator":
            yield f"{_path(group)}measures/{place + 1}/{column}", parts


def _path(group: NumberGroup) -> str:
    return f"goals/{group.number}/"


def _doubt(
    path: str, near: Sequence[_Near], widths: Mapping[str, float], reach: float
) -> Doubt | None:
    column = FieldPath.parse(path).name
    reach = min(reach, _column_reach(column))
    cells: dict[str, tuple[DumpCell, ...]] = {}
    mine = _text(near[0].fields.get(path, ()))
    for one in near:
        parts = one.fields.get(path, ())
        if one.behind < reach * (1 + _likeness(column, mine, _text(parts))):
            cells.setdefault(_text(parts), parts)
    own, *others = cells.values()
    if not others:
        return None
    reason = "pairing" if column in _PAIRED else "cell"
    raw = " ".join(line for cell in own for line in cell.lines)
    named = (read_cell(column, parts, widths).value for parts in others[:_MOST_OTHERS])
    return Doubt(path, reason, raw, tuple(named))


def _likeness(column: str, mine: str, other: str) -> float:
    """How hard it is to tell by their words which of two goals stands here."""
    return alike(mine, other) if column == "goal" and mine != other else 0.0


def _text(parts: Sequence[DumpCell]) -> str:
    return "".join(cell.text for cell in parts)


def _broken_goals(reading: TableReading) -> tuple[NumberGroup, ...]:
    """Goals without a sentence, or with a row that lacks what each row of the form has: its
    cells may be another row's. Where one has very many rows, they may be paragraphs."""
    filled = _filled(reading)
    evaluated = any(column == "evaluation" for column, _ in filled)
    needed = (*_EACH, *(_EVALUATED if evaluated else ()))
    groups = reading.merged.table.groups
    torn = any(len(group.rows) > _MOST_ROWS for group in groups)
    return tuple(
        group
        for group in groups
        if (torn and len(group.rows) > 1)
        or ("goal", group.first) not in filled
        or any(
            (column, group.first + n) not in filled
            for n in range(len(group.rows))
            for column in needed
        )
    )


def _filled(reading: TableReading) -> frozenset[tuple[str, int]]:
    """Column and row of each cell, also of the rows that one covers."""
    covered = covered_rows(reading)
    return frozenset(
        (column, row + below)
        for column, row in cells_of(reading)
        for below in range(covered.get((column, row), 1))
    )


def _number_doubts(reading: TableReading, broken: Sequence[NumberGroup]) -> Iterator[Doubt]:
    """The number of a goal that is not whole may be a figure, its row one of the goal above; one
    that is not printed is counted."""
    printed = {row for column, row in cells_of(reading) if column == "number"}
    for group in reading.merged.table.groups:
        if group.first not in printed:
            yield Doubt(f"goals/{group.number}", "number")
    for above, group in pairwise(reading.merged.table.groups):
        if group in broken and group.plain:
            yield Doubt(f"goals/{above.number}", "number", str(group.number))

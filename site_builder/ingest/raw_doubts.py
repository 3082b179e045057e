"""What is in doubt in a raw dump: fields that readings nearly as good fill differently, and rows
that no reading makes whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from site_builder.content.model import Doubt
from site_builder.ingest.raw_cells import Cell
from site_builder.ingest.raw_draft import cells_of, full_widths, read_cell
from site_builder.ingest.raw_slots import Group
from site_builder.ingest.raw_table import TableReading

_OPEN = 4.4
"""A reading that is so much less likely than the best raises no doubt …"""
_OPEN_MERGED = 6.5
"""… nor one that is so much less likely in a sheet that has goals of several rows: their cells
are spread over the merged part, and the best reading is wrong by more there"""
_MOST_OTHERS = 5
_PAIRED = ("goal", "indicator")

Fields = Mapping[str, tuple[Cell, ...]]
"""Field path → the cells that fill it"""


def find_doubts(readings: Sequence[TableReading]) -> tuple[Doubt, ...]:
    """The best of the readings comes first."""
    best, *others = readings
    near = takewhile(lambda other: other.score > best.score - _reach(best), others)
    fields = [dict(_fields(reading)) for reading in (best, *near)]
    widths = full_widths(cells_of(best))
    unsure = frozenset(_broken_goals(best))
    doubts = (_doubt(path, fields, widths, unsure) for path in {p: 0 for f in fields for p in f})
    return (*filter(None, doubts), *_number_doubts(best))


def _reach(best: TableReading) -> float:
    merged = any(len(group.rows) > 1 for group in best.merged.table.groups)
    return _OPEN_MERGED if merged else _OPEN


def _fields(reading: TableReading) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    groups = reading.merged.table.groups
    rows = {group.first + n: (group, n) for group in groups for n in range(len(group.rows))}
    for (column, row), parts in cells_of(reading).items():
        group, place = rows[row]
        if column == "goal":
            yield f"{_path(group)}goal", parts
        elif column != "number":
            yield f"{_path(group)}measures/{place + 1}/{column}", parts


def _path(group: Group) -> str:
    return f"goals/{group.number}/"


def _doubt(
    path: str, fields: Sequence[Fields], widths: Mapping[str, float], unsure: frozenset[str]
) -> Doubt | None:
    cells: dict[str, tuple[Cell, ...]] = {}
    for one in fields:
        parts = one.get(path, ())
        cells.setdefault("".join(cell.text for cell in parts), parts)
    mine, *others = cells.values()
    if not others and not path.startswith(tuple(unsure)):
        return None
    column = path.rsplit("/", 1)[-1]
    reason = "pairing" if column in _PAIRED else "cell"
    raw = " ".join(line for cell in mine for line in cell.lines)
    named = (read_cell(column, parts, widths).value for parts in others[:_MOST_OTHERS])
    return Doubt(path, reason, raw, tuple(named))


def _broken_goals(reading: TableReading) -> Iterator[str]:
    """The paths of goals with a row that has no target, or no indicator: each row of the form
    has both, so its cells may be another row's. Without a sentence it may be no goal at all."""
    cells = cells_of(reading)
    above = ""
    for group in reading.merged.table.groups:
        rows = range(group.first, group.first + len(group.rows))
        if any((column, row) not in cells for row in rows for column in ("target", "indicator")):
            yield _path(group)
        if ("goal", group.first) not in cells:
            yield from filter(None, (above, _path(group)))
        above = _path(group)


def _number_doubts(reading: TableReading) -> Iterator[Doubt]:
    """A number without a sentence may be a figure, its row one of the goal above."""
    cells = cells_of(reading)
    for above, group in pairwise(reading.merged.table.groups):
        if ("goal", group.first) not in cells:
            yield Doubt(f"goals/{above.number}", "number", str(group.number))

"""Words that are said again: number and sentence of a goal on each of its rows, and 〃 or 同上."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from site_builder.content.wording import squash
from site_builder.ingest.form.dittos import is_ditto
from site_builder.ingest.layouts.grid.goals import BodyRow, Cells
from site_builder.ingest.layouts.grid.page_seams import is_seam
from site_builder.ingest.layouts.grid.rows import text_of

_GOAL = ("number", "goal")


def without_repeated(rows: Sequence[BodyRow]) -> Sequence[BodyRow]:
    """A CSV says number and sentence on each row where a workbook has merged cells. What is said
    again at the top of a page only belongs to the page."""
    kept: list[BodyRow] = []
    head: BodyRow | None = None
    inside = False
    for place, row in enumerate(rows):
        again = _repeated(head, row) if head else {}
        cells = {name: boxes for name, boxes in row.cells.items() if name not in again}
        kept.append(replace(row, cells=cells, again=again) if again else row)
        head = row if kept[-1].number is not None else head
        inside = inside or (bool(again) and not is_seam(rows[place - 1], row))
    return kept if inside else rows


def _repeated(head: BodyRow, row: BodyRow) -> Cells:
    """The fields that the goal's first row says too; none where one of them is another."""
    names = tuple(name for name in _GOAL if name in row.cells)
    if row.number not in (None, head.number) or not any(name not in _GOAL for name in row.cells):
        return {}
    same = all(name in head.cells and _says(head, name) == _says(row, name) for name in names)
    return {name: row.cells[name] for name in names} if same else {}


def _says(row: BodyRow, name: str) -> str:
    return str(row.number) if name == "number" else squash(text_of(row.cells[name]))


def without_marks(rows: Sequence[BodyRow]) -> list[BodyRow]:
    """〃 for number and sentence says only that the row is the same goal's."""
    return [_without_marks(row) for row in rows]


def _without_marks(row: BodyRow) -> BodyRow:
    names = [name for name in _GOAL if is_ditto(text_of(row.cells.get(name, ())))]
    if row.number is not None or not names:
        return row
    marks = tuple(box for name in names for box in row.cells[name])
    cells = {name: boxes for name, boxes in row.cells.items() if name not in names}
    return replace(row, cells=cells, marks=marks)

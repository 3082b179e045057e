"""Words that are said again: number and sentence of a goal on each of its rows, and 〃 or 同上."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder.content.wording import squash
from site_builder.ingest.document import Box
from site_builder.ingest.layouts.grid.goals import BodyRow, Cells, Ditto
from site_builder.ingest.layouts.grid.page_seams import is_seam
from site_builder.ingest.layouts.grid.rows import text_of

_GOAL = ("number", "goal")
_DITTO = frozenset(map(squash, ("〃", "″", "”", "“", '"', "〃〃", "同上", "同前", "仝", "々")))
_SIGNS = "()[]<>「」"


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


def with_dittos(rows: Sequence[BodyRow]) -> list[BodyRow]:
    """Each mark with what the cell above says; the goal's own marks say only whose the row is."""
    read: list[BodyRow] = []
    above: dict[str, tuple[Box, ...]] = {}
    for row in rows:
        dittos = dict(_dittos(row, above))
        blank = {name: (replace(one.mark, pieces=()),) for name, one in dittos.items()}
        cells = {**row.cells, **blank}
        if row.number is None:
            cells = {
                name: boxes
                for name, boxes in cells.items()
                if name not in _GOAL or name not in dittos
            }
        read.append(replace(row, cells=cells, ditto=dittos))
        above |= {name: boxes for name, boxes in row.cells.items() if name not in dittos}
    return read


def _dittos(row: BodyRow, above: dict[str, tuple[Box, ...]]) -> Iterator[tuple[str, Ditto]]:
    for name, boxes in row.cells.items():
        bare = squash(text_of(boxes)).strip(_SIGNS)
        if len(boxes) == 1 and bare in _DITTO and name in above:
            yield name, Ditto(boxes[0], above[name])

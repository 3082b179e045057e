"""Forms that stand side by side on one worksheet or page, each with its own labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Protocol, TypeVar

from site_builder.ingest.form.labels import field_of

_OWN = frozenset({"number", "goal", "indicator"})
"""A part without these labels is a part of the form beside it"""
_LONGEST = 20
"""No label that matters here has more signs"""


class HasPlace(Protocol):
    @property
    def row(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def columns(self) -> int: ...
    @property
    def text(self) -> str: ...


Cell = TypeVar("Cell", bound=HasPlace)


def part_sides(cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], ...]:
    """The cells of each side, from left to right; mostly there is but one."""
    cuts = [cut for cut in sorted(_numbers(cells))[1:] if _parts_forms(cells, cut)]
    bounds = [0, *cuts, max((cell.column for cell in cells), default=0) + 1]
    return tuple(
        tuple(cell for cell in cells if left <= cell.column < right)
        for left, right in pairwise(bounds)
    )


def _numbers(cells: Iterable[HasPlace]) -> frozenset[int]:
    """The columns that are labelled No. beside another one in the same row."""
    labelled = [(cell.row, cell.column) for cell in cells if _field(cell.text) == "number"]
    rows = groupby(sorted(labelled), key=lambda place: place[0])
    beside = [[column for _, column in row] for _, row in rows]
    return frozenset(column for row in beside if len(row) > 1 for column in row)


def _parts_forms(cells: Sequence[HasPlace], cut: int) -> bool:
    if any(cell.column < cut < cell.column + cell.columns for cell in cells):
        return False
    left = (cell.text for cell in cells if cell.column < cut)
    right = (cell.text for cell in cells if cell.column >= cut)
    return is_whole_form(left) and is_whole_form(right)


def is_whole_form(texts: Iterable[str]) -> bool:
    return set(map(_field, texts)) >= _OWN


def _field(text: str) -> str:
    return field_of(text) if len(text) <= _LONGEST else ""

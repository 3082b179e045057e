"""Aligned rows of a tabular form → its goals: numbers, continued rows, spans, doubts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.document import Piece
from site_builder.ingest.draft import FieldReading, GoalRows, Leftover, Row
from site_builder.ingest.form.fields import FIELDS, field_path
from site_builder.ingest.form.joining import join_spaced, wrap_widths
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.numbering import (
    SPANNING,
    GoalBlock,
    covered_rows,
    is_total,
    read_number,
)
from site_builder.ingest.form.policies import read_policies
from site_builder.ingest.form.rows import RowCell
from site_builder.ingest.layouts.tabular.alignment import How, Path
from site_builder.ingest.layouts.tabular.melted_cells import other_places

_MARGIN_IN_COLUMNS = 1.0
"""A reading that is nearly as good as one in which every cell stands in its column …"""
_MARGIN = 4.5
"""… or as one in which a cell is out of place, is named as a doubt"""
_CERTAIN = ("number", "policies", "evaluation")
"""Fields whose text shows by itself where it begins and ends"""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row with its readings, the best first."""

    line: int
    paths: tuple[Path, ...]
    again: tuple[RowCell, ...] = ()
    """Number and sentence of the goal, said again"""
    errors: Mapping[RowCell, tuple[str, ...]] = field(default_factory=dict)
    """What a program left instead of a value, with the fields of its column; none where the row is
    shifted"""

    @property
    def cells(self) -> Mapping[str, tuple[RowCell, ...]]:
        return self.paths[0].cells()

    def pieces(self, name: str) -> tuple[Piece, ...]:
        return tuple(piece for cell in self.cells.get(name, ()) for piece in cell.pieces)

    @property
    def number(self) -> int | None:
        texts = [cell.text for cell in self.cells.get("number", ())]
        return read_number(texts[0]) if texts else None


_GAP = "  "


@dataclass(frozen=True, slots=True)
class Values:
    """How the cells of each column of one table are joined to texts."""

    widths: Mapping[str, float | None]
    """Field → the width at which its cells are wrapped, None where they are not"""
    fields: tuple[str, ...] = FIELDS

    def value(self, name: str, cells: Sequence[RowCell]) -> Plain:
        text = _GAP.join(cell.text for cell in cells)
        if name == "policies":
            return read_policies(text)
        if name == "evaluation":
            return evaluation_mark(text)
        return join_spaced(text, self.widths.get(name))

    def reading(self, name: str, cells: Sequence[RowCell]) -> FieldReading:
        pieces = tuple(piece for cell in cells for piece in cell.pieces)
        return FieldReading(self.value(name, cells), pieces)


# --- a goal -------------------------------------------------------------------------------


def make_goal(block: GoalBlock[ReadRow], values: Values, merged: bool) -> GoalRows:
    """`merged`: whether an empty cell may be covered by one above"""
    number = [row for row in block.rows if row.number is not None]
    printed = tuple(piece for row in number for piece in row.pieces("number"))
    goals = [row for row in block.rows if "goal" in row.cells]
    cells = tuple(cell for row in goals for cell in row.cells["goal"])
    goal = values.reading("goal", cells) if cells else None
    covered = covered_rows(block.rows) if merged else [{} for _ in block.rows]
    rows = tuple(_row(row, values, covered[place]) for place, row in enumerate(block.rows))
    return GoalRows(FieldReading(block.number, printed), goal, rows)


def _row(row: ReadRow, values: Values, covered: Mapping[str, int]) -> Row:
    cells = {
        name: values.reading(name, parts)
        for name, parts in row.cells.items()
        if name not in ("number", "goal")
    }
    return Row(cells, covered)


# --- what the document leaves open --------------------------------------------------------


def goal_doubts(
    block: GoalBlock[ReadRow], values: Values, following: int | None
) -> Iterator[Doubt]:
    """`following`: the number of the goal after this one"""
    if not block.printed:
        yield Doubt(f"goals/{block.number}", "number")
    if following and following > block.number + 1:
        # A number is missing: a row without one may be the goal that should have it.
        for place in range(2, len(block.rows) + 1):
            yield Doubt(f"goals/{block.number}/measures/{place}", "number")
    for place, row in enumerate(block.rows, 1):
        base = f"goals/{block.number}/measures/{place}"
        found = (*_melted_doubts(row, base, values), *_path_doubts(row, base, values))
        yield from found
        yield from (*_error_doubts(row, base), *_mark_doubts(row, base))
        if is_total(" ".join(cell.text for cell in row.cells.get("indicator", ()))):
            yield Doubt(base, "row")
        yield from _span_doubts(block, place - 1, {doubt.field for doubt in found})


def _mark_doubts(row: ReadRow, base: str) -> Iterator[Doubt]:
    for cell in row.cells.get("evaluation", ()):
        if not evaluation_mark(cell.text):
            yield Doubt(f"{base}/evaluation", "evaluation", cell.text)


def _error_doubts(row: ReadRow, base: str) -> Iterator[Doubt]:
    for cell, fields in row.errors.items():
        paths = [field_path(base, name) for name in fields] or [base]
        yield from (Doubt(path, "error-value", cell.text) for path in paths)


def line_doubts(goals: Sequence[GoalBlock[ReadRow]]) -> Iterator[Doubt]:
    """A row in which neither a measure nor its evaluation begins may be a printed line of the row
    above, also where it seems to be a goal whose number is lost."""
    for block, below in zip_longest(goals, goals[1:]):
        seeming = below is not None and not below.printed and _is_line(below.rows[0])
        if seeming or any(map(_is_line, block.rows[1:])):
            yield Doubt(f"goals/{block.number}", "row")


def _is_line(row: ReadRow) -> bool:
    measured = "indicator" in row.cells and "target" in row.cells
    return row.number is None and not measured and "evaluation" not in row.cells


def _span_doubts(
    block: GoalBlock[ReadRow], place: int, doubtful: Collection[str]
) -> Iterator[Doubt]:
    """Where it is open which field a cell holds, so is which cell above covers the row."""
    for name in SPANNING:
        above = [number for number in range(place) if name in block.rows[number].cells]
        if above and f"goals/{block.number}/measures/{place + 1}/{name}" in doubtful:
            yield Doubt(f"goals/{block.number}/measures/{above[-1] + 1}/{name}", "span")


def _melted_doubts(row: ReadRow, base: str, values: Values) -> Iterator[Doubt]:
    for placed in row.paths[0].placed:
        if placed.how is not How.MELTED or set(placed.fields) & set(_CERTAIN):
            continue
        left, right = placed.fields
        parts = [placed.cell.cut(place) for place in other_places(placed.cell, placed.place)]
        whole = values.value(left, (placed.cell,))
        lefts = (*(values.value(left, (a,)) for a, _ in parts), whole)
        rights = (*(values.value(right, (b,)) for _, b in parts), "")
        yield Doubt(field_path(base, left), "melted", placed.cell.text, lefts)
        yield Doubt(field_path(base, right), "melted", placed.cell.text, rights)


def _path_doubts(row: ReadRow, base: str, values: Values) -> Iterator[Doubt]:
    best = row.paths[0]
    margin = _MARGIN_IN_COLUMNS if best.in_columns else _MARGIN
    rivals = [path for path in row.paths[1:] if best.score - path.score < margin]
    melted = {name for entry in best.placed if entry.how is How.MELTED for name in entry.fields}
    for name in values.fields:
        here = best.cells().get(name, ())
        others = _others(name, here, rivals, values)
        if others and name not in melted and name != "number":
            raw = " ".join(cell.text for cell in here)
            yield Doubt(field_path(base, name), "column", raw, others)


def _others(
    name: str, here: tuple[RowCell, ...], rivals: Sequence[Path], values: Values
) -> tuple[Plain, ...]:
    found: list[Plain] = []
    for path in rivals:
        there = path.cells().get(name, ())
        value = values.value(name, there)
        if there != here and value not in found:
            found.append(value)
    return tuple(found)


def without_repeated(rows: Sequence[ReadRow]) -> tuple[ReadRow, ...]:
    """Number and sentence of a goal may be said on each of its rows."""
    kept: list[ReadRow] = []
    head: ReadRow | None = None
    for row in rows:
        again = _repeated(head, row) if head else ()
        paths = tuple(path.without(again) for path in row.paths)
        kept.append(replace(row, paths=paths, again=again) if again else row)
        head = row if kept[-1].number is not None else head
    return tuple(kept)


def _repeated(head: ReadRow, row: ReadRow) -> tuple[RowCell, ...]:
    """Its cells; none where it is another goal's, or says nothing else."""
    if row.number is None or row.number != head.number or not set(row.cells) - {"number", "goal"}:
        return ()
    own, first = (one.cells.get("goal", ()) for one in (row, head))
    same = squash(" ".join(c.text for c in own)) == squash(" ".join(c.text for c in first))
    return (*row.cells["number"], *own) if same else ()


def row_leftovers(rows: Sequence[ReadRow]) -> Iterator[Leftover]:
    for row in rows:
        for placed in row.paths[0].placed:
            if placed.how is How.STRAY:
                yield Leftover(placed.cell.pieces, "row")


def table_values(rows: Sequence[Mapping[str, tuple[RowCell, ...]]]) -> Values:
    texts = [[cell.text for row in rows for cell in row.get(name, ())] for name in FIELDS]
    return Values(dict(zip(FIELDS, wrap_widths(texts), strict=True)))

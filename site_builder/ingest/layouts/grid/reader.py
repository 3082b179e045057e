"""Reads a form whose cells are known: of a workbook, a CSV, a ruled PDF.

Columns are known by their labels, rows of a goal by its number and by merged cells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import width
from site_builder.ingest.document import Box, Form, Piece, Seen
from site_builder.ingest.draft import NO_GOAL, Draft, FieldReading, Leftover
from site_builder.ingest.form.dittos import read_dittos
from site_builder.ingest.form.facts import FACTS, with_year, year_of
from site_builder.ingest.form.fields import ROW_LENGTH
from site_builder.ingest.form.head import Head, read_head
from site_builder.ingest.form.labels import HEADER_LABELS, label_of
from site_builder.ingest.form.numbering import GoalBlock, group_rows, whole_numbers
from site_builder.ingest.layouts.grid.columns import (
    GridColumns,
    columns_of,
    find_columns,
    named_columns,
    shared,
)
from site_builder.ingest.layouts.grid.extra_columns import (
    extra_columns,
    extra_doubts,
    missing_doubts,
)
from site_builder.ingest.layouts.grid.goals import (
    BodyRow,
    Texts,
    as_measures,
    column_doubts,
    crossing_doubts,
    goals_doubts,
    grid_doubts,
    is_certain,
    make_grid_goal,
)
from site_builder.ingest.layouts.grid.page_seams import mend_seams
from site_builder.ingest.layouts.grid.printed_lines import join_printed_lines
from site_builder.ingest.layouts.grid.rows import GridRow, pieces_of, text_of
from site_builder.ingest.layouts.grid.same_words import without_marks, without_repeated
from site_builder.ingest.layouts.grid.zones import GridZones, find_grid_zones

HEAD = "head"
"""Doubt of a cell that stands for all facts of the head"""


def read_grid(form: Form) -> Draft:
    zones = find_grid_zones(form)
    head = read_head(zones.head)
    named = named_columns(zones.columns)
    title = "".join(piece.text for piece in zones.title)
    header, year_doubts = with_year(head.facts, named, title)
    columns = find_columns(named, zones.columns, zones.body, year_of(header))
    blank = [box for box in form.boxes if not box.pieces]
    typed = without_marks([_body_row(row, columns) for row in zones.body])
    rows, again = mend_seams(without_repeated(typed), blank)
    rows = join_printed_lines(rows)
    blocks, early = group_rows(rows)
    goals = [as_measures(block) for block in blocks if not _is_empty(block)]
    texts = Texts(form.wrapped, _widths(rows))
    merged = any(box.rows > 1 for row in zones.body for box in row.boxes)
    merged = merged or any(row.again for row in rows)
    extra = tuple(extra_columns(columns, rows))
    made, zeros = whole_numbers(make_grid_goal(block, texts, merged) for block in goals)
    dittos = read_dittos(made)
    return Draft(
        header=header,
        goals=dittos.goals,
        labels=(
            *(*zones.title, *zones.labels, *head.labels, *again),
            *_labels(zones, columns, rows, blocks),
        ),
        markup=(*zeros, *_marks(rows), *dittos.marks),
        notes=(*map(_note, zones.outside), *(column.note for column in extra)),
        unplaced=(*head.unplaced, *_leftovers(early), *map(_loose, zones.loose), *_moved(rows)),
        aside=tuple(_aside(rows)),
        doubts=(
            *head.doubts,
            *year_doubts,
            *_head_doubts(form, head),
            *(*_doubts(goals, columns, _gaps(blocks)), *dittos.doubts),
            *extra_doubts(extra, columns, rows),
        ),
    )


def _body_row(row: GridRow, columns: GridColumns) -> BodyRow:
    cells: dict[str, tuple[Box, ...]] = {}
    doubtful: dict[str, tuple[str, ...]] = {}
    strays, spare = [], []
    for box in row.boxes:
        names, other = columns.of(box), columns.spared(box)
        if not names:
            spare += [(box, other)] if other else []
            strays += [] if other else [box]
            continue
        cells[names[0]] = (*cells.get(names[0], ()), box)
        if len(names) > 1 or other or names[0] in columns.guessed:
            doubtful[names[0]] = names[1:]
    return BodyRow(row.row, cells, tuple(strays), doubtful, tuple(spare))


def _is_empty(block: GoalBlock[BodyRow]) -> bool:
    """A row that is numbered but wholly empty is no goal."""
    return all(set(row.cells) <= {"number"} for row in block.rows)


def _widths(rows: Sequence[BodyRow]) -> Mapping[str, float | None]:
    """The widest line of each column: wherever lines are cut, that is nearly its width."""
    found: dict[str, float] = {}
    for row in rows:
        for name, boxes in row.cells.items():
            lines = (piece.text for box in boxes if len(box.pieces) > 1 for piece in box.pieces)
            found[name] = max((found.get(name, 0.0), *map(width, lines)))
    return {name: wide or None for name, wide in found.items()}


# --- what is no field ---------------------------------------------------------------------


def _labels(
    zones: GridZones,
    columns: GridColumns,
    rows: Sequence[BodyRow],
    blocks: Sequence[GoalBlock[BodyRow]],
) -> Iterator[Piece]:
    """Labels of the columns, but those of extra columns that hold text."""
    used = [columns_of(box) for row in rows if not row.is_moved for box in row.strays]
    for box in (box for row in zones.columns for box in row.boxes):
        if box not in columns.extra or not any(shared(box, one) for one in used):
            yield from box.pieces
    for block in blocks:
        if _is_empty(block):
            yield from (p for row in block.rows for p in pieces_of(row.cells.get("number", ())))


def _aside(rows: Iterable[BodyRow]) -> Iterator[Leftover]:
    """A box whose words are all struck through has none left; those are aside already."""
    for row in rows:
        yield from (Leftover(b.pieces, column.reason) for b, column in row.spare if b.pieces)
        for boxes in row.again.values():
            yield from (Leftover(b.pieces, Seen.REPEATED.value) for b in boxes if b.pieces)


def _marks(rows: Iterable[BodyRow]) -> Iterator[Piece]:
    """〃 and 同上"""
    for row in rows:
        yield from pieces_of(row.marks)


def _note(row: GridRow) -> FieldReading:
    return FieldReading(text_of(row.boxes), pieces_of(row.boxes))


def _loose(row: GridRow) -> Leftover:
    return Leftover(pieces_of(row.boxes), "line")


def _moved(rows: Sequence[BodyRow]) -> Iterator[Leftover]:
    boxes = (box for row in rows if row.is_moved for box in row.strays)
    return (Leftover(box.pieces, ROW_LENGTH) for box in boxes if box.pieces)


def _leftovers(early: Sequence[BodyRow]) -> Iterator[Leftover]:
    for row in early:
        for boxes in row.cells.values():
            yield from (Leftover(box.pieces, NO_GOAL) for box in boxes if box.pieces)


# --- doubts -------------------------------------------------------------------------------


def _head_doubts(form: Form, head: Head) -> Iterator[Doubt]:
    doubtful = {piece: box for box in form.boxes if box.doubt for piece in box.pieces}
    for name, reading in head.facts.items():
        boxes = {
            doubtful[piece].cell: doubtful[piece] for piece in reading.pieces if piece in doubtful
        }
        unsure = (box for box in boxes.values() if not is_certain(name, box))
        unsure = (box for box in unsure if box.doubt != HEAD)
        yield from (Doubt(name, box.doubt, text_of([box])) for box in unsure)
    if any(box.doubt == HEAD for box in form.boxes):
        yield from (Doubt(name, "header") for name in (*FACTS, "parent_section"))
    for box in (box for box in form.boxes if box.doubt and not box.pieces):
        label = label_of(text_of(_before(box, form)))
        if label in HEADER_LABELS:
            yield Doubt(label.value, box.doubt)


def _before(box: Box, form: Form) -> Sequence[Box]:
    """The cell to the left of it that says something; of a value in the head, its label."""
    beside = [one for one in form.boxes if one.row == box.row and one.column < box.column]
    return sorted((one for one in beside if one.pieces), key=lambda one: one.column)[-1:]


def _doubts(
    goals: Sequence[GoalBlock[BodyRow]], columns: GridColumns, gaps: Collection[int]
) -> Iterator[Doubt]:
    following = [block.number for block in goals[1:]]
    for block, number in zip_longest(goals, following):
        yield from grid_doubts(block, number, block.number in gaps)
        yield from column_doubts(block, columns)
        yield from missing_doubts(block, columns)
    yield from crossing_doubts(goals)
    yield from goals_doubts(goals)


def _gaps(blocks: Sequence[GoalBlock[BodyRow]]) -> frozenset[int]:
    """Numbers behind which others are missing, also as numbers of empty rows."""
    pairs = pairwise(block.number for block in blocks)
    return frozenset(number for number, following in pairs if following > number + 1)

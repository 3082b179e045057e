"""Reads a form whose text came from character recognition: one row a line, cells by tabs.

Header cells and columns shift from sheet to sheet, so columns are known by what they hold as
much as by where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from statistics import mode

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.ingest.document import Form, Line, Piece, Seen
from site_builder.ingest.draft import NO_GOAL, Cut, Draft, FieldReading, Leftover
from site_builder.ingest.form.aside.error_values import is_error_value
from site_builder.ingest.form.column_scores import is_report
from site_builder.ingest.form.columns.named import choose_columns
from site_builder.ingest.form.dittos import read_dittos
from site_builder.ingest.form.facts import with_year, year_of
from site_builder.ingest.form.fields import FIELDS, PROSE
from site_builder.ingest.form.head import read_head
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.numbering import GoalBlock, group_rows, whole_numbers
from site_builder.ingest.form.rows import RowCell, TableLine
from site_builder.ingest.layouts.tabular.alignment import Path, TableColumns, align_row, at_home
from site_builder.ingest.layouts.tabular.columns import find_columns
from site_builder.ingest.layouts.tabular.goals import (
    ReadRow,
    Values,
    goal_doubts,
    line_doubts,
    make_goal,
    row_leftovers,
    table_values,
    without_repeated,
)
from site_builder.ingest.layouts.tabular.spare_columns import (
    is_aligned,
    named_columns,
    spare_doubts,
    take_out,
)
from site_builder.ingest.layouts.tabular.zones import Zones, column_labels, find_zones, rejoin_rows

_ENDS = tuple("。．.)）」』】")
_LONGEST_MARK = 6
_LEAST = FIELDS.index("summary")
"""No row with a number ends before this field"""


def read_tabular(form: Form) -> Draft:
    zones = find_zones(form)
    rejoin_rows(zones)
    head = read_head(zones.head)
    named = named_columns(zones)
    header, year_doubts = with_year(head.facts, named)
    lines = [line for line in zones.body if line.cells]
    evaluated = "evaluated" in head.facts or _is_evaluated(lines)
    choice = choose_columns(named, year_of(header))
    aligned = is_aligned(zones, choice.spare, evaluated)
    spare = tuple(take_out(zones, choice.spare)) if aligned else ()
    lines = [line for line in zones.body if line.cells]
    rows = without_repeated(_read_rows(lines, zones, evaluated))
    merged = not any(row.again for row in rows)
    blocks, early = group_rows(rows)
    values = table_values([row.cells for row in rows])
    goals = [block for block in blocks if not _is_empty(block)]
    made, zeros = whole_numbers(make_goal(block, values, merged) for block in goals)
    dittos = read_dittos(made)
    return Draft(
        header=header,
        goals=dittos.goals,
        labels=(*zones.labels, *head.labels, *_labels(zones, blocks)),
        markup=(*zones.markup, *zeros, *dittos.marks),
        notes=tuple(map(_note, zones.outside)),
        unplaced=(*head.unplaced, *_leftovers(zones, rows, early)),
        aside=(*spare, *_aside(rows)),
        doubts=(
            *(*head.doubts, *year_doubts, *_doubts(goals, values)),
            *(*spare_doubts(goals, choice, aligned), *dittos.doubts, *line_doubts(goals)),
        ),
        cut=find_cut(zones.columns, lines, rows, _last_measure(goals)) if goals else None,
    )


# --- the table's rows ---------------------------------------------------------------------


def _read_rows(lines: Sequence[TableLine], zones: Zones, evaluated: bool) -> tuple[ReadRow, ...]:
    if not lines:
        return ()
    usual = mode(line.columns for line in lines)
    errors = [[cell for cell in line.cells if is_error_value(cell.text)] for line in lines]
    marks = [_odd_marks(line, zones, usual) for line in lines]
    odd = [[*wrong, *strange] for wrong, strange in zip(errors, marks, strict=True)]
    lines = [_without(line, cells) for line, cells in zip(lines, odd, strict=True)]
    rows = [line.cells for line in lines if line.cells]
    columns = find_columns(rows, column_labels(zones.columns), evaluated)
    # Rows that are shifted as a whole blur the columns: a second look has them in place.
    paths = [align_row(line.cells, columns, line.columns - usual)[0] for line in lines]
    unshifted = [at_home(path, columns) for path in paths]
    columns = find_columns(unshifted, column_labels(zones.columns), evaluated)
    aligned = [align_row(line.cells, columns, line.columns - usual) for line in lines]
    return tuple(
        ReadRow(
            line.number,
            tuple(path.marked(strange) for path in paths),
            errors=_with_fields(wrong, paths[0], columns),
        )
        for line, paths, wrong, strange in zip(lines, aligned, errors, marks, strict=True)
    )


def _odd_marks(line: TableLine, zones: Zones, usual: int) -> list[RowCell]:
    """A, 達成, ◎: other signs of an evaluation, where the labels tell their column."""
    if max((row.columns for row in zones.columns), default=0) != usual or line.columns != usual:
        return []
    labels = column_labels(zones.columns)
    return [
        cell
        for cell in line.cells
        if labels.get(cell.column) == "evaluation"
        and not evaluation_mark(cell.text)
        and len(squash(cell.text)) <= _LONGEST_MARK
    ]


def _without(line: TableLine, cells: Sequence[RowCell]) -> TableLine:
    return replace(line, cells=tuple(cell for cell in line.cells if cell not in cells))


def _with_fields(
    errors: Sequence[RowCell], path: Path, columns: TableColumns
) -> Mapping[RowCell, tuple[str, ...]]:
    return {cell: () if path.shift else columns.fields.get(cell.column, ()) for cell in errors}


def _is_evaluated(lines: Sequence[TableLine]) -> bool:
    """Whether the rows show marks, or tell in the past tense what was done."""
    told = [any(is_report(cell.text) for cell in line.cells) for line in lines]
    marked = any(evaluation_mark(cell.text) for line in lines for cell in line.cells)
    return marked or 3 * sum(told) >= len(told)


def _is_empty(block: GoalBlock[ReadRow]) -> bool:
    """A row that is numbered but wholly empty is no goal."""
    return all(set(row.cells) <= {"number"} for row in block.rows)


def _last_measure(goals: Sequence[GoalBlock[ReadRow]]) -> str:
    return f"goals/{goals[-1].number}/measures/{len(goals[-1].rows)}"


# --- what is no field ---------------------------------------------------------------------


def _labels(zones: Zones, blocks: Sequence[GoalBlock[ReadRow]]) -> Iterator[Piece]:
    for cell in (cell for row in zones.columns for cell in row.cells):
        yield from cell.pieces
    for block in blocks:
        if _is_empty(block):
            yield from (piece for row in block.rows for piece in row.pieces("number"))


def _note(lines: Sequence[Line]) -> FieldReading:
    pieces = tuple(line.piece.strip() for line in lines)
    return FieldReading("\n".join(piece.text for piece in pieces), pieces)


def _leftovers(
    zones: Zones, rows: Sequence[ReadRow], early: Sequence[ReadRow]
) -> Iterator[Leftover]:
    yield from (Leftover((line.piece.strip(),), "line") for line in zones.inside)
    yield from row_leftovers([row for row in rows if row not in early])
    for row in early:
        cells = (entry.cell for entry in row.paths[0].placed)
        yield from (Leftover(cell.pieces, NO_GOAL) for cell in cells)


def _aside(rows: Sequence[ReadRow]) -> Iterator[Leftover]:
    for row in rows:
        yield from (Leftover(cell.pieces, Seen.REPEATED) for cell in row.again)
        yield from (Leftover(cell.pieces, Seen.ERROR) for cell in row.errors)


# --- doubts -------------------------------------------------------------------------------


def _doubts(goals: Sequence[GoalBlock[ReadRow]], values: Values) -> Iterator[Doubt]:
    following = [block.number for block in goals[1:]]
    for block, number in zip_longest(goals, following):
        yield from goal_doubts(block, values, number)


def find_cut(
    head: Sequence[TableLine], lines: Sequence[TableLine], rows: Sequence[ReadRow], field: str
) -> Cut | None:
    """The last text, if its row ends before the others do and not as they do.

    A row of fewer columns alone tells nothing: empty cells at a line's end are often lost.
    `field` is the path of the last row's measure.
    """
    *others, last = rows
    name = max(last.cells, key=FIELDS.index)
    text = last.cells[name][-1]
    columns = [line.columns for line in lines[:-1]] or [line.columns for line in head]
    shorter = not columns or lines[-1].columns < min(columns)
    unclosed = not _ends_well(text, name, others)
    lacking = shorter and _lacks_more(name, others)
    if shorter and (unclosed or (lacking and last.number is not None)):
        return Cut(text.pieces[-1], "")
    # A row without a number may end early, because cells above cover its own.
    doubtful = lacking or (unclosed and name in PROSE)
    return Cut(text.pieces[-1], f"{field}/{name}") if doubtful else None


def _lacks_more(name: str, others: Sequence[ReadRow]) -> bool:
    """Whether rows with a number go on behind this field."""
    place = FIELDS.index(name)
    numbered = [row for row in others if row.number is not None]
    return place < _LEAST or any(
        numbered and all(field in row.cells for row in numbered) for field in FIELDS[place + 1 :]
    )


def _ends_well(text: RowCell, name: str, others: Sequence[ReadRow]) -> bool:
    if text.text.endswith(_ENDS):
        return True
    texts = [row.cells[name][-1].text for row in others if name in row.cells]
    closed = sum(1 for other in texts if other.endswith(_ENDS))
    return bool(texts) and 2 * closed <= len(texts)

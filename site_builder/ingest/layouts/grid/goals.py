"""Rows of a table whose cells are known → the rows of its goals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.document import Box
from site_builder.ingest.draft import FieldReading, GoalRows, Row
from site_builder.ingest.form.columns.named import SpareColumn
from site_builder.ingest.form.dittos import is_ditto
from site_builder.ingest.form.fields import ROW_LENGTH, field_path
from site_builder.ingest.form.joining import join_lines, join_wrapped
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.numbering import GoalBlock, covered_rows, is_total, read_number
from site_builder.ingest.form.policies import is_policies, read_policies
from site_builder.ingest.layouts.grid.columns import GridColumns
from site_builder.ingest.layouts.grid.rows import pieces_of, text_of

ROWS = "rows"
"""Doubt of a number that stands for all goals"""
MEASURED = ("indicator", "target", "result")
"""A row in which none of these begins, as a merged cell covers it, is no measure of its own"""

_WORDS = {"": "", "達成": "○", "一部未達成": "△", "未達成": "×"}
# A wrap within a code: 政策 / 5-3-③, 政策5 / -3-③
_CODE_GOES_ON = re.compile(r"(?:(?<=政策)|(?<=行財)|(?<=[政行\-－‐]))\n|\n(?=[\-－‐])")

Cells = Mapping[str, tuple[Box, ...]]


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One row of the table: field → the cells that begin there."""

    row: int
    cells: Cells
    strays: tuple[Box, ...] = ()
    """Cells in columns that no label names"""
    doubtful: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field → the other fields whose columns its cell covers too"""
    spare: tuple[tuple[Box, SpareColumn], ...] = ()
    """Cells in columns that are not the sheet's"""
    again: Cells = field(default_factory=dict)
    """Number and sentence of the goal, said again"""
    marks: tuple[Box, ...] = ()
    """〃 for number and sentence"""
    seams: Cells = field(default_factory=dict)
    """Words of a merged cell that a new page says again, or its own"""
    unsure: bool = False
    """Whether it may be another goal's or measure's"""

    @property
    def is_moved(self) -> bool:
        """Whether its cells may stand in the columns of others."""
        boxes = (*self.strays, *(box for own in self.cells.values() for box in own))
        return any(box.doubt == ROW_LENGTH for box in boxes)

    @property
    def number(self) -> int | None:
        return read_number(text_of(self.cells.get("number", ())))


@dataclass(frozen=True, slots=True)
class Texts:
    """How the cells of a form become texts."""

    wrapped: bool
    widths: Mapping[str, float | None]
    """Field → the width at which its lines are cut, where they are"""

    def reading(self, name: str, boxes: Sequence[Box]) -> FieldReading:
        pieces = pieces_of(boxes)
        return FieldReading(self._value(name, [piece.text for piece in pieces]), pieces)

    def _value(self, name: str, lines: Sequence[str]) -> Plain:
        if name == "policies":
            return read_policies(_CODE_GOES_ON.sub("", "\n".join(lines)))
        if name == "evaluation":
            return read_mark("".join(lines))
        return join_wrapped(lines, self.widths.get(name)) if self.wrapped else join_lines(lines)


def read_mark(text: str) -> str:
    """○, also with its word behind it: ○達成, △（一部未達成）"""
    bare = squash(text)
    mark = evaluation_mark(bare[:1])
    return mark if _WORDS.get(bare[1:].strip("():")) in ("", mark) else ""


# --- measures -----------------------------------------------------------------------------


def as_measures(block: GoalBlock[BodyRow]) -> GoalBlock[BodyRow]:
    """The block with one row a measure: rows that a merged measure covers are joined to it."""
    rows: list[BodyRow] = []
    for row in block.rows:
        if rows and _is_within(row, block):
            rows[-1] = join_rows(rows[-1], row)
        else:
            rows.append(row)
    return GoalBlock(block.number, rows, block.printed)


def _is_within(row: BodyRow, block: GoalBlock[BodyRow]) -> bool:
    if any(name in row.cells for name in MEASURED):
        return False
    boxes = (box for other in block.rows for name in MEASURED for box in other.cells.get(name, ()))
    return any(box.row < row.row < box.row + box.rows for box in boxes)


def join_rows(above: BodyRow, below: BodyRow) -> BodyRow:
    names = dict.fromkeys((*above.cells, *below.cells))
    again = dict.fromkeys((*above.again, *below.again))
    return replace(
        above,
        cells={name: above.cells.get(name, ()) + below.cells.get(name, ()) for name in names},
        strays=(*above.strays, *below.strays),
        doubtful={**above.doubtful, **below.doubtful},
        spare=(*above.spare, *below.spare),
        again={name: (*above.again.get(name, ()), *below.again.get(name, ())) for name in again},
        marks=(*above.marks, *below.marks),
        unsure=above.unsure or below.unsure,
    )


# --- goals --------------------------------------------------------------------------------


def make_grid_goal(block: GoalBlock[BodyRow], texts: Texts, merged: bool) -> GoalRows:
    """`merged`: whether the form shows which rows a cell covers: by merged cells, or by words that
    are said again on each row."""
    numbers = [box for row in block.rows for box in row.cells.get("number", ())]
    goals = [box for row in block.rows for box in row.cells.get("goal", ())]
    covered = _covered(block.rows) if merged else covered_rows(block.rows)
    rows = tuple(_row(row, texts, covered[place]) for place, row in enumerate(block.rows))
    printed = FieldReading(block.number, pieces_of(numbers))
    return GoalRows(printed, texts.reading("goal", goals) if goals else None, rows)


def _row(row: BodyRow, texts: Texts, covered: Mapping[str, int]) -> Row:
    names = [name for name in row.cells if name not in ("number", "goal")]
    return Row({name: texts.reading(name, row.cells[name]) for name in names}, covered)


def _covered(rows: Sequence[BodyRow]) -> list[dict[str, int]]:
    """For each row the fields whose merged cell covers rows below, with the number of rows."""
    return [dict(_covering(rows[place:])) for place in range(len(rows))]


def _covering(rows: Sequence[BodyRow]) -> Iterator[tuple[str, int]]:
    first, *below = rows
    for name, boxes in first.cells.items():
        end = max(box.row + box.rows for box in boxes)
        count = 1
        for row in below:
            if row.row >= end or name in row.cells:
                break
            count += 1
        if count > 1 and name not in ("number", "goal"):
            yield name, count


# --- doubts -------------------------------------------------------------------------------


def grid_doubts(block: GoalBlock[BodyRow], following: int | None, gap: bool) -> Iterator[Doubt]:
    """`following`: the number of the goal after this one; `gap`: whether numbers are missing
    between them"""
    goal = f"goals/{block.number}"
    if not block.printed:
        yield Doubt(goal, "number", text_of(block.rows[0].cells.get("number", ())))
    if gap:
        for place, row in enumerate(block.rows, 1):
            if place > 1 and not _is_merged_with(row, block):
                yield Doubt(f"{goal}/measures/{place}", "number")
    if any(set(row.cells) == {"goal"} for row in block.rows[1:]):
        texts = [text_of(row.cells.get("goal", ())) for row in block.rows]
        yield Doubt(f"{goal}/goal", "row", "\n".join(filter(None, texts)), (texts[0],))
    yield from _whole_doubts(block, goal, following)
    for place, row in enumerate(block.rows, 1):
        base = f"{goal}/measures/{place}"
        yield from _measure_doubts(row, base)
        yield from _row_doubts(row, base)
    yield from _moved_doubts(block, goal)


def _whole_doubts(block: GoalBlock[BodyRow], goal: str, following: int | None) -> Iterator[Doubt]:
    sentence = text_of(block.rows[0].cells.get("goal", ()))
    if any("goal" in row.cells and len(row.cells) > 1 for row in block.rows[1:]):
        # A sentence beside no number, with a measure: this goal's or the next one's
        yield Doubt(goal, "row", sentence)
        yield from (Doubt(f"goals/{number}", "row") for number in (following,) if number)
    elif any(row.unsure or _is_in_doubt(row) for row in block.rows):
        yield Doubt(goal, "row", sentence)


def _is_in_doubt(row: BodyRow) -> bool:
    """The number of a row whose place is in doubt stands for all of its cells."""
    return any(box.doubt in ("row", ROWS) for box in row.cells.get("number", ()))


def goals_doubts(blocks: Sequence[GoalBlock[BodyRow]]) -> Iterator[Doubt]:
    """Where it is open which rows are those of which goal, there may be others, or a note."""
    boxes = (box for block in blocks for row in block.rows for box in row.cells.get("number", ()))
    if any(box.doubt == ROWS for box in boxes):
        yield Doubt("goals", "row")
        yield Doubt("notes", "row")


def _moved_doubts(block: GoalBlock[BodyRow], goal: str) -> Iterator[Doubt]:
    """Where a row was moved, it is open, too, what the cells above it cover."""
    if any(row.is_moved for row in block.rows):
        yield Doubt(goal if len(block.rows) > 1 else f"{goal}/measures/1", ROW_LENGTH)


def _is_merged_with(row: BodyRow, block: GoalBlock[BodyRow]) -> bool:
    """Whether a merged number or goal shows that the row is this goal's."""
    names = ("number", "goal")
    boxes = (box for other in block.rows for name in names for box in other.cells.get(name, ()))
    return any(covers(box, row.row) for box in boxes)


def _measure_doubts(row: BodyRow, base: str) -> Iterator[Doubt]:
    """Of a row as a whole"""
    indicator = text_of(row.cells.get("indicator", ()))
    if is_total(indicator):
        yield Doubt(base, "row", indicator)
    if _is_shifted(row):
        yield Doubt(base, "column", indicator)


_TELLING: Mapping[str, Callable[[str], bool]] = {
    "evaluation": lambda text: bool(read_mark(text)),
    "policies": is_policies,
}
"""Fields of which a cell tells whether it is theirs"""


def _is_shifted(row: BodyRow) -> bool:
    """Whether an evaluation or a code stands elsewhere in the row, and other words in its place."""
    texts = {name: text_of(boxes) for name, boxes in row.cells.items()}
    others = [*texts.items(), *(("", text_of([box])) for box in row.strays)]
    return any(
        texts.get(field, "")
        and not fits(texts[field])
        and any(fits(text) for name, text in others if name not in (field, "number"))
        for field, fits in _TELLING.items()
    )


def _row_doubts(row: BodyRow, base: str) -> Iterator[Doubt]:
    for name, others in row.doubtful.items():
        text = text_of(row.cells.get(name, ()))
        for field_name in (name, *others):
            yield Doubt(field_path(base, field_name), "column", text)
    for name, boxes in row.seams.items():
        yield Doubt(field_path(base, name), "span", "", (text_of(boxes),))
    for name, boxes in row.cells.items():
        for box in boxes if name != "number" or not _is_in_doubt(row) else ():
            if not is_certain(name, box) or not box.ruled:
                yield Doubt(field_path(base, name), box.doubt or "cell", text_of([box]))
    marks = text_of(row.cells.get("evaluation", ()))
    if marks and not read_mark(marks) and not is_ditto(marks):
        yield Doubt(f"{base}/evaluation", "evaluation", marks)


def is_certain(name: str, box: Box) -> bool:
    """However it is formatted, a whole number is a goal's number, and a day is a date."""
    shown = not box.doubt or (box.doubt == "number-format" and name in ("created", "evaluated"))
    return shown or (box.doubt == "number-format" and name == "number" and text_of([box]).isdigit())


def column_doubts(block: GoalBlock[BodyRow], columns: GridColumns) -> Iterator[Doubt]:
    """A value beside which another column gives one too, or whose label means no whole year."""
    for place, row in enumerate(block.rows, 1):
        base = f"goals/{block.number}/measures/{place}"
        for name, reason in columns.doubted.items():
            if name in row.cells:
                yield Doubt(field_path(base, name), reason, text_of(row.cells[name]))
        for box, column in row.spare:
            if column.reason == "second-column":
                own = text_of(row.cells.get(column.field, ()))
                others = (text_of([box]),) if column.rival else ()
                yield Doubt(field_path(base, column.field), column.reason, own, others)


def crossing_doubts(blocks: Sequence[GoalBlock[BodyRow]]) -> Iterator[Doubt]:
    """A merged cell that goes on into the rows of the next goal is read at its first one only."""
    for above, below in pairwise(blocks):
        first = below.rows[0]
        for row in above.rows:
            for name, boxes in row.cells.items():
                if name not in first.cells and any(covers(box, first.row) for box in boxes):
                    base = f"goals/{below.number}/measures/1"
                    yield Doubt(field_path(base, name), "span", text_of(boxes))


def covers(box: Box, row: int) -> bool:
    return box.row <= row < box.row + box.rows

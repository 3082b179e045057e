"""Rows of a table that goes on on another page, where that page rules its cells anew.

Programs that leave a cut cell open are no matter here: its parts are one cell already. Others
close every cell at the end of the page, so that a goal's second page looks like rows of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from site_builder.content.wording import squash
from site_builder.ingest.document import Box, Piece
from site_builder.ingest.form.numbering import SPANNING
from site_builder.ingest.layouts.grid.goals import MEASURED, BodyRow, Cells
from site_builder.ingest.layouts.grid.rows import pieces_of, text_of

_GOAL = ("number", "goal")


def mend_seams(
    rows: Sequence[BodyRow], blank: Sequence[Box]
) -> tuple[list[BodyRow], tuple[Piece, ...]]:
    """The rows with their cells as they were before the page cut them, and what is said again.

    `blank` are the cells without text, some of which are the rest of a cell above.
    """
    mended: list[BodyRow] = []
    again: list[Piece] = []
    for row in rows:
        start = _goal_start(mended)
        if start is not None and is_seam(mended[-1], row):
            row, repeated = _without_repeated(mended[start:], row)
            again += pieces_of(repeated)
            if row.number is None and not row.again and not _is_covered(mended[start:], row):
                mended[start:] = _reaching(mended[start:], row, (*blank, *repeated))
                if _seems_torn(row):
                    mended[-1], row = _doubted(mended[-1], row), _doubted(row, mended[-1])
        mended.append(row)
    return mended, tuple(again)


def _goal_start(rows: Sequence[BodyRow]) -> int | None:
    return next((n for n in reversed(range(len(rows))) if rows[n].number is not None), None)


def is_seam(above: BodyRow, row: BodyRow) -> bool:
    pages = [next(iter(_boxes(one)), None) for one in (above, row)]
    return len({box.page for box in pages if box and box.printed}) > 1


def _boxes(row: BodyRow) -> Iterator[Box]:
    return (box for boxes in row.cells.values() for box in boxes)


def _without_repeated(goal: Sequence[BodyRow], row: BodyRow) -> tuple[BodyRow, tuple[Box, ...]]:
    """A goal's number with or without its sentence may head its rows on each page."""
    if row.number is None or row.number != goal[0].number:
        return row, ()
    again = {
        name: boxes
        for name, boxes in row.cells.items()
        if name in (*_GOAL, *SPANNING) and _owner(goal, name, boxes) is not None
    }
    if "goal" in row.cells and "goal" not in again:
        return row, ()  # the number is given twice, a person has to look
    kept = {name: boxes for name, boxes in row.cells.items() if name not in again}
    measured = any(name in kept for name in MEASURED)
    seams = {name: again[name] for name in again if measured and name in SPANNING}
    return replace(row, cells=kept, seams=seams), tuple(
        box for boxes in again.values() for box in boxes
    )


def _owner(goal: Sequence[BodyRow], name: str, boxes: Sequence[Box]) -> BodyRow | None:
    """The row above whose cell says the same."""
    last = next((above for above in reversed(goal) if name in above.cells), None)
    same = last and squash(text_of(last.cells[name])) == squash(text_of(boxes))
    return last if same or name == "number" else None


def _seems_torn(row: BodyRow) -> bool:
    """It may be the rest of the row above: a measure has an indicator and a target."""
    said = [name in row.cells for name in ("indicator", "target")]
    return any(said) and not all(said)


def _doubted(row: BodyRow, other: BodyRow) -> BodyRow:
    return replace(
        row,
        cells={
            name: tuple(
                replace(box, doubt=box.doubt or ("row" if name in other.cells else ""))
                for box in boxes
            )
            for name, boxes in row.cells.items()
        },
    )


def _is_covered(goal: Sequence[BodyRow], row: BodyRow) -> bool:
    boxes = (box for above in goal for name in _GOAL for box in above.cells.get(name, ()))
    return any(box.row + box.rows > row.row for box in boxes)


def _reaching(goal: Sequence[BodyRow], row: BodyRow, blank: Sequence[Box]) -> Iterator[BodyRow]:
    """The goal's rows, with the cells that seem to reach down to this one."""
    names = [*_GOAL, *(name for name in SPANNING if name not in row.cells)]
    if not any(name in row.cells for name in MEASURED):
        names += MEASURED  # the rest of a row that the page cuts
    rest = {(box.column, box.columns): box.rows for box in blank if box.row == row.row}
    last = {name: n for n, above in enumerate(goal) for name in names if name in above.cells}
    for place, above in enumerate(goal):
        cells = {name: above.cells[name] for name in names if last.get(name) == place}
        yield replace(above, cells={**above.cells, **_stretched(cells, row, rest)})


def _stretched(cells: Cells, row: BodyRow, rest: Mapping[tuple[int, int], int]) -> Cells:
    return {
        name: tuple(
            replace(
                box,
                rows=row.row + rest.get((box.column, box.columns), 1) - box.row,
                doubt=box.doubt or ("span" if name in SPANNING else ""),
            )
            for box in boxes
        )
        for name, boxes in cells.items()
    }

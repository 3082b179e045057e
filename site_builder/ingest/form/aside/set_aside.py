"""What stands in a form and is not to be taken as said: judged once, whatever format has it.

The layouts read what is left. A cell of which something is left out is doubted; a row that is
struck out whole is no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from site_builder.ingest.document import Box, Form, Seen
from site_builder.ingest.draft import Leftover
from site_builder.ingest.form.aside.error_values import is_error_value

_STRUCK = (Seen.STRUCK, Seen.UNSEEN)
_FEW = 2
"""A row of the table has more cells"""
_DOUBTED = (*_STRUCK, Seen.ERROR)
"""Reasons that make the cell doubtful; other text was never part of a cell"""


def set_aside(form: Form) -> tuple[Form, tuple[Leftover, ...]]:
    """The form as it is to be read, with doubts on cells, and what was left out of it."""
    marked = [_with_error(box) for box in form.boxes]
    if not any(box.seen or box.parts for box in marked):
        return form, ()
    ordered = sorted(marked, key=lambda box: (box.row, box.column))
    rows = [tuple(row) for _, row in groupby(ordered, key=lambda box: box.row)]
    kept = dict(_live_rows(rows))
    boxes = tuple(kept[box] for box in marked if box in kept)
    aside = tuple(left for box in marked for left in _left_out(box))
    return replace(form, boxes=boxes), aside


def _with_error(box: Box) -> Box:
    is_error = not box.seen and is_error_value("".join(piece.text for piece in box.pieces))
    return replace(box, seen=Seen.ERROR) if is_error else box


def _left_out(box: Box) -> Iterator[Leftover]:
    if box.seen and box.pieces:
        yield Leftover(box.pieces, box.seen.value)
    yield from (Leftover(part.pieces, part.seen.value) for part in box.parts)


def _live_rows(rows: Sequence[Sequence[Box]]) -> Iterator[tuple[Box, Box]]:
    """Each cell with what is to be read of it. A row without a number goes on with the row above:
    below one that is struck out it may."""
    below, why = 0, ""  # the column in which the last row that was struck out begins
    first = _first_column(rows)
    for row in rows:
        own = [box for box in row if not _is_alien(box)]
        said = [box for box in own if box.pieces or _struck(box)]
        if said and said[0].column <= below:
            below, why = 0, ""
        gone = bool(said) and all(map(_struck, said))
        if gone and not below:
            below, why = said[0].column, _struck(said[0])
        doubt = why or (_struck(said[0]) if said else "")
        leads = bool(said) and said[0].column == first
        out = said if gone else _leading_errors(said) if leads else ()
        yield from ((box, _live(box, doubt)) for box in own if box not in out)


def _first_column(rows: Iterable[Sequence[Box]]) -> int:
    """Where the table begins: that of the numbers."""
    return min((row[0].column for row in rows if len(row) > _FEW), default=0)


def _leading_errors(said: Sequence[Box]) -> Sequence[Box]:
    """What a program has written for the merged cells of a goal in its later rows: no more than
    that nothing is there."""
    return tuple(takewhile(lambda box: box.seen is Seen.ERROR, said))


def _is_alien(box: Box) -> bool:
    return box.seen is not None and box.seen not in _DOUBTED


def _struck(box: Box) -> str:
    """Why nothing of its words is left; empty where some are."""
    if box.seen:
        return box.seen if box.seen in _STRUCK else ""
    reasons = (part.seen for part in box.parts if part.seen in _STRUCK)
    return "" if box.pieces else next(reasons, "")


def _live(box: Box, doubt: str) -> Box:
    """`doubt`: of its row"""
    if box.seen:
        return replace(box, pieces=(), seen=None, parts=(), doubt=box.doubt or box.seen)
    own = next((part.seen for part in box.parts if part.seen in _DOUBTED), "")
    of_row = doubt if box.pieces else ""
    return replace(box, parts=(), doubt=box.doubt or own or of_row)

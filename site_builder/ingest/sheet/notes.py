"""Text of a printed page that was taken for a note, but may belong to cells: it stands between the
rows of the table, says what a cell says, or is longer than notes are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.ingest.document import Box, Form, Piece
from site_builder.ingest.draft import Draft, FieldReading, GoalRows

_LONGEST = 80
"""Characters of the notes that follow each other; those of real forms have up to forty"""
_SAID = 10
"""So many characters in a row that a cell has too are hardly a note's own"""


@dataclass(frozen=True, slots=True)
class _PrintedNote:
    """Notes in rows that follow each other"""

    text: str
    first: int
    last: int
    doubt: str


def note_doubts(form: Form, draft: Draft) -> Iterator[Doubt]:
    """The goals beside such a note, and notes whose own cells are in doubt."""
    boxes = {piece: box for box in form.boxes if box.printed for piece in box.pieces}
    goals = {str(goal.number.value): _rows(goal, boxes) for goal in draft.goals}
    cells = [squash(str(reading.value)) for goal in draft.goals for reading in _readings(goal)]
    known = {doubt.raw for doubt in draft.doubts if doubt.field == "notes"}
    last = max((row for rows in goals.values() for row in rows), default=0)
    for note in _notes([one for one in draft.notes if str(one.value) not in known], boxes):
        if note.doubt:
            yield Doubt("notes", note.doubt, note.text)
        if _is_doubtful(note, cells, last):
            yield from (Doubt(f"goals/{n}", "row", note.text) for n in _beside(note, goals))


def _notes(readings: Sequence[FieldReading], boxes: Mapping[Piece, Box]) -> Iterator[_PrintedNote]:
    above: _PrintedNote | None = None
    for reading in readings:
        own = [boxes[piece] for piece in reading.pieces if piece in boxes]
        if not own:
            continue
        rows = [box.row for box in own]
        doubt = next((box.doubt for box in own if box.doubt), "")
        note = _PrintedNote(str(reading.value), min(rows), max(rows), doubt)
        if above and note.first <= above.last + 1:
            text = f"{above.text}\n{note.text}"
            note = _PrintedNote(text, above.first, note.last, above.doubt or doubt)
        elif above:
            yield above
        above = note
    if above:
        yield above


def _is_doubtful(note: _PrintedNote, cells: Sequence[str], last: int) -> bool:
    text = squash(note.text)
    parts = (text[place : place + _SAID] for place in range(len(text) - _SAID + 1))
    said = any(part in cell for part in parts for cell in cells)
    return said or len(text) > _LONGEST or note.first < last


def _beside(note: _PrintedNote, goals: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """The last goal above it and the first below."""
    above = [number for number, rows in goals.items() if rows and min(rows) <= note.first]
    below = [number for number, rows in goals.items() if rows and min(rows) > note.last]
    yield from (*above[-1:], *below[:1])


def _rows(goal: GoalRows, boxes: Mapping[Piece, Box]) -> list[int]:
    pieces = (piece for reading in _readings(goal) for piece in reading.pieces)
    return [boxes[piece].row for piece in pieces if piece in boxes]


def _readings(goal: GoalRows) -> Iterator[FieldReading]:
    yield goal.number
    if goal.goal:
        yield goal.goal
    for row in goal.rows:
        yield from row.cells.values()

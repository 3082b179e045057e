"""Draft → where each of its texts stands in the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from site_builder.content.lines import BREAK
from site_builder.content.origins.provenance import Place, Provenance
from site_builder.content.sheet.model import Sheet
from site_builder.ingest.document import Box, Document, Form, Piece
from site_builder.ingest.draft import Draft, GoalRows

_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp932")
_SAME_PLACE = {"ward": "department", "parent_section": "section"}
"""Facts that another fact's cell says too"""

Fields = Mapping[str, tuple[Place, ...]]


def trace(document: Document, form: Form, draft: Draft) -> Fields:
    """Field path, notes/1, unplaced/1 → its pieces; a text without a place is left out."""
    starts = _line_starts(document.text)
    boxes = {piece.start: box for box in form.boxes for piece in box.every_piece}
    corners = sorted(boxes)
    return {
        field: tuple(_place(piece, starts, _box(piece, corners, boxes)) for piece in inked)
        for field, pieces in _fields(draft)
        if (inked := [piece for piece in pieces if piece.text.strip()])
    }


def provenance_of(sheet: Sheet, encoding: str, text: str, fields: Fields) -> Provenance:
    """`text`: as it is kept beside a document that is none"""
    source = sheet.source
    taken = "" if encoding else sha256(text.encode()).hexdigest()
    return Provenance(source.document, source.sha256, source.converted, encoding, fields, taken)


def encoding_of(data: bytes, text: str) -> str:
    """The encoding by which the document's bytes are its text; empty where none is."""
    for encoding in _ENCODINGS:
        try:
            if data.decode(encoding) == text:
                return encoding
        except UnicodeDecodeError:
            pass
    return ""


def _fields(draft: Draft) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    for name, reading in draft.header.items():
        same = draft.header.get(_SAME_PLACE.get(name, ""))
        yield name, reading.pieces or (same.pieces if same else ())
    for goal in draft.goals:
        yield from _goal(goal)
    for number, note in enumerate(draft.notes, 1):
        yield f"notes/{number}", note.pieces
    for number, leftover in enumerate(draft.unplaced, 1):
        yield f"unplaced/{number}", leftover.pieces


def _goal(rows: GoalRows) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    path = f"goals/{rows.number.value}"
    yield f"{path}/number", rows.number.pieces
    if rows.goal:
        yield f"{path}/goal", rows.goal.pieces
    for position, row in enumerate(rows.rows, 1):
        for name, reading in row.cells.items():
            yield f"{path}/measures/{position}/{name}", reading.pieces


def _line_starts(text: str) -> Sequence[int]:
    return [0, *(match.end() for match in BREAK.finditer(text))]


def _box(piece: Piece, corners: Sequence[int], boxes: Mapping[int, Box]) -> Box | None:
    """The cell that the piece is a part of."""
    at = bisect_right(corners, piece.start)
    return boxes[corners[at - 1]] if at else None


def _place(piece: Piece, starts: Sequence[int], box: Box | None) -> Place:
    line = bisect_right(starts, piece.start)
    column = piece.start - starts[line - 1] + 1
    where = (box.sheet, box.cell) if box else ("", "")
    return Place(line, column, len(piece.text), *where)

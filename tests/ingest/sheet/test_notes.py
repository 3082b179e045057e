"""Notes of a printed page that may be words of cells."""

from __future__ import annotations

import pytest

from site_builder.content.sheet.model import Doubt
from site_builder.ingest.document import Box, Flavour, Form, Line, Piece
from site_builder.ingest.draft import Draft, FieldReading, GoalRows, Row
from site_builder.ingest.sheet.notes import note_doubts


def doubts(note: str, row: int, *, doubt: str = "", printed: bool = True) -> list[Doubt]:
    """Of a form whose goals 1 and 2 stand in rows 3 and 5."""
    boxes: list[Box] = []
    for where, text in ((3, "1"), (3, "地域の防災訓練を行います。"), (5, "2"), (row, note)):
        cell = "10,10,90,20" if printed else "A3"
        start = sum(len(box.pieces[0].text) + 1 for box in boxes)
        why = doubt if text == note else ""
        boxes.append(Box(where, 1, 1, 1, (Piece(text, start),), "1", cell, why))
    one, said, two, noted = (FieldReading(b.pieces[0].text, b.pieces) for b in boxes)
    goals = (GoalRows(one, said, (Row({}),)), GoalRows(two, None, (Row({}),)))
    lines = tuple(Line(n, box.pieces[0]) for n, box in enumerate(boxes, 1))
    form = Form(Flavour.GRID, lines, tuple(boxes))
    return list(note_doubts(form, Draft({}, goals, notes=(noted,))))


def goals(found: list[Doubt]) -> list[str]:
    return [doubt.field for doubt in found]


def test_a_short_note_below_the_table_is_one() -> None:
    assert doubts("※数は見込みです。", 8) == []


def test_a_note_between_the_rows_doubts_the_goals_beside_it() -> None:
    assert goals(doubts("参照", 4)) == ["goals/1", "goals/2"]


@pytest.mark.parametrize("note", ["地域の防災訓練を行います", "長い言葉。" * 20])
def test_a_note_that_a_cell_says_too_or_that_is_long_doubts_the_goal_above(note: str) -> None:
    assert doubts(note, 8) == [Doubt("goals/2", "row", note)]


def test_a_note_whose_own_place_is_doubted_says_so() -> None:
    assert doubts("参照", 8, doubt="row") == [Doubt("notes", "row", "参照")]


def test_cells_of_a_workbook_are_known_by_their_place() -> None:
    assert doubts("長い言葉。" * 20, 4, printed=False) == []

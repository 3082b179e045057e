"""Which words of a form are read, and which are set aside with what doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.ingest.document import Box, CellPart, Form, Piece, Seen
from site_builder.ingest.form.aside.set_aside import set_aside
from site_builder.ingest.formats.cells import make_grid_document
from site_builder.ingest.formats.grid_cell import GridCell

HEAD = ("No.", "組織目標", "取組指標", "R7目標")


def form(*rows: str, **marks: Seen) -> Form:
    """One text a cell, parted by spaces; `marks`: the cells A2 … that are not to be taken as
    said."""
    cells = [
        GridCell(n, column, 1, 1, (text,), "地域課", name, seen=marks.get(name))
        for n, row in enumerate((" ".join(HEAD), *rows), 1)
        for column, text in enumerate(row.split(" "), 1)
        if text and (name := f"{'ABCD'[column - 1]}{n}")
    ]
    return make_grid_document("a.xlsx", "", [cells]).forms[0]


def read(one: Form) -> tuple[list[str], list[str], list[str]]:
    """What is read below the labels, what is doubted there, what is left out."""
    live, aside = set_aside(one)
    boxes = [box for box in live.boxes if box.row > 1]
    return (
        [piece.text for box in boxes for piece in box.pieces],
        [f"{box.cell} {box.doubt}" for box in boxes if box.doubt],
        [piece.text for left in aside for piece in left.pieces],
    )


def test_a_form_without_marks_is_read_as_it_is() -> None:
    one = form("1 進めます。 回数 80回")
    assert set_aside(one) == (one, ())


@pytest.mark.parametrize("seen", [Seen.STRUCK, Seen.UNSEEN, Seen.ERROR])
def test_a_cell_that_is_left_out_is_doubted(seen: Seen) -> None:
    one = form("1 進めます。 回数 80回", D2=seen)
    assert read(one) == (["1", "進めます。", "回数"], [f"D2 {seen}"], ["80回"])


@pytest.mark.parametrize("seen", [Seen.OUTSIDE, Seen.REPEATED, Seen.WATERMARK])
def test_what_was_no_part_of_a_cell_makes_no_doubt(seen: Seen) -> None:
    one = form("1 進めます。 回数 80回", D2=seen)
    assert read(one) == (["1", "進めます。", "回数"], [], ["80回"])


def test_of_a_cell_struck_out_in_part_the_rest_is_read() -> None:
    cell = GridCell(2, 1, 1, 1, ("100回",), "", "A2", parts=((Seen.STRUCK, ("80回",)),))
    labels = [GridCell(1, n, 1, 1, (text,), "", "A1") for n, text in enumerate(HEAD, 1)]
    document = make_grid_document("a.xlsx", "", [[*labels, cell]])
    assert read(document.forms[0]) == (["100回"], ["A2 struck"], ["80回"])
    assert document.text.endswith("100回\n80回\n")


STRUCK = dict.fromkeys(("A3", "B3", "C3", "D3"), Seen.STRUCK)


def test_a_row_that_is_struck_out_whole_is_none() -> None:
    one = form("1 進めます。 回数 80回", "2 やめました。 件数 5件", **STRUCK)
    assert read(one)[:2] == (["1", "進めます。", "回数", "80回"], [])


def test_rows_that_go_on_with_one_that_is_struck_out_are_doubted() -> None:
    one = form("1 a b c", "2 やめた。 件数 5件", "  人数 3人", "3 x y z", **STRUCK)
    said, doubts, _ = read(one)
    assert said == [*"1abc", "人数", "3人", *"3xyz"]
    assert doubts == ["C4 struck", "D4 struck"]


def test_a_row_whose_number_alone_is_struck_out_is_doubted_whole() -> None:
    one = form("1 a b c", "2 d e f", A3=Seen.STRUCK)
    assert read(one)[1] == ["A3 struck", "B3 struck", "C3 struck", "D3 struck"]


def test_a_doubt_that_a_cell_has_already_stays() -> None:
    one = form("1 進めます。 回数 80回", D2=Seen.STRUCK)
    boxes = tuple(replace(box, doubt="formula") if box.seen else box for box in one.boxes)
    assert read(replace(one, boxes=boxes))[1] == ["D2 formula"]


def test_a_blank_cell_with_a_watermark_is_no_row_that_is_struck_out() -> None:
    part = CellPart((Piece("案", 0),), Seen.WATERMARK)
    box = Box(2, 1, 1, 1, (), "1", "0,0,9,9", parts=(part,))
    beside = Box(2, 2, 1, 1, (Piece("文", 2),), "1", "9,0,19,9")
    live, aside = set_aside(Form(form().flavour, (), (box, beside)))
    assert [one.doubt for one in live.boxes] == ["", ""]
    assert [left.reason for left in aside] == ["watermark"]


def test_what_a_program_left_in_a_cell_is_no_value() -> None:
    one = form("1 進めます。 nan #N/A", "2 - ― 5件")
    assert read(one) == (
        ["1", "進めます。", "2", "-", "―", "5件"],
        ["C2 error-value", "D2 error-value"],
        ["nan", "#N/A"],
    )


def test_what_a_program_left_where_cells_were_merged_makes_no_doubt() -> None:
    one = form("1 進めます。 回数 80回", "nan nan 人数 nan")
    assert read(one)[1:] == (["D3 error-value"], ["nan", "nan", "nan"])


def test_what_a_program_left_in_the_first_cell_that_a_merged_one_leaves_is_doubted() -> None:
    one = form("1 進めます。 回数 80回", "  #N/A 3人")
    assert read(one)[1:] == (["C3 error-value"], ["#N/A"])

"""Forms that go on over the end of a page, as programs cut them there."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from benchmarks.forms.pdf.ruled import PdfLook, as_pdf, random_look
from benchmarks.forms.pdf.writer import PdfPage, write_pdf
from benchmarks.forms.spreadsheet.workbooks import make_grid_forms
from site_builder.ingest.formats.pdf.reader import read_pdf
from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.drawing import SIZE, boxes, cells, table

LOW = (842.0, 420.0)
"""Paper on which hardly a form ends on the page that it begins on"""


@pytest.mark.parametrize(
    ("seed", "sheets"), [pytest.param(977005, 8, marks=pytest.mark.full), (2002, 5)]
)
def test_several_forms_on_a_page_of_which_the_last_goes_on(seed: int, sheets: int) -> None:
    forms = make_grid_forms(seed, sheets, typed=False)
    look = random_look(random.Random(seed))
    assert [cell for cell in cells(as_pdf(forms, look), forms) if not cell.right] == []


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("cut", ["open", "closed", "labels"])
@pytest.mark.parametrize("seed", [2, 5])
def test_what_a_page_cuts_is_read_whole(seed: int, cut: str, again: bool) -> None:
    forms = make_grid_forms(seed, 3, typed=False)
    look = PdfLook(LOW, 6.5, cut=cut, again=again)
    assert [cell for cell in cells(as_pdf(forms, look), forms) if not cell.right] == []


def test_rows_that_a_page_rules_anew_are_doubted_to_be_the_cells_above() -> None:
    forms = make_grid_forms(8, 3, typed=False)
    sheets = parse_document("a.pdf", as_pdf(forms, PdfLook(LOW, 6.5, cut="closed"))).sheets
    assert "span" in {doubt.reason for sheet in sheets for doubt in sheet.review}


def test_notes_below_a_table_may_stand_on_the_next_page() -> None:
    forms = make_grid_forms(32000, 3, typed=False)
    sheets = parse_document("a.pdf", as_pdf(forms, random_look(random.Random(32000)))).sheets
    assert "\n".join(sheets[0].notes) == "\n".join(forms.sheets[0]["notes"])


def test_lines_that_count_the_pages_are_no_notes() -> None:
    forms = make_grid_forms(5, 3, typed=False)
    look = PdfLook(LOW, 6.5, running="新潟市の目標　")
    with_lines, plain = (
        parse_document("a.pdf", as_pdf(forms, one)).sheets
        for one in (look, replace(look, running=""))
    )
    assert [sheet.notes for sheet in with_lines] == [sheet.notes for sheet in plain]


# --- single cells -------------------------------------------------------------------------


def cut_pages() -> tuple[PdfPage, PdfPage]:
    """The table of the first page goes on on the second; nothing closes its right cell."""
    first, second = PdfPage(400, 300), PdfPage(400, 300)
    table(first, [40, 140], [200, 260])
    first.text(44, 220, "左", SIZE)
    first.line(140, 200, 240, 200)
    first.line(240, 200, 240, 260)
    return first, second


def test_a_cell_that_the_page_cuts_goes_on_on_the_next() -> None:
    first, second = cut_pages()
    first.text(144, 220, "右", SIZE)
    table(second, [40, 140], [40, 80])
    second.text(44, 60, "左下", SIZE)
    second.line(240, 40, 240, 80)
    second.line(140, 80, 240, 80)
    assert boxes(first, second)["右"].rows == 2


def test_a_cell_that_begins_on_a_page_is_not_joined_with_a_blank_one_above() -> None:
    first, second = cut_pages()
    table(second, [40, 140, 240], [40, 80])
    second.text(144, 60, "右下", SIZE)
    found = boxes(first, second)
    assert (found["右下"].rows, found["右下"].sheet) == (1, "2")
    assert found["右下"].row > found["左"].row


def test_a_cut_cell_stands_between_lines_of_another_table_on_the_page() -> None:
    first, second = cut_pages()
    table(first, [40, 190, 240], [60, 100])
    first.text(144, 220, "右", SIZE)
    table(second, [40, 140, 240], [40, 80])
    assert boxes(first, second)["右"].cell == "140,200,240,260"


def test_a_number_that_the_page_repeats_above_its_cell_is_known_by_its_middle() -> None:
    first, second = cut_pages()
    first.text(237.5, 220, "1", 4)
    second.text(237.5, 36, "1", 4)
    second.text(250, 60, "横", SIZE)
    table(second, [40, 140], [40, 80])
    second.line(240, 40, 240, 80)
    second.line(140, 80, 240, 80)
    boxes(first, second)
    (form,) = read_pdf("a.pdf", write_pdf([first, second])).forms
    assert [piece.text for box in form.boxes for piece in box.pieces].count("1") == 1


def test_a_part_that_recurs_within_the_rest_is_not_lost() -> None:
    first, second = cut_pages()
    first.text(144, 220, "・調査", SIZE)
    second.line(140, 80, 240, 80)
    for x in (140, 240):
        second.line(x, 40, x, 80)
    second.text(144, 60, "の周知・調査の実", SIZE)
    assert boxes(first, second)["・調査の周知・調査の実"].doubt == "clipped"

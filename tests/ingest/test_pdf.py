"""PDFs of forms, drawn in the many ways in which programs draw them."""

from __future__ import annotations

import dataclasses
import random
from dataclasses import replace

import pytest

from site_builder.ingest.document import Box
from site_builder.ingest.parsing import parse_document
from site_builder.ingest.pdf.reading import read_pdf
from tests.forms.pdf_writer import PdfPage, write_pdf
from tests.forms.ruled import PdfLook, as_pdf, random_look
from tests.forms.scoring import Cell, compare
from tests.forms.workbooks import GridForms, make_grid_forms

SIZE = 10.0


def cells(data: bytes, forms: GridForms) -> list[Cell]:
    """All compared cells but notes: an extra column becomes one."""
    parsed = parse_document("a.pdf", data)
    assert parsed.balance.holds
    assert [p.code for p in parsed.problems if p.code != "blank-form"] == []
    assert [sheet.section for sheet in parsed.sheets] == [s["section"] for s in forms.sheets]
    pairs = zip(forms.sheets, parsed.sheets, strict=True)
    found = [cell for truth, sheet in pairs for cell in compare(truth, dataclasses.asdict(sheet))]
    return [cell for cell in found if cell.path != "notes"]


@pytest.mark.parametrize("seed", range(12))
def test_every_cell_of_a_ruled_form_is_read(seed: int) -> None:
    forms = make_grid_forms(seed, 2, typed=False)
    look = random_look(random.Random(seed))
    assert [cell for cell in cells(as_pdf(forms, look), forms) if not cell.right] == []


@pytest.mark.parametrize(("seed", "sheets"), [(977005, 8), (2002, 5)])
def test_several_forms_on_a_page_of_which_the_last_goes_on(seed: int, sheets: int) -> None:
    forms = make_grid_forms(seed, sheets, typed=False)
    look = random_look(random.Random(seed))
    assert [cell for cell in cells(as_pdf(forms, look), forms) if not cell.right] == []


@pytest.mark.parametrize("seed", range(100, 104))
def test_what_is_wrong_in_rows_too_low_is_doubted(seed: int) -> None:
    forms = make_grid_forms(seed, 2, typed=False)
    look = replace(random_look(random.Random(seed)), low=0.7, clipped=True)
    found = cells(as_pdf(forms, look), forms)
    assert [cell for cell in found if cell.silent] == []
    assert sum(cell.right for cell in found) >= 0.9 * len(found)


def test_the_way_of_drawing_changes_nothing() -> None:
    forms = make_grid_forms(7, 2, typed=False)
    plain = parse_document("a.pdf", as_pdf(forms, PdfLook())).sheets
    for change in (
        {"style": "dots"},
        {"style": "double"},
        {"singly": True, "scaled": True},
        {"doubled": True, "filled": True},
        {"rotate": 90},
        {"turned": True, "rotate": 90},
        {"middle": False},
        {"clipped": True},
        {"footer": True},
        {"by_column": True},
    ):
        look = replace(PdfLook(), **change)
        sheets = parse_document("a.pdf", as_pdf(forms, look)).sheets
        assert [replace(s, source=p.source) for s, p in zip(sheets, plain, strict=True)] == list(
            plain
        ), change


# --- single cells -------------------------------------------------------------------------


def table(page: PdfPage, xs: list[float], ys: list[float]) -> None:
    for x in xs:
        page.line(x, ys[0], x, ys[-1])
    for y in ys:
        page.line(xs[0], y, xs[-1], y)


def boxes(page: PdfPage, *others: PdfPage) -> dict[str, Box]:
    """By their text, below the title that makes the page a form."""
    page.text(40, 30, "組織目標管理シート", SIZE)
    (form,) = read_pdf("a.pdf", write_pdf([page, *others])).forms
    return {"/".join(piece.text for piece in box.pieces): box for box in form.boxes}


def test_a_cell_is_known_by_its_rulings() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 140, 240], [60, 100, 140])
    page.text(44, 80, "左上", SIZE)
    page.text(144, 120, "右下", SIZE)
    found = boxes(page)
    first, last = found["左上"], found["右下"]
    assert (first.cell, first.sheet) == ("40,60,140,100", "1")
    assert (last.row - first.row, last.column - first.column) == (1, 1)


def test_a_merged_cell_has_its_extent() -> None:
    page = PdfPage(400, 300)
    table(page, [140, 240, 340], [60, 100, 140])
    table(page, [40, 140], [60, 140])
    page.text(44, 80, "二段", SIZE)
    page.text(144, 80, "上", SIZE)
    assert (boxes(page)["二段"].rows, boxes(page)["二段"].columns) == (2, 1)


def test_wrapped_lines_are_joined_and_typed_ones_stay() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 124], [60, 140])  # room for eight letters
    for place, line in enumerate(["地域の課題をみなで", "解決します。", "・話し合い"]):
        page.text(42, 72 + 12 * place, line[:8], SIZE)
    assert "地域の課題をみな解決します。/・話し合い" in boxes(page)


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


def test_words_outside_of_all_cells_stay() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 140], [60, 100])
    page.text(44, 80, "中", SIZE)
    page.text(200, 80, "横", SIZE)
    page.text(44, 140, "※下", SIZE)
    found = boxes(page)
    assert found["横"].row == found["中"].row
    assert found["※下"].row > found["中"].row


def test_upright_letters_are_one_word() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 140], [60, 140])
    for place, letter in enumerate("今後の方針"):
        page.text(80, 72 + 12 * place, letter, SIZE)
    assert "今後の方針" in boxes(page)


def test_turned_letters_are_read_too() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 60, 140], [60, 140])
    page.text(54, 130, "主な取組", SIZE, turn=1)
    page.text(70, 90, "概要と実績", SIZE)
    assert {"主な取組", "概要と実績"} <= set(boxes(page))


def test_text_that_runs_over_its_ruling_is_doubted() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 100, 240], [60, 100])
    page.text(44, 80, "となりまで続く長い文", SIZE)
    assert boxes(page)["となりまで続く長い文"].doubt == "clipped"


def test_radicals_are_the_letters_that_were_typed() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 240], [60, 100])
    page.text(44, 80, "⽬標と⼾籍、﨑", SIZE)
    assert "目標と戸籍、﨑" in boxes(page)

"""PDFs of forms, drawn in the many ways in which programs draw them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from benchmarks.forms.pdf.ruled import PdfLook, as_pdf, random_look
from benchmarks.forms.pdf.writer import PdfPage, write_pdf
from benchmarks.forms.spreadsheet.workbooks import make_grid_forms
from site_builder.ingest.formats.pdf.reader import read_pdf
from site_builder.ingest.sheet.parse import parse_document
from site_builder.problems import DocumentError
from tests.extent import amount
from tests.ingest.drawing import SIZE, boxes, cells, table


@pytest.mark.parametrize("seed", range(amount(6, 12)))
def test_every_cell_of_a_ruled_form_is_read(seed: int) -> None:
    forms = make_grid_forms(seed, 2, typed=False)
    look = random_look(random.Random(seed))
    assert [cell for cell in cells(as_pdf(forms, look), forms) if not cell.right] == []


@pytest.mark.parametrize("seed", range(100, amount(102, 104)))
def test_what_is_wrong_in_rows_too_low_is_doubted(seed: int) -> None:
    forms = make_grid_forms(seed, 2, typed=False)
    look = replace(random_look(random.Random(seed)), low=0.7, clipped=True)
    found = cells(as_pdf(forms, look), forms)
    assert [cell for cell in found if cell.silent] == []
    assert sum(cell.right for cell in found) >= 0.9 * len(found)


@pytest.mark.full
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
        {"apart": True},
        {"ringed": True},
    ):
        look = replace(PdfLook(), **change)
        sheets = parse_document("a.pdf", as_pdf(forms, look)).sheets
        assert [replace(s, source=p.source) for s, p in zip(sheets, plain, strict=True)] == list(
            plain
        ), change


# --- single cells -------------------------------------------------------------------------


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


@pytest.mark.parametrize(("size", "style"), [(2.0, "stroke"), (5.0, "dots")])
def test_rows_as_low_as_their_letters(size: float, style: str) -> None:
    """Short rulings part cells; the dots of rulings above and below are none between letters."""
    page = PdfPage(400, 300)
    high = 1.3 * size
    for y in (60.0, 60 + high, 60 + 2 * high):
        page.line(40, y, 240, y, style)
    for x in (40.0, 140.0, 240.0):
        page.line(x, 60, x, 60 + 2 * high, style)
    for place, text in enumerate(("地域の会議の開催", "今年度の目標の値")):
        page.text(41 + 100 * place, 60 + 1.1 * size, text, size)
        page.text(41 + 100 * place, 60 + high + 1.1 * size, text[::-1], size)
    page.text(44, 200, "この頁の文字は、みな小さい。" * 3, size)
    found = boxes(page)
    assert {"地域の会議の開催", "今年度の目標の値", "値の標目の度年今"} <= set(found)
    places = [float(one) for one in found["今年度の目標の値"].cell.split(",")]
    assert places == [140, 60, 240, round(60 + high)]


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


def test_a_bracket_that_hangs_over_the_ruling_ends_its_cell() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 100, 240], [60, 100])
    page.text(44, 80, "回数（回）", SIZE + 2)
    page.text(102.5, 80, "30", SIZE)
    assert {"回数（回）", "30"} <= set(boxes(page))


def test_text_that_runs_over_its_ruling_is_doubted() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 100, 240], [60, 100])
    page.text(44, 80, "となりまで続く長い文", SIZE)
    assert boxes(page)["となりまで続く長い文"].doubt == "clipped"


def test_signs_instead_of_a_number_too_wide_are_doubted() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 100, 240], [60, 100])
    page.text(44, 80, "####", SIZE)
    assert boxes(page)["####"].doubt == "clipped"


def test_rulings_beyond_their_clip_make_no_cell() -> None:
    page = PdfPage(400, 300)
    page.clip(0, 0, 400, 120)
    table(page, [40, 140, 240], [60, 100, 200])
    page.unclip()
    page.text(44, 80, "中", SIZE)
    page.text(44, 170, "外", SIZE)
    found = boxes(page)
    assert (found["中"].ruled, found["外"].ruled) == (True, False)


def test_radicals_are_the_letters_that_were_typed() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 240], [60, 100])
    page.text(44, 80, "⽬標と⼾籍、﨑", SIZE)
    assert "目標と戸籍、﨑" in boxes(page)


# --- pages laid askew ---------------------------------------------------------------------


def moved(matrix: str) -> bytes:
    page = PdfPage(400, 300)
    table(page, [40, 160, 280], [60, 100, 140])
    page.text(40, 30, "令和7年度 組織目標管理シート", SIZE)
    page.text(45, 82, "目標", SIZE)
    page.commands = [f"q {matrix} cm", *page.commands, "Q"]
    return write_pdf([page])


@pytest.mark.parametrize("matrix", ["0.7 0.7 -0.7 0.7 150 -50", "-1 0 0 1 400 0", "1 0 0 -1 0 300"])
def test_a_page_that_is_slanted_or_mirrored_is_refused(matrix: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_pdf("a.pdf", moved(matrix))
    (problem,) = refused.value.problems
    assert (problem.code, problem.where.place) == ("page-crooked", "1ページ")


@pytest.mark.parametrize("matrix", ["0 1 -1 0 300 0", "-1 0 0 -1 400 300"])
def test_a_page_that_is_turned_by_quarters_is_read(matrix: str) -> None:
    (form,) = read_pdf("a.pdf", moved(matrix)).forms
    assert "目標" in ["".join(piece.text for piece in box.pieces) for box in form.boxes]

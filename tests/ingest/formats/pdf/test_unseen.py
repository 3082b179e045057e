"""Letters of a page that nobody sees, that are drawn again or run across the page."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from benchmarks.forms.pdf.writer import PdfPage, write_pdf
from site_builder.ingest.document import Piece, Seen
from site_builder.ingest.formats.pdf.reader import read_pdf
from tests.ingest.drawing import SIZE, table

WORDS = ("年度", "作成日", "評価日", "凡例", "参考", "組織名")


def page() -> PdfPage:
    made = PdfPage(400, 300)
    table(made, [40, 160, 280], [60, 100, 140])
    made.text(45, 82, "目標", SIZE)
    made.text(165, 122, "区の計画を進めます。", SIZE)
    for place, word in enumerate(WORDS):
        made.text(300, 160 + 20 * place, word, SIZE)
    return made


def parts(made: PdfPage) -> list[tuple[Seen, str, str]]:
    """With the text that the cell says."""
    made.text(40, 30, "組織目標管理シート", SIZE)
    (form,) = read_pdf("a.pdf", write_pdf([made])).forms
    return [
        (part.seen, _text(part.pieces), _text(box.pieces))
        for box in form.boxes
        for part in box.parts
    ]


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def test_a_plain_page_has_nothing_aside() -> None:
    assert parts(page()) == []


@pytest.mark.parametrize("paint", ["1 g", "3 Tr", "7 Tr", "0.99 g", "1 1 1 rg"])
@pytest.mark.parametrize("first", [True, False])
def test_letters_without_ink(paint: str, first: bool) -> None:
    """Also where they stand where a letter that is seen is the same."""
    made = page()
    if first:
        made.text(165, 82, "90回", SIZE, paint=paint)
    made.text(165, 82, "80回", SIZE)
    if not first:
        made.text(165, 82, "90回", SIZE, paint=paint)
    assert parts(made) == [(Seen.UNSEEN, "90回", "80回")]


@pytest.mark.parametrize("grey", [1.0, 0.5, 0.0])
def test_letters_under_a_box(grey: float) -> None:
    made = page()
    made.text(165, 82, "80回", SIZE)
    made.fill(162, 70, 230, 90, grey)
    made.text(165, 82, "100回", SIZE, paint="1 g" if grey < 0.5 else "")
    assert parts(made) == [(Seen.UNSEEN, "80回", "100回")]


def test_letters_on_a_box_are_seen() -> None:
    made = PdfPage(400, 300)
    made.fill(40, 60, 280, 100, 0.2)
    made.fill(160, 100, 280, 140, 0.8)
    made.commands += page().commands
    made.text(165, 82, "80回", SIZE, paint="1 g")
    assert parts(made) == []


def test_letters_of_the_colour_of_their_box_are_not() -> None:
    made = page()
    made.fill(161, 61, 279, 99, 0.8)
    made.text(165, 82, "80回", SIZE, paint="0.8 g")
    assert parts(made) == [(Seen.UNSEEN, "80回", "")]


def test_a_frame_that_is_filled_hides_nothing() -> None:
    made = page()
    made.text(165, 82, "80回", SIZE)
    made.ring(162, 66, 278, 96)
    assert parts(made) == []


@pytest.mark.parametrize("aside", [0.0, 0.3])
def test_a_page_drawn_twice(aside: float) -> None:
    made = page()
    made.text(165, 82, "80回", SIZE)
    made.draw_again(aside)
    words = ("目標", "80回", "区の計画を進めます。", *WORDS)
    assert {found[:2] for found in parts(made)} == {(Seen.REPEATED, text) for text in words}


def test_a_word_that_stands_twice_in_a_cell_is_not_repeated() -> None:
    made = page()
    made.text(165, 82, "80回", SIZE)
    made.text(205, 82, "80回", SIZE)
    assert parts(made) == []


@pytest.mark.parametrize(("slant", "grey"), [(True, 0.8), (True, 0.0), (False, 0.8)])
def test_a_word_across_the_page(slant: bool, grey: float) -> None:
    made = page()
    made.watermark("（案）", 60, slant=slant, grey=grey)
    (found,) = parts(made)
    assert found[:2] == (Seen.WATERMARK, "（案）")


def test_a_word_across_a_page_that_says_hardly_more() -> None:
    made, last = page(), PdfPage(400, 300)
    made.text(40, 30, "組織目標管理シート", SIZE)
    last.watermark("（案）", 60, slant=True, grey=0.8)
    last.text(45, 82, "5", SIZE)
    (form,) = read_pdf("a.pdf", write_pdf([made, last])).forms
    marks = [part.seen for box in form.boxes for part in box.parts]
    assert marks == [Seen.WATERMARK]


def test_a_large_title_is_no_watermark() -> None:
    made = page()
    made.text(150, 55, "案内の目標", 28)
    assert parts(made) == []

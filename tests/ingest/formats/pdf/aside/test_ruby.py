"""ふりがな beside the words of a form, and small print that is none."""

from __future__ import annotations

import pytest

from benchmarks.forms.pdf.writer import PdfPage
from site_builder.ingest.document import Box, Seen
from tests.ingest.drawing import SIZE, boxes, table


def drawn(small: str, size: float, place: tuple[float, float], text: str = "42人") -> list[Box]:
    """A cell with small print at a place, and the cells beside it."""
    page = PdfPage(400, 300)
    table(page, [40, 160, 280], [60, 120, 160])
    page.text(45, 100, "目標", SIZE)
    page.text(165, 100, text, SIZE)
    page.text(*place, small, size)
    return list(boxes(page).values())


def text(box: Box) -> str:
    return "".join(piece.text for piece in box.pieces)


@pytest.mark.parametrize(
    ("small", "size", "place"),
    [
        ("にん", 5.0, (175, 90)),
        ("ニン", 6.0, (175, 89)),
        ("もくひょう", 4.0, (45, 90)),
        ("ひょう", 5.0, (52, 91)),
    ],
)
def test_a_reading_stands_aside(small: str, size: float, place: tuple[float, float]) -> None:
    found = drawn(small, size, place)
    assert {"目標", "42人"} <= {text(box) for box in found}
    parts = [(part.seen, [p.text for p in part.pieces]) for box in found for part in box.parts]
    assert parts == [(Seen.RUBY, [small])]
    assert not any(box.doubt for box in found)


def test_a_reading_outside_of_all_cells_stands_aside() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 160, 280], [60, 120, 160])
    page.text(45, 250, "地域課", SIZE)
    page.text(45, 240, "ちいきか", 5.0)
    found = boxes(page)
    assert "地域課" in found
    assert not any("ち" in words for words in found)


@pytest.mark.parametrize(
    ("small", "size", "up", "doubt"),
    [
        ("よんじゅう", 2.0, 10, "ruby"),
        ("にんにん", 5.0, 10, "ruby"),
        ("にん", 9.0, 11, ""),
        ("注", 5.0, 10, ""),
        ("にん", 5.0, 24, ""),
    ],
    ids=["no word has it", "it goes on", "large", "no kana", "far"],
)
def test_small_print_that_may_be_none(small: str, size: float, up: float, doubt: str) -> None:
    left = 165 if size < 5 else 175
    (cell,) = (box for box in drawn(small, size, (left, 100 - up)) if small in text(box))
    assert "42人" in text(cell)
    assert (cell.doubt, cell.parts) == (doubt, ())


def test_kana_in_the_cell_above_are_its_own() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 160, 280], [60, 92, 120])
    page.text(45, 90, "ちいき", 5.0)
    page.text(45, 102, "地域課", SIZE)
    assert {"ちいき", "地域課"} <= boxes(page).keys()


def test_kana_beside_upright_words_make_their_cell_doubtful() -> None:
    page = PdfPage(400, 300)
    table(page, [40, 160, 280], [60, 120, 160])
    for place, letter in enumerate("地域課"):
        page.text(165, 80 + 12 * place, letter, SIZE)
    for place, letter in enumerate("ちいきか"):
        page.text(175.5, 75 + 6 * place, letter, 5.0)
    (cell,) = (box for words, box in boxes(page).items() if "域" in words)
    assert cell.doubt == "ruby"

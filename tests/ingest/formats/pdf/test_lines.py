"""ふりがな above the words of a cell, and small print that is none."""

from __future__ import annotations

import pytest

from benchmarks.forms.pdf.writer import PdfPage
from tests.ingest.drawing import SIZE, boxes, table


@pytest.mark.parametrize(
    ("small", "size", "up", "doubted"),
    [
        ("にん", 5.0, 10, True),
        ("ニン", 6.0, 11, True),
        ("にん", 9.0, 11, False),
        ("注", 5.0, 10, False),
        ("にん", 5.0, 24, False),
    ],
)
def test_small_kana_above_a_word_make_its_cell_doubtful(
    small: str, size: float, up: float, doubted: bool
) -> None:
    page = PdfPage(400, 300)
    table(page, [40, 160, 280], [60, 120, 160])
    page.text(45, 100, "目標", SIZE)
    page.text(165, 100, "42人", SIZE)
    page.text(175, 100 - up, small, size)
    doubts = {text: box.doubt for text, box in boxes(page).items()}
    assert doubts["目標"] == ""
    (doubt,) = (doubt for text, doubt in doubts.items() if small in text)
    assert doubt == ("garbled" if doubted else "")

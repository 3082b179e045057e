"""Strokes of a pen across letters, and letters upon letters."""

from __future__ import annotations

import pytest

from benchmarks.forms.pdf.writer import PdfPage
from tests.ingest.drawing import SIZE, boxes, table


def doubt(page: PdfPage) -> str:
    """Of the cell that says 80回, the only one that may have one."""
    table(page, [40, 160, 280], [60, 100, 140])
    page.text(45, 82, "目標", SIZE)
    page.text(165, 82, "80回", SIZE)
    found = boxes(page)
    (own,) = (box for words, box in found.items() if "回" in words)
    assert {box.doubt for box in found.values() if box is not own} == {""}
    return own.doubt


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ((163, 84, 187, 72), "struck"),
        ((168, 68, 171, 90), "struck"),
        ((160, 60, 280, 100), "struck"),
        ((280, 60, 160, 100), "struck"),
        ((200, 65, 260, 95), ""),
        ((160, 100, 280, 140), ""),
        ((170, 76, 173, 79), ""),
    ],
    ids=["across", "steep", "diagonal", "other diagonal", "beside", "a blank cell", "short"],
)
def test_a_slanting_line(line: tuple[float, float, float, float], expected: str) -> None:
    page = PdfPage(400, 300)
    page.line(*line)
    assert doubt(page) == expected


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("95", (165.5, 82.5), "garbled"),
        ("80", (165, 82), ""),
        ("＿", (165, 82), ""),
        ("95", (165, 95), ""),
    ],
    ids=["other letters", "the same again", "a line to write on", "another line"],
)
def test_letters_upon_letters(words: str, at: tuple[float, float], expected: str) -> None:
    page = PdfPage(400, 300)
    page.text(*at, words, SIZE)
    assert doubt(page) == expected

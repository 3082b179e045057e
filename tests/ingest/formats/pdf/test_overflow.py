"""Cells whose text may go on where nobody sees it."""

from __future__ import annotations

import pytest

from benchmarks.forms.pdf.writer import PdfPage
from tests.ingest.drawing import SIZE, boxes, table

WIDE = 10
"""Letters of a line"""
TEXT = "区の会議に参加して課題を整理し"
LINE = 1.2 * SIZE


@pytest.mark.parametrize(("room", "cut"), [([0, 0, 0, 0], False), ([0, 9, 3, 6], True)])
def test_rows_that_were_made_as_high_as_their_text_cut_nothing(
    room: list[float], cut: bool
) -> None:
    """Each row leaves the same room; where rows are too low, it is chance how much."""
    page = PdfPage(400, 300)
    top = 60.0
    for lines, free in enumerate(room, 1):
        high = lines * LINE + 2 + free
        table(page, [40, 44 + WIDE * SIZE], [top, top + high])
        for place in range(lines):
            text = (TEXT * 3)[place * WIDE : place * WIDE + WIDE]
            page.text(42, top + SIZE + place * LINE, text, SIZE)
        top += high
    doubts = {box.doubt for box in boxes(page).values()}
    assert ("clipped" in doubts) is cut

"""Lines of cells that are too full, and words of cells side by side."""

from __future__ import annotations

from benchmarks.forms.pdf.writer import PdfPage
from tests.ingest.drawing import SIZE, boxes, table

LINES = ("・地域の調査を行い", "ます。", "・制度の周知を進め", "ます。")


def page_end() -> PdfPage:
    """Two cells at the foot of a page, of which the right one has room for one line."""
    page = PdfPage(300, 300)
    table(page, [40, 140, 240], [200, 220])
    page.text(44, 214, "左", SIZE)
    for place, line in enumerate(LINES):
        page.text(144, 214 + 1.25 * SIZE * place, line, SIZE)
    return page


def test_lines_that_run_out_of_the_table_are_of_the_cell_above() -> None:
    found = boxes(page_end())
    assert found["・地域の調査を行います。/・制度の周知を進めます。"].doubt == "clipped"
    assert found["左"].doubt == ""


def test_a_remark_wider_than_the_cell_above_is_none_of_its_lines() -> None:
    page = PdfPage(300, 300)
    table(page, [40, 140, 240], [200, 220])
    page.text(144, 214, "右", SIZE)
    page.text(100, 214 + 1.25 * SIZE, "注意：右の欄の外にある長い言葉", SIZE)
    assert not boxes(page)["注意：右の欄の外にある長い言葉"].ruled


def test_words_of_cells_side_by_side_are_not_doubted() -> None:
    page = PdfPage(300, 300)
    table(page, [40, 140, 240], [200, 240])
    page.text(134, 214, "1", SIZE)
    page.text(141, 214, "中央区の魅力を", SIZE)
    page.text(141, 214 + 1.25 * SIZE, "発信します。", SIZE)
    found = boxes(page)
    assert found["1"].doubt == found["中央区の魅力を/発信します。"].doubt == ""


def test_the_legend_right_below_a_cell_is_none_of_its_lines() -> None:
    page = PdfPage(300, 300)
    table(page, [40, 140, 240], [200, 213])
    page.text(144, 210, "R8.3.31", SIZE)
    for place, line in enumerate(("○:達成", "△:一部未達成", "×:未達成"), 1):
        page.text(144, 210 + 1.3 * SIZE * place, line, SIZE)
    assert boxes(page)["R8.3.31"].ruled


def test_the_rest_of_a_sentence_alone_in_its_cell_is_doubted() -> None:
    page = PdfPage(300, 300)
    table(page, [40, 140, 240], [200, 220])
    page.text(44, 214, "ます。", SIZE)
    page.text(144, 214, "なし。", SIZE)
    found = boxes(page)
    assert (found["ます。"].doubt, found["なし。"].doubt) == ("clipped", "")

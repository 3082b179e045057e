"""Which pages, and which of their rows, are of one form."""

from __future__ import annotations

import pytest

from site_builder.ingest.formats.pdf.cells import PageCell
from site_builder.ingest.formats.pdf.page import Rect
from site_builder.ingest.formats.pdf.rows import PageRow
from site_builder.ingest.formats.pdf.stack import stack_pages

NOTE = "当初予定箇所数：76か所"


def row(page: int, top: float, *texts: str, ruled: bool = True, left: float = 50) -> PageRow:
    cells = tuple(
        PageCell(Rect(left + 80 * n, top, left + 80 * n + 80, top + 10), (text,), ruled)
        for n, text in enumerate(texts)
    )
    return PageRow(cells, top, top + 10, ruled, page)


def form(page: int, top: float, year: str = "令和7年度") -> tuple[PageRow, ...]:
    return (
        row(page, top, "組織目標管理シート", ruled=False),
        row(page, top + 12, "年度", year),
        row(page, top + 40, "No.", "組織目標", "取組指標", "R7目標", "取組名称", "概要"),
        row(page, top + 50, "1", "魅力を発信します。", "件数", "3件", "発信", "発信します。"),
    )


def said(*pages: tuple[PageRow, ...]) -> list[list[str]]:
    """The texts of each form that are not those of `form`."""
    usual = {text for one in form(1, 0) for text in one.texts}
    grids = stack_pages(pages)
    return [[cell.text for cell in grid if cell.text not in usual] for grid in grids]


@pytest.mark.parametrize("ruled", [True, False])
def test_what_stands_above_the_title_of_a_page_ends_the_form_before(ruled: bool) -> None:
    second = (row(2, 30, NOTE, ruled=ruled), *form(2, 80))
    assert said(form(1, 30), second) == [[NOTE], []]
    cells = [cell for grid in stack_pages([form(1, 30), second]) for cell in grid]
    (note,) = [cell for cell in cells if cell.text == NOTE]
    assert note.doubt == ("" if ruled else "row")


def test_a_heading_right_above_the_title_is_of_the_form_below() -> None:
    second = (row(2, 30, "参考資料", ruled=False), *form(2, 42))
    assert said(form(1, 30), second) == [[], ["参考資料"]]


def test_a_heading_that_the_form_before_has_too_is_of_the_form_below() -> None:
    head = [row(page, 10, "様式", ruled=False) for page in (1, 2)]
    pages = (head[0], *form(1, 60)), (head[1], *form(2, 60, "令和6年度"))
    assert said(*pages) == [["様式"], ["様式", "令和6年度"]]


def test_words_of_the_title_in_a_row_of_the_table_open_no_form() -> None:
    named = row(2, 30, "2", "周知します。", "回数", "3回", "周知", "組織目標管理シート")
    labels = form(1, 0)[2]
    last = row(2, 40, "3", "進めます。", "割合", "5%", "講座", "行います。")
    grids = stack_pages([form(1, 30), (named, last), (labels, row(3, 60, "4", *["改善"] * 5))])
    (grid,) = grids
    assert [cell.text for cell in grid].count("No.") == 1


def test_labels_right_at_the_end_of_a_page_are_the_same_on_the_next() -> None:
    first = form(1, 0)
    again = (row(2, 10, *first[2].texts), row(2, 20, *first[3].texts))
    assert said(first[:3], again) == [[]]
    assert len(stack_pages([first[:3], again])[0]) == sum(len(one.texts) for one in first)

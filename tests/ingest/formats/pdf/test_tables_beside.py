"""Tables beside each other on one page."""

from __future__ import annotations

import pytest

from site_builder.ingest.formats.pdf.cells import PageCell
from site_builder.ingest.formats.pdf.page import Rect
from site_builder.ingest.formats.pdf.tables_beside import part_tables

LABELS = ("No.", "組織目標", "取組指標", "R7目標", "取組名称", "概要")
ROW = ("4", "安全を守ります。", "件数", "3件", "点検", "点検します。")


def table(left: float, *rows: tuple[str, ...], wide: float = 40) -> tuple[PageCell, ...]:
    return tuple(
        PageCell(
            Rect(left + wide * n, 10 * down, left + wide * (n + 1), 10 * down + 10), (text,), True
        )
        for down, row in enumerate(rows, 10)
        for n, text in enumerate(row)
    )


def starts(*tables: tuple[PageCell, ...]) -> list[float]:
    parted = part_tables(tuple(cell for cells in tables for cell in cells))
    return [min(cell.box.left for cell in side) for side in parted]


@pytest.mark.parametrize("rows", [(LABELS, ROW), (ROW,)])
def test_two_pages_of_a_form_on_one_sheet_of_paper(rows: tuple[tuple[str, ...], ...]) -> None:
    assert starts(table(10, LABELS, ROW), table(400, *rows)) == [10, 400]


def test_forms_of_other_widths() -> None:
    assert starts(table(10, LABELS, ROW), table(400, LABELS, ROW, wide=60)) == [10, 400]


def test_a_table_of_something_else_beside_a_form() -> None:
    other = table(400, ("区", "人口", "面積", "世帯", "学校", "公園", "駅"))
    assert starts(table(10, LABELS, ROW), other) == [10]


def test_words_beside_the_tables_go_with_the_nearer_one() -> None:
    word = PageCell(Rect(300, 90, 340, 100), ("○:達成",), False)
    left, right = part_tables((*table(10, LABELS), word, *table(400, LABELS)))
    assert word in left
    assert word not in right


def test_boxes_above_each_other_are_one_table() -> None:
    head = (PageCell(Rect(10, 50, 60, 60), ("年度",), True),)
    assert starts(head, table(100, LABELS, ROW)) == [10]

"""What of a worksheet is beside or below the form, and what only looks so."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from site_builder.ingest.document import Seen
from site_builder.ingest.formats.cells import cell_name
from site_builder.ingest.formats.grid_cell import GridCell
from site_builder.ingest.formats.outside import mark_outside
from tests.ingest.books import HEAD, LABELS, Row, row

Place = tuple[int, int]


def outside(
    rows: list[Row], more: Mapping[Place, str], unprinted: frozenset[Place] = frozenset()
) -> set[str]:
    """The cells that are marked. `more`: row and column of what stands there besides."""
    texts = {(r, c): str(v) for r, cells in enumerate(rows, 1) for c, v in enumerate(cells, 1) if v}
    cells = [
        GridCell(*place, 1, 1, (text,), "地域課", cell_name(*place), on_page=place not in unprinted)
        for place, text in sorted({**texts, **more}.items())
    ]
    return {cell.cell for cell in mark_outside(cells) if cell.seen is Seen.OUTSIDE}


FORM = [*HEAD, LABELS, row(), row(number=2)]
"""Labels in row 6, columns A to K; goals in rows 7 and 8"""


def test_a_form_alone_has_nothing_outside() -> None:
    assert outside(FORM, {}) == set()


@pytest.mark.parametrize("place", [(1, 13), (3, 12), (6, 14), (7, 13), (8, 20)])
def test_to_the_right_of_the_form(place: Place) -> None:
    assert outside(FORM, {place: "リスト"}) == {cell_name(*place)}


def test_a_column_with_a_label_of_its_own_is_none_that_is_outside() -> None:
    assert outside(FORM, {(6, 12): "備考", (7, 12): "年1回"}) == set()


def test_a_column_right_beside_the_form_may_be_one_of_its_own() -> None:
    assert outside(FORM, {(7, 12): "続けます。"}) == set()


def test_facts_of_a_head_that_is_wider_than_the_table() -> None:
    narrow = [*(cells[:5] for cells in HEAD), LABELS[:4], row()[:4]]
    wide = {
        (2, 8): "作成日",
        (2, 9): "R7.4.1",
        (4, 8): "令和7年4月1日",
        (1, 8): "組織目標管理シート",
    }
    assert outside(narrow, wide) == set()


@pytest.mark.parametrize(
    "text",
    [
        "提出期限：4月20日",
        "〆切 4/20",
        "総務課 内線1234",
        "プルダウンから選択してください",
        "記入例を見て作成してください。",
    ],
)
@pytest.mark.parametrize("place", [(5, 1), (9, 1), (11, 2)])
def test_words_to_the_staff_above_and_below(text: str, place: Place) -> None:
    assert outside(FORM, {place: text}) == {cell_name(*place)}


@pytest.mark.parametrize(
    "text", ["※評価は年度末に行います。", "区ビジョン: 区の計画", "担当：総務係"]
)
def test_notes_below_stay(text: str) -> None:
    assert outside(FORM, {(11, 1): text}) == set()


def test_a_sentence_of_a_goal_stays_whatever_it_says() -> None:
    told = row(summary="提出期限：4月20日 担当：総務課")
    assert outside([*HEAD, LABELS, told, row(number=2)], {}) == set()


def test_choices_below() -> None:
    marks = {(11, 2): "○", (12, 2): "△", (13, 2): "×"}
    assert outside(FORM, marks) == {"B11", "B12", "B13"}


def test_what_is_not_printed_with_the_form() -> None:
    below, above = (11, 1), (5, 1)
    more = {below: "会計年度任用職員", above: "様式の使い方"}
    assert outside(FORM, more, frozenset(more)) == {"A11", "A5"}
    assert outside(FORM, more) == set()


def test_a_goal_below_an_area_that_was_not_widened_stays() -> None:
    unprinted = frozenset((8, column) for column in range(1, 12))
    assert outside(FORM, {}, unprinted) == set()


def test_where_the_form_itself_is_not_printed_that_tells_nothing() -> None:
    every = frozenset((r, c) for r in range(1, 20) for c in range(1, 20))
    assert outside(FORM, {(11, 1): "区の計画"}, every) == set()


def test_paper_has_no_outside() -> None:
    cells = [
        GridCell(1, 1, 1, 1, ("No.",), "1", "0,0,9,9"),
        GridCell(9, 9, 1, 1, ("a",), "1", "1,1,2,2"),
    ]
    assert mark_outside(cells) == tuple(cells)

from __future__ import annotations

import pytest

from site_builder.ingest.document import Box, CellPart, Flavour, Form, Line, Piece, Seen
from site_builder.ingest.form.aside.drafts import DRAFT, draft_doubts, is_draft_word


@pytest.mark.parametrize(
    "text", ["案", "（案）", "素案", "【案】", "DRAFT", "未定稿", "(案2)", " 案 "]
)
def test_words_across_a_page(text: str) -> None:
    assert is_draft_word(text)


@pytest.mark.parametrize(
    "text", ["", "案内", "提案", "図案の件数", "組織目標", "（案内）", "draftsman"]
)
def test_other_words(text: str) -> None:
    assert not is_draft_word(text)


@pytest.mark.parametrize(
    ("line", "is_draft"),
    [
        ("組織目標管理シート（案）", True),
        ("令和7年度 組織目標管理シート 【素案】", True),
        ("（案）令和7年度 組織目標管理シート", True),
        ("組織目標管理シート（未定稿）", True),
        ("組織目標管理シート（修正案2）", True),
        ("（案）", True),
        ("未定稿", True),
        ("Draft", True),
        ("組織目標管理シート", False),
        ("案", False),  # a cell may say so
        ("検討中", False),
        ("計画（案）をつくります。", False),
    ],
)
def test_a_form_says_that_it_is_a_draft(line: str, is_draft: bool) -> None:
    form = Form(Flavour.GRID, (Line(1, Piece(line, 0)),))
    assert list(draft_doubts(form, [form])) == ([DRAFT] if is_draft else [])


def printed(page: str, *parts: CellPart) -> Form:
    return Form(Flavour.GRID, (), (Box(1, 1, 1, 1, (), page, "0,0,9,9", parts=parts),))


def test_a_word_across_a_page_makes_drafts_of_all_its_forms() -> None:
    marked = printed("1", CellPart((Piece("（案）", 0),), Seen.WATERMARK))
    beside, behind = printed("1"), printed("2")
    forms = [marked, beside, behind]
    assert [list(draft_doubts(form, forms)) for form in forms] == [[DRAFT], [DRAFT], []]
    struck = printed("1", CellPart((Piece("（案）", 0),), Seen.STRUCK))
    assert list(draft_doubts(struck, [struck])) == []

from __future__ import annotations

import pytest

from site_builder.ingest.form.aside.examples import is_example
from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.books import HEAD, LABELS, book, row


@pytest.mark.parametrize(
    "name",
    [
        "記入例",
        "【記入例】",
        "記載例 (2)",
        "様式（例）",
        "地域課_例",
        "例",
        "例1",
        "例）地域課",
        "作成例",
        "見本",
        "見本2",
        "お手本",
        "サンプル",
        "ｻﾝﾌﾟﾙ",
        "Sample",
        "example",
    ],
)
def test_examples(name: str) -> None:
    assert is_example(name)


@pytest.mark.parametrize(
    "name",
    ["様式", "様式1", "地域課", "条例", "例規係", "例年", "事例集", "凡例", "Sheet1", "比例", ""],
)
def test_forms_of_offices(name: str) -> None:
    assert not is_example(name)


@pytest.mark.parametrize(
    ("title", "doubts"),
    [
        ("【見本】組織目標管理シート", [("section", "example", "【見本】組織目標管理シート")]),
        ("組織目標管理シート（記入例）", [("section", "example", "組織目標管理シート（記入例）")]),
        ("組織目標管理シート", []),
    ],
)
def test_a_title_may_say_it(title: str, doubts: list[tuple[str, str, str]]) -> None:
    (sheet,) = parse_document("a.xlsx", book([(title,), *HEAD[1:], LABELS, row()])).sheets
    assert [(doubt.field, doubt.reason, doubt.raw) for doubt in sheet.review] == doubts

from __future__ import annotations

import pytest

from site_builder.ingest.form.aside.examples import is_example


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

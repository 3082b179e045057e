from __future__ import annotations

import pytest

from site_builder.ingest.form.titles import is_titling


@pytest.mark.parametrize(
    "text",
    [
        "組織目標管理シート",
        "# 組織目標\n管理シート",
        "令和7年度　組織目標管理シート",
        "令和7年度組織目標管理シート（西区地域課）",
        "【様式1】組織目標管理シート",
        "様式第1号 組織目標管理シート",
        "西区役所地域課組織目標管理シート",
        "組織目標管理シート(案)",
        "組織目標管理シート 令和7年度",
    ],
)
def test_a_title_may_have_year_and_office_around_it(text: str) -> None:
    assert is_titling(text)


@pytest.mark.parametrize(
    "text",
    [
        "組織目標管理シートの活用",
        "組織目標管理シート活用事業",
        "新しい組織目標管理シート",
        "この組織目標管理シートは、案です。",
        "※組織目標管理シート（令和7年度）は別紙",
        "目標",
    ],
)
def test_a_title_within_a_sentence_is_none(text: str) -> None:
    assert not is_titling(text)

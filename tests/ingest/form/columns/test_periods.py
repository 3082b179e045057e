from __future__ import annotations

import pytest

from site_builder.ingest.form.columns.periods import (
    Standing,
    is_period,
    read_period,
    without_period,
)


@pytest.mark.parametrize(
    ("standing", "labels"),
    [
        (
            Standing.THIS,
            "R7目標 Ｒ７結果 令和７年度目標 2025年度実績 7年度目標 今年度目標 R7目標（R6実績） "
            "実績（R7） R7結果（R8.3.31現在） R8.3末実績 "
            "R7年度末結果 R7結果（4月～3月） 令和7年度（目標）",
        ),
        (Standing.UNSAID, "目標 結果 実績値 目標値（単位） 結果（通期） 年度末実績 取組指標"),
        (Standing.PROVISIONAL, "R7結果（見込） R7速報値 R7～R9目標"),
        (
            Standing.OTHER,
            "R6実績 H30実績 R8目標 前年度実績 昨年度結果 次年度目標 現状値 基準値（R3） "
            "実績（R6） R6（実績） R7結果（9月末） R7.9月末実績 R7結果（R7.9.30時点） "
            "R7実績（2月末現在） 中間目標 上半期実績 R7下期 "
            "R7第2四半期実績 1～12月実績 10～3月 令和8年1月末実績 R7進捗",
        ),
    ],
)
def test_a_label_stands_nearer_or_farther_to_the_year(standing: Standing, labels: str) -> None:
    assert {label: read_period(label).standing(2025) for label in labels.split()} == dict.fromkeys(
        labels.split(), standing
    )


def test_two_names_of_one_year_are_one() -> None:
    assert read_period("平成31年度（令和元年度）目標").standing(2019) is Standing.THIS


@pytest.mark.parametrize(
    "text",
    ["R6", "令和6年度", "前年度", "上半期", "9月末", "現状値", "年間", "過去3年平均", "R5～R6平均"],
)
def test_a_time_alone_counts_nothing(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize("text", ["年度", "目標", "R6目標", "会計", "会計年度", "3回", "設計", ""])
def test_other_words_are_no_time(text: str) -> None:
    assert not is_period(text)


def test_the_other_words_of_a_label_remain() -> None:
    labels = ("R6実績（参考）", "前年度の評価", "令和7年度（目標）", "R6")
    assert [without_period(label) for label in labels] == ["実績", "評価", "目標", ""]

"""Of several columns of a field the one of the sheet's year and of the whole year is read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from site_builder.content.sheet.model import Sheet
from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.books import HEAD, LABELS, Row, book, row


def the_sheet(rows: Sequence[Row], merged: Sequence[str] = ()) -> Sheet:
    found = parse_document("a.xlsx", book(rows, merged))
    assert found.balance.holds
    (sheet,) = found.sheets
    return sheet


def with_columns(labels: Sequence[object], values: Sequence[object]) -> Sheet:
    """A form with these columns instead of R7目標 and R7結果."""
    cells = row(evaluation="○")
    return the_sheet(
        [*HEAD, [*LABELS[:4], *labels, *LABELS[6:]], [*cells[:4], *values, *cells[6:]]]
    )


def read(sheet: Sheet) -> tuple[str, str]:
    (measure,) = sheet.goals[0].measures
    assert (measure.indicator, measure.initiative, measure.evaluation) == ("実施回数", "事業A", "○")
    return measure.target, measure.result


@pytest.mark.parametrize(
    "labels",
    [
        "R6実績 R7目標 R7結果",
        "H30実績 R7目標 R7結果",
        "前年度実績 R7目標 R7結果",
        "昨年度結果 目標 結果",
        "令和6年度実績値 令和7年度目標値 令和7年度実績値",
        "2024年度実績 2025年度目標 2025年度実績",
        "R8目標 R7目標 R7結果",
        "基準値（R3） R7目標 R7結果",
        "現状値 目標値 実績値",
        "R6 R7目標 R7結果",
        "前年度 目標 結果",
        "最終目標（R12） R7目標 R7結果",
        "R7結果（9月末） R7目標 R7結果",
        "R7.9月末実績 R7目標 R7結果",
        "R7実績（R8.2.28現在） R7目標 R7結果（R8.3.31現在）",
        "R7中間 R7目標 R7結果",
        "上半期実績 目標 結果",
        "結果（下期） 目標 結果（通期）",
        "R7第2四半期実績 R7目標 R7結果",
    ],
)
def test_a_column_of_another_time_goes_aside(labels: str) -> None:
    strange, target, result = labels.split()
    for order in ((0, 1, 2), (1, 0, 2), (1, 2, 0)):
        cells = [(strange, "70回"), (target, "80回"), (result, "85回")]
        sheet = with_columns(*zip(*(cells[n] for n in order), strict=True))
        assert read(sheet) == ("80回", "85回")
        assert [(one.raw, one.reason) for one in sheet.aside] == [("70回", "other-year")]
        assert (sheet.review, sheet.notes) == ((), ())


def test_a_struck_value_in_a_column_of_another_year_goes_aside_once() -> None:
    cells = row(evaluation="○")
    labels = [*LABELS[:4], "R6実績", *LABELS[4:]]
    values = [*cells[:4], "70回", *cells[4:]]

    def strike(_: Workbook, sheet: Worksheet) -> None:
        sheet["E7"].font = Font(strike=True)

    found = parse_document("a.xlsx", book([*HEAD, labels, values], edit=strike))
    assert found.balance.holds
    (sheet,) = found.sheets
    assert read(sheet) == ("80回", "")
    assert [(one.raw, one.reason) for one in sheet.aside] == [("70回", "struck")]


@pytest.mark.parametrize(
    ("label", "doubts"),
    [("R6実績", 0), ("前年度実績", 0), ("R8結果", 0), ("R7結果（9月末）", 1), ("中間実績", 1)],
)
def test_a_field_that_only_another_time_has_is_empty(label: str, doubts: int) -> None:
    """The evaluation may then be that of mid-year too."""
    sheet = with_columns([label, "R7目標"], ["70回", "80回"])
    assert read(sheet) == ("80回", "")
    assert [(one.raw, one.reason) for one in sheet.aside] == [("70回", "other-year")]
    evaluation = ("goals/1/measures/1/evaluation", "period")
    assert [(one.field, one.reason) for one in sheet.review] == [evaluation] * doubts


@pytest.mark.parametrize(
    "labels", ["目標 結果 実績", "R7目標 R7結果 R7実績", "R7目標（当初） R7目標（変更後） R7結果"]
)
def test_of_two_columns_that_are_as_good_both_are_told(labels: str) -> None:
    sheet = with_columns(labels.split(), ["80回", "85回", "86回"])
    first, second = ("85回", "86回") if "当初" not in labels else ("80回", "85回")
    (doubt,) = sheet.review
    assert (doubt.reason, doubt.raw, doubt.other) == ("second-column", first, (second,))
    assert doubt.field.startswith("goals/1/measures/1/")
    assert [(one.raw, one.reason) for one in sheet.aside] == [(second, "second-column")]


def test_the_forms_own_word_goes_before_another() -> None:
    labels = [*LABELS[:7], "事業概要", *LABELS[7:]]
    cells = row(evaluation="○")
    sheet = the_sheet([*HEAD, labels, [*cells[:7], "別の概要", *cells[7:]]])
    assert sheet.goals[0].measures[0].summary == "概要です。"
    assert [(one.raw, one.reason) for one in sheet.aside] == [("別の概要", "second-column")]
    (doubt,) = sheet.review
    assert (doubt.field, doubt.raw) == ("goals/1/measures/1/summary", "概要です。")


def test_a_result_that_is_only_foreseen_is_doubted() -> None:
    sheet = with_columns(["R7目標", "R7結果（見込）"], ["80回", "84回"])
    assert read(sheet) == ("80回", "84回")
    assert [(d.field, d.reason) for d in sheet.review] == [("goals/1/measures/1/result", "period")]


@pytest.mark.parametrize(
    "labels",
    ["R6実績 R7目標 R7結果", "R6実績 R7目標", "R6目標 R6結果 R7目標 R7結果", "R6目標 R7目標"],
)
def test_labels_stand_in_for_a_year_that_the_head_does_not_say(labels: str) -> None:
    values = {
        "R6実績": "70回",
        "R6目標": "60回",
        "R6結果": "70回",
        "R7目標": "80回",
        "R7結果": "85回",
    }
    cells = row(evaluation="○")
    named = labels.split()
    table: list[Row] = [
        [*LABELS[:4], *named, *LABELS[6:]],
        [*cells[:4], *(values[label] for label in named), *cells[6:]],
    ]
    head: list[Row] = [
        HEAD[0],
        ("組織名(部)", "中央区役所"),
        ("組織名(準部・課・機関名)", "地域課"),
        (),
    ]
    sheet = the_sheet([*head, *table])
    assert sheet.fiscal_year == 2025
    assert read(sheet) == ("80回", "85回" if "R7結果" in labels else "")
    assert [(doubt.field, doubt.reason) for doubt in sheet.review] == [("fiscal_year", "year")]


def test_labels_of_another_year_only_are_doubted_with_their_values() -> None:
    sheet = with_columns(["R6目標", "R6結果"], ["70回", "75回"])
    assert read(sheet) == ("70回", "75回")
    base = "goals/1/measures/1"
    assert [(d.field, d.reason) for d in sheet.review] == [
        ("fiscal_year", "year"),
        (f"{base}/target", "year"),
        (f"{base}/result", "year"),
    ]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["R6", None, "R7", None], ["目標", "結果", "目標", "結果"]),
        (["前年度", None, "今年度", None], ["目標値", "実績値", "目標値", "実績値"]),
        (["令和6年度（参考）", None, "令和7年度", None], ["目標", "実績", "目標", "実績"]),
    ],
)
def test_labels_of_two_levels_are_read_together(upper: Row, lower: Row) -> None:
    low = [None, None, *LABELS[2:4], *lower, *LABELS[6:8]]
    top = [*LABELS[:2], "指標", None, *upper, "主な取組(事業)", None, *LABELS[8:]]
    above = [None] * 4 + list(upper)
    flat = [*LABELS[:4], *lower, *LABELS[6:]]
    cells = row(evaluation="○")
    values = [*cells[:4], "60回", "70回", "80回", "85回", *cells[6:]]
    for rows, merged in (
        ([top, low, values], ()),
        ([top, low, values], ("E6:F6", "G6:H6")),
        ([above, flat, values], ()),
        ([above, flat, values], ("E6:F6", "G6:H6")),
    ):
        sheet = the_sheet([*HEAD, *rows], merged)
        assert read(sheet) == ("80回", "85回")
        assert [one.raw for one in sheet.aside] == ["60回", "70回"]
        assert (sheet.review, sheet.notes) == ((), ())


def test_labels_of_two_levels_may_have_blank_columns_between_them() -> None:
    """As a CSV of a form whose cells are merged over two columns."""
    upper = [*LABELS[:2], "指標", None, "R6", None, None, None, "R7", None, None, None, "評価"]
    lower = [None, None, *LABELS[2:4], "目標", None, "結果", None, "目標", None, "結果"]
    cells = [*row()[:4], "60回", None, "70回", None, "80回", None, "85回", None, "○"]
    sheet = the_sheet([*HEAD, upper, lower, cells])
    (measure,) = sheet.goals[0].measures
    assert (measure.target, measure.result, measure.evaluation) == ("80回", "85回", "○")
    assert [one.raw for one in sheet.aside] == ["60回", "70回"]


def test_years_may_stand_below_what_is_counted() -> None:
    upper = [*LABELS[:4], "目標", None, "結果", None, *LABELS[6:]]
    lower = [None] * 4 + ["R6", "R7", "R6", "R7"]
    cells = row(evaluation="○")
    values = [*cells[:4], "60回", "80回", "70回", "85回", *cells[6:]]
    for merged in ((), ("E6:F6", "G6:H6")):
        sheet = the_sheet([*HEAD, upper, lower, values], merged)
        assert read(sheet) == ("80回", "85回")
        assert (sheet.review, sheet.notes) == ((), ())


def test_a_cell_over_columns_of_two_years_is_doubted() -> None:
    labels = [*LABELS[:4], "R6実績", *LABELS[4:]]
    cells = row()
    values = [*cells[:4], "80回", None, *cells[5:]]
    sheet = the_sheet([*HEAD, labels, values], ["E7:F7"])
    assert sheet.goals[0].measures[0].target == "80回"
    assert [(d.field, d.reason) for d in sheet.review] == [("goals/1/measures/1/target", "column")]


def test_a_field_may_be_the_column_whose_label_says_nothing() -> None:
    sheet = with_columns(["目指す姿", "R7結果"], ["80回", "85回"])
    assert read(sheet) in (("", "85回"), ("80回", "85回"))
    assert "goals/1/measures/1/target" in [doubt.field for doubt in sheet.review]

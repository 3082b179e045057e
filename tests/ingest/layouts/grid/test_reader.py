"""Layouts that staff make of the form in a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from site_builder.content.sheet.model import Measure, Sheet, Span
from site_builder.ingest.sheet.parse import Parsed, parse_document
from tests.ingest.books import HEAD, LABELS, Row, book, row


def parsed(rows: Sequence[Row], merged: Sequence[str] = ()) -> Parsed:
    found = parse_document("a.xlsx", book(rows, merged))
    assert found.balance.holds
    return found


def the_sheet(rows: Sequence[Row], merged: Sequence[str] = ()) -> Sheet:
    found = parsed(rows, merged)
    assert [str(problem) for problem in found.problems] == []
    (sheet,) = found.sheets
    return sheet


def doubts(sheet: Sheet) -> list[tuple[str, str, str]]:
    return [(doubt.field, doubt.reason, doubt.raw) for doubt in sheet.review]


def measures(sheet: Sheet) -> list[Measure]:
    return [measure for goal in sheet.goals for measure in goal.measures]


HEADS: dict[str, Sequence[Row]] = {
    "labels and values in one cell": [
        ["令和7年度　組織目標管理シート"],
        ["組織名（部）：中央区役所", None, "組織名（準部・課・機関名）：地域課"],
        ["作成日：R7.4.1", None, "評価日："],
        ["(参考)関連する総合計画における政策指標：・協働数\n・観光入込客数"],
    ],
    "values below their labels": [
        ["組織目標管理シート"],
        ["年度", "組織名(部)", "組織名(準部・課・機関名)", "作成日", "評価日"],
        ["令和7年度", "中央区役所", "地域課", "R7.4.1"],
        ["(参考)関連する総合計画における政策指標", "・協働数\n・観光入込客数"],
    ],
    "year before its label": [
        ["組織目標管理シート", None, "令和7", "年度"],
        ["組織名\n(部)", "中央区役所", "組織名\n(準部・課・機関名)", "地域課"],
        ["(参考)関連する総合計画における\n政策指標", "協働数\n観光入込客数", "作成日", "2025/4/1"],
    ],
}


@pytest.mark.parametrize("name", HEADS)
def test_facts_are_found_wherever_they_stand(name: str) -> None:
    sheet = the_sheet([*HEADS[name], [], LABELS, row()])
    assert (sheet.fiscal_year, sheet.ward, sheet.section) == (2025, "中央区", "地域課")
    assert (sheet.department, sheet.created) == ("中央区役所", "2025-04-01")
    assert sheet.policy_indicators == ("協働数", "観光入込客数")
    assert (sheet.unplaced, sheet.review) == ((), ())


def test_words_around_the_facts_are_notes() -> None:
    stamp = ["様式第1号", None, None, None, None, "区長", "課長"]
    sheet = the_sheet([stamp, *HEAD, ["重点目標を記入します"], LABELS, row()])
    assert sheet.notes == ("様式第1号\n区長\n課長", "重点目標を記入します")
    assert sheet.policy_indicators == ()


def test_remarks_below_the_table_are_notes() -> None:
    below = [["※ 注意"], ["（注）二つ目"], ["担当：総務係"], [], ["備考", "別紙のとおり"]]
    sheet = the_sheet([*HEAD, LABELS, row(), *below])
    assert len(sheet.goals) == 1
    assert sheet.notes == ("※ 注意", "（注）二つ目", "担当：総務係", "備考\n別紙のとおり")


@pytest.mark.parametrize("number", [2, 2.0, "2", "２．", "No.2", "②", "（2）", "2.0", "２．０"])
def test_numbers_of_goals_are_typed_in_many_ways(number: object) -> None:
    sheet = the_sheet([*HEAD, LABELS, row(), row(number=number)])
    assert [goal.number for goal in sheet.goals] == [1, 2]
    assert sheet.review == ()


def test_a_number_that_is_none_is_a_doubt() -> None:
    sheet = the_sheet([*HEAD, LABELS, row(), row(number="1-2")])
    assert doubts(sheet) == [("goals/2", "number", "1-2")]


def test_the_decimals_that_a_program_has_put_behind_numbers_are_markup() -> None:
    found = parsed([*HEAD, LABELS, row(number="1.0"), row(number="2.0"), row(number="10.0")])
    assert [goal.number for goal in found.sheets[0].goals] == [1, 2, 10]
    assert found.balance.counts["markup"] == len(".0.0.0")


def test_a_number_within_a_goal_is_none() -> None:
    sheet = the_sheet([*HEAD, LABELS, row(), row(number="1.5")])
    assert doubts(sheet) == [("goals/2", "number", "1.5")]


@pytest.mark.parametrize(
    ("printed", "mark"), [("◯", "○"), ("〇", "○"), ("▲", "△"), ("✕", "×"), ("○達成", "○")]
)
def test_marks_are_typed_in_many_ways(printed: str, mark: str) -> None:
    sheet = the_sheet([*HEAD, LABELS, row(evaluation=printed)])
    assert measures(sheet)[0].evaluation == mark
    assert sheet.review == ()


@pytest.mark.parametrize("printed", ["◎", "-", "○未達成", "A"])
def test_a_mark_that_is_none_is_a_doubt(printed: str) -> None:
    sheet = the_sheet([*HEAD, LABELS, row(evaluation=printed)])
    assert measures(sheet)[0].evaluation == ""
    assert doubts(sheet) == [("goals/1/measures/1/evaluation", "evaluation", printed)]


def test_labels_may_have_other_words() -> None:
    labels = ["番号", "組織目標", "総合計画上の位置づけ", "取組指標", "目標", "実績"]
    labels += ["取組名称", "事業概要", "評価", "達成状況", "今後の取組方針"]
    full = row(result="85回", evaluation="○", attainment="しました。", next_steps="します。")
    assert measures(the_sheet([*HEAD, labels, full])) == [
        Measure(
            ("政策1-1-①",),
            "実施回数",
            "80回",
            "85回",
            "事業A",
            "概要です。",
            "○",
            "しました。",
            "します。",
        )
    ]


@pytest.mark.parametrize(
    "signs", ["①②③④⑤⑥⑦⑧⑨⑩⑪", "ABCDEFGHIJK", range(1, 12), "アイウエオカキクケコサ"]
)
def test_a_row_that_numbers_the_columns_is_one_of_labels(signs: Sequence[object]) -> None:
    again = [["組織目標管理シート"], LABELS, list(signs), row(number=2)]
    below = the_sheet([*HEAD, LABELS, list(signs), row(), *again])
    above = the_sheet([*HEAD, list(signs), LABELS, row(), row(number=2)])
    for sheet in (below, above):
        assert [goal.number for goal in sheet.goals] == [1, 2]
        assert (sheet.notes, sheet.review) == ((), ())


def test_labels_may_stand_in_three_rows() -> None:
    three = [
        ["No.", "組織目標", "指標", None, None, None, "主な取組(事業)", None, "評価"],
        [None, None, LABELS[2], "取組指標", "R7", None, "取組名称(事業名)", "概要"],
        [None, None, None, None, "目標", "結果"],
    ]
    sheet = the_sheet([*HEAD, *three, row(result="85回")])
    assert (measures(sheet)[0].target, measures(sheet)[0].result) == ("80回", "85回")
    assert sheet.notes == ()


def test_a_column_without_label_is_known_by_its_place_and_doubted() -> None:
    sheet = the_sheet([*HEAD, [*LABELS[:7], None, *LABELS[8:]], row()])
    assert measures(sheet)[0].summary == "概要です。"
    assert doubts(sheet) == [("goals/1/measures/1/summary", "column", "概要です。")]


def test_a_merged_measure_takes_in_the_rows_that_it_covers() -> None:
    more = [row(), [None, None, "政策1-1-②"], [None, None, "政策1-1-③", None, "5人"]]
    sheet = the_sheet([*HEAD, LABELS, *more], ["A7:A9", "B7:B9", "D7:D9", "E7:E8"])
    first, second = measures(sheet)
    assert (first.policies, first.target) == (("政策1-1-①", "政策1-1-②"), "80回")
    assert (second.policies, second.indicator, second.target) == (("政策1-1-③",), "", "5人")
    assert sheet.spans == (Span("goals/1/measures/1/indicator", 2),)


def test_a_cell_merged_over_two_goals_is_a_doubt() -> None:
    rows = [*HEAD, LABELS, row(), row(number=2, policies=None)]
    assert doubts(the_sheet(rows, ["C7:C8"])) == [
        ("goals/2/measures/1/policies", "span", "政策1-1-①")
    ]


def test_where_cells_are_merged_an_empty_cell_is_empty() -> None:
    second = row(number=None, goal=None, policies=None, indicator="参加者数")
    sheet = the_sheet([*HEAD, LABELS, row(), second], ["A7:A8", "B7:B8"])
    assert sheet.spans == ()


def test_labels_repeated_in_the_table_are_labels() -> None:
    sheet = the_sheet([*HEAD, LABELS, row(), ["組織目標管理シート"], LABELS, row(number=2)])
    assert [goal.number for goal in sheet.goals] == [1, 2]


def test_forms_stand_below_each_other() -> None:
    second = [*HEAD[:2], ["作成日", "R7.4.1", None, "組織名(準部・課・機関名)", "総務課"]]
    rows = [*HEAD, LABELS, row(), ["※ 一つ目の注"], [], ["その2"], *second, [], LABELS, row()]
    found = parsed(rows)
    assert [sheet.section for sheet in found.sheets] == ["地域課", "総務課"]
    assert [sheet.notes for sheet in found.sheets] == [("※ 一つ目の注",), ("その2",)]


def test_a_form_that_nobody_has_filled_in_is_left_out() -> None:
    found = parsed([*HEAD[:1], ["年度"], ["組織名(部)", None, "組織名"], LABELS, [1], [2]])
    assert [(p.code, p.where.place) for p in found.problems] == [("blank-form", "「地域課」シート")]


# --- what is not seen ---------------------------------------------------------------------


def hide(made: Workbook, sheet: Worksheet) -> None:
    sheet.row_dimensions[8].hidden = True
    sheet.column_dimensions["H"].hidden = True
    sheet["B7"].comment = Comment("確認", "課長")
    sheet["E7"] = "=40*2"
    sheet["D7"] = "#REF!"
    made.create_sheet("昨年度")["A1"] = "秘"
    made["昨年度"].sheet_state = "hidden"
    made.create_sheet("集計")["A1"] = "合計"
    made.create_sheet("白紙")


def test_what_is_not_read_is_told() -> None:
    found = parse_document("a.xlsx", book([*HEAD, LABELS, row(), row(number=2)], (), hide))
    assert sorted((p.where.place, p.code) for p in found.problems) == [
        ("「地域課」シート", "cell-comments"),
        ("「地域課」シート", "formula-result"),
        ("「地域課」シート", "hidden-cells"),
        ("「昨年度」シート", "hidden-worksheet"),
        ("「集計」シート", "worksheet-without-form"),
    ]
    (sheet,) = found.sheets
    assert (len(sheet.goals), measures(sheet)[0].summary, measures(sheet)[0].target) == (1, "", "")
    assert doubts(sheet) == [
        ("goals/1/measures/1/indicator", "error-value", ""),
        ("goals/1/measures/1/target", "formula", ""),
        ("goals/1/measures/1/summary", "hidden", ""),
    ]


def test_a_merged_cell_is_seen_while_a_part_of_it_is() -> None:
    def edit(_: Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[7].hidden = True

    second = row(number=None, goal=None, indicator="参加者数")
    found = parse_document("a.xlsx", book([*HEAD, LABELS, row(), second], ["A7:B8"], edit))
    (sheet,) = found.sheets
    assert sheet.goals[0].number == 1
    assert [measure.indicator for measure in measures(sheet)] == ["参加者数"]


def test_a_date_that_is_none_is_a_doubt() -> None:
    head = [*HEAD[:2], ["作成日", "04/01/25", None, "組織名(準部・課・機関名)", "地域課"]]
    sheet = the_sheet([*head, [], LABELS, row()])
    assert sheet.created == ""
    assert doubts(sheet) == [("created", "header", "04/01/25")]
    assert [leftover.raw for leftover in sheet.unplaced] == ["04/01/25"]


def test_a_row_that_sums_up_is_doubted() -> None:
    total = [None, None, None, "合計", 3090]
    assert doubts(the_sheet([*HEAD, LABELS, row(), total])) == [
        ("goals/1/measures/2", "row", "合計")
    ]


def test_of_two_wards_none_is_sure() -> None:
    rows = [list(cells) for cells in HEAD]
    rows[1][4] = "中央区役所・西区役所"
    (sheet,) = parsed([*rows, LABELS, row()]).sheets
    assert sheet.ward == "中央区"
    assert [(d.field, d.reason, d.other) for d in sheet.review] == [("ward", "header", ("西区",))]

"""Forms in which each printed line of a goal has a row of its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from site_builder.content.sheet.model import Sheet
from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.books import HEAD, LABELS, Row, book

FIRST: tuple[Row, ...] = (
    (1, "地域の支え合いを", "政策1-1-①", "意見交換の", "80回", "85回", "地域活動", "団体の", "○"),
    (None, "進めます。", None, "実施回数", None, None, "支援事業", "活動を支援し"),
    (None, None, None, None, None, None, None, "ます。"),
)
SECOND: tuple[Row, ...] = (
    (2, "区の魅力を", "政策10-1-②", "フォロワー数", "3,000人", "2,500人", "広報事業", "SNSで", "△"),
    (None, "発信します。", None, None, None, None, None, "発信します。"),
)


def the_sheet(rows: Sequence[Row]) -> Sheet:
    found = parse_document("a.xlsx", book([*HEAD, LABELS, *rows]))
    assert found.balance.holds
    (sheet,) = found.sheets
    return sheet


def joined(text: str) -> str:
    return "".join(text.split())


def test_lines_are_joined_to_their_cells() -> None:
    sheet = the_sheet([*FIRST, *SECOND])
    assert [goal.goal for goal in sheet.goals] == [
        "地域の支え合いを進めます。",
        "区の魅力を発信します。",
    ]
    assert [len(goal.measures) for goal in sheet.goals] == [1, 1]
    first = sheet.goals[0].measures[0]
    assert (first.indicator, first.target, first.summary) == (
        "意見交換の実施回数",
        "80回",
        "団体の活動を支援します。",
    )
    assert joined(first.initiative) == "地域活動支援事業"
    assert (sheet.spans, sheet.review) == ((), ())


def test_a_second_measure_begins_with_its_evaluation() -> None:
    more = (None, None, None, "加入率", "70%", "68%", "加入", "加入を", "×")
    sheet = the_sheet([*FIRST, more, (None, None, None, None, None, None, None, "促します。")])
    second = sheet.goals[0].measures[1]
    assert (second.indicator, second.summary) == ("加入率", "加入を促します。")
    assert sheet.review == ()


def test_a_cell_that_goes_on_beside_a_second_measure_is_doubted_with_its_goal() -> None:
    more = (None, None, None, "加入率", "70%", "68%", None, "ます。", "×")
    sheet = the_sheet([*FIRST[:2], more, *SECOND])
    assert [len(goal.measures) for goal in sheet.goals] == [2, 1]
    assert [(doubt.field, doubt.reason) for doubt in sheet.review] == [("goals/1", "row")]


def test_a_sentence_goes_on_beside_a_second_measure() -> None:
    first = (1, "地域の支え合いを", None, "回数", "80回", "85回", "支援", "支援します。", "○")
    second = (None, "進めます。", None, "加入率", "70%", "68%", "加入", "加入を", "×")
    third = (None, None, None, None, None, None, None, "促します。")
    sheet = the_sheet([first, second, third])
    assert [(goal.number, goal.goal) for goal in sheet.goals] == [(1, "地域の支え合いを進めます。")]
    assert [measure.indicator for measure in sheet.goals[0].measures] == ["回数", "加入率"]


def test_items_of_a_measure_go_on() -> None:
    first = (1, "進めます。", None, "①参加者", "①80人", "①85人", "支援", "団体の", "○")
    second = (None, None, None, "②満足度", "②70%", "②68%", None, "支援を")
    third = (None, None, None, None, None, None, None, "します。")
    sheet = the_sheet([first, second, third])
    (measure,) = sheet.goals[0].measures
    assert (joined(measure.indicator), joined(measure.target)) == (
        "①参加者②満足度",
        "①80人②70%",
    )


def test_a_line_that_may_be_a_measure_is_doubted_with_its_goal() -> None:
    line = (None, None, None, "率", "以上", None, None, "ます。")
    sheet = the_sheet([*FIRST[:2], line, *SECOND])
    assert ("goals/1", "row") in [(doubt.field, doubt.reason) for doubt in sheet.review]
    assert not [doubt for doubt in sheet.review if doubt.field.startswith("goals/2")]


def test_a_second_sentence_may_be_said_of_the_same_goal() -> None:
    more = (None, "また、広報を\u3000進めます。")
    sheet = the_sheet([*FIRST, more, *SECOND])
    assert [goal.number for goal in sheet.goals] == [1, 2]
    assert not [doubt for doubt in sheet.review if doubt.field == "goals/1"]


def test_a_number_beside_a_lower_line_is_doubted_with_its_goal() -> None:
    """The line above the second number is the second goal's, which no border tells."""
    low = (
        (None, "区の魅力を", None, None, None, None, "広報"),
        (2, "発信します。", *SECOND[0][2:]),
    )
    sheet = the_sheet([*FIRST, *low])
    assert {"goals/1", "goals/2"} <= {doubt.field for doubt in sheet.review}


@pytest.mark.parametrize("cells", [{6: "別の事業", 7: "別の概要です。"}, {7: "概要だけです。"}])
def test_a_lone_row_without_signs_of_a_line_is_doubted(cells: dict[int, str]) -> None:
    first = (1, "進めます。", None, "回数", "80回", "85回", "支援", "支援します。", "○")
    sheet = the_sheet([first, [cells.get(place) for place in range(9)]])
    assert len(sheet.goals[0].measures) == 1
    assert [(doubt.field, doubt.reason) for doubt in sheet.review] == [("goals/1", "row")]


def test_a_remark_may_be_a_line_of_a_cell() -> None:
    remark = (None, None, None, None, None, None, None, "※詳しくは別紙に")
    sheet = the_sheet([*FIRST, remark, *SECOND])
    assert joined(sheet.goals[0].measures[0].summary).endswith("します。※詳しくは別紙に")
    assert sheet.notes == ()


def test_borders_around_the_lines_tell_no_rows() -> None:
    found = parse_document("a.xlsx", book([*HEAD, LABELS, *FIRST, *SECOND], ["A7:A9", "A10:A11"]))
    (sheet,) = found.sheets
    assert [len(goal.measures) for goal in sheet.goals] == [1, 1]
    assert sheet.goals[1].goal == "区の魅力を発信します。"
    assert sheet.goals[0].measures[0].indicator == "意見交換の実施回数"
    assert sheet.review == ()


def test_a_sentence_beside_no_number_may_be_either_goals() -> None:
    rows: list[Row] = [
        (1, "支え合い", None, "回数", "80回", "85回", "事業", "概要", "○"),
        (None, "区の魅力", None, "人数", "10人", "11人", "事業B", "概要", "○"),
        (2, "発信"),
    ]
    fields = {doubt.field for doubt in the_sheet(rows).review}
    assert {"goals/1", "goals/2"} <= fields


@pytest.mark.parametrize(
    ("below", "doubted"),
    [
        (("数", "度:10団体)", None, "参加・広報", "大を図ります。"), True),
        (("来場者数", "300人", None, "秋祭り", "祭りを開きます。"), False),
    ],
)
def test_a_lone_second_line_of_every_cell_is_doubted(below: Row, doubted: bool) -> None:
    first = (1, "進めます。", None, "参加団体", "維持(令和10年", None, "研修", "交流の拡", "○")
    other = (2, "発信します。", None, "件数", "8件", None, "広報", "知らせます。", "○")
    upper = first if doubted else (*first[:4], "維持", None, "研修", "広げます。", "○")
    sheet = the_sheet([upper, (None, None, None, *below), other])
    assert [(doubt.field, doubt.reason) for doubt in sheet.review] == [("goals/1", "row")] * doubted


def test_a_target_in_an_open_bracket_goes_on() -> None:
    rows: list[Row] = [
        (1, "支え合いの地域を", None, "参加団体", "維持（令和10年", None, "研修", "広げます。"),
        (None, "つくります。", None, "数", "度：10団体）", None, "広報", "知らせます。"),
        (None, None, None, None, None, None, "の実施"),
        (2, "発信します。", None, "件数", "8件", None, "広報", "知らせます。", "○"),
    ]
    (measure,) = the_sheet(rows).goals[0].measures
    assert joined(measure.target) == "維持（令和10年度：10団体）"

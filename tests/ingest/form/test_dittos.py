from __future__ import annotations

import pytest

from site_builder.ingest.document import Piece
from site_builder.ingest.draft import FieldReading, GoalRows, Row
from site_builder.ingest.form.dittos import is_ditto, is_vague, read_dittos


@pytest.mark.parametrize(
    "text", ["〃", "″", "同上", "（同上）", "同　上", " 〃 ", "上に同じ", "同じ", "↑"]
)
def test_marks_that_stand_for_the_cell_above(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize("text", ["", "-", "－", "同上の事業", "○", "なし"])
def test_other_texts_stand_for_themselves(text: str) -> None:
    assert not is_ditto(text)


@pytest.mark.parametrize("text", ["同左", "以下同様", "〃（窓口）", "右に同じ"])
def test_marks_that_may_stand_for_another_cell(text: str) -> None:
    assert is_vague(text)
    assert not is_ditto(text)


@pytest.mark.parametrize("text", ["", "〃", "同左の理由により中止しました。", "左岸の整備"])
def test_other_texts_are_no_such_mark(text: str) -> None:
    assert not is_vague(text)


def reading(text: str) -> FieldReading:
    return FieldReading(text, (Piece(text, 0),))


def goal(number: int, sentence: str, *targets: str) -> GoalRows:
    rows = tuple(Row({"target": reading(text)} if text else {}) for text in targets)
    return GoalRows(FieldReading(number, ()), reading(sentence), rows)


def test_a_mark_says_what_the_nearest_filled_cell_above_says() -> None:
    read = read_dittos([goal(1, "目標", "80回", "", "〃"), goal(2, "同上", "〃")])
    first, second = read.goals
    assert [row.cells["target"].value for row in first.rows if row.cells] == ["80回", "80回"]
    assert (second.goal, second.rows[0].cells["target"].value) == (FieldReading("目標", ()), "80回")
    assert [piece.text for piece in read.marks] == ["〃", "同上", "〃"]
    assert [(doubt.field, doubt.reason, doubt.raw) for doubt in read.doubts] == [
        ("goals/1/measures/3/target", "ditto", "〃"),
        ("goals/2/goal", "ditto", "同上"),
        ("goals/2/measures/1/target", "ditto", "〃"),
    ]


def test_a_mark_with_nothing_above_is_left_and_doubted() -> None:
    read = read_dittos([goal(1, "目標", "〃")])
    assert read.goals[0].rows[0].cells["target"].value == "〃"
    assert read.marks == ()
    assert [doubt.reason for doubt in read.doubts] == ["ditto"]


def test_a_vague_mark_is_kept_and_doubted() -> None:
    read = read_dittos([goal(1, "目標", "80回", "同左")])
    assert read.goals[0].rows[1].cells["target"].value == "同左"
    assert [(doubt.field, doubt.reason) for doubt in read.doubts] == [
        ("goals/1/measures/2/target", "ditto")
    ]

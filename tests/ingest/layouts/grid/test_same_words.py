"""Number and sentence of a goal on each of its rows; 〃 and 同上."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from site_builder.content.sheet.model import Sheet
from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.books import HEAD, LABELS, Row, book, row

FULL = row(result="85回", evaluation="○", attainment="しました。", next_steps="続けます。")
SECOND = row(indicator="加入率", target="70%", policies=None, initiative=None, summary=None)


def the_sheet(rows: Sequence[Row]) -> Sheet:
    found = parse_document("a.xlsx", book([*HEAD, LABELS, *rows]))
    assert found.balance.holds
    assert [str(problem) for problem in found.problems] == []
    (sheet,) = found.sheets
    return sheet


def test_a_goal_that_is_said_on_each_row_is_one() -> None:
    sheet = the_sheet([FULL, SECOND, row(number=2, goal="別の目標です。")])
    assert [goal.number for goal in sheet.goals] == [1, 2]
    second = sheet.goals[0].measures[1]
    assert (second.indicator, second.target) == ("加入率", "70%")
    assert (second.policies, second.initiative, second.summary) == ((), "", "")
    assert sheet.spans == ()
    assert [(one.raw, one.reason) for one in sheet.aside] == [
        ("1", "repeated"),
        ("目標の文です。", "repeated"),
    ]
    assert sheet.review == ()


def test_a_number_or_a_sentence_alone_may_be_said_again() -> None:
    for again in (row(indicator="加入率", goal=None), row(indicator="加入率", number=None)):
        sheet = the_sheet([FULL, again])
        assert [len(goal.measures) for goal in sheet.goals] == [2]
        assert [one.reason for one in sheet.aside] == ["repeated"]


def test_the_same_number_with_another_sentence_is_refused() -> None:
    found = parse_document("a.xlsx", book([*HEAD, LABELS, FULL, row(goal="別の目標です。")]))
    assert {problem.code for problem in found.problems} == {"goal-number-twice"}


def test_the_same_sentence_with_another_number_is_another_goal() -> None:
    sheet = the_sheet([FULL, row(number=2)])
    assert [(goal.number, goal.goal) for goal in sheet.goals] == [
        (1, "目標の文です。"),
        (2, "目標の文です。"),
    ]
    assert sheet.aside == ()


@pytest.mark.parametrize("mark", ["〃", "″", "同上", "（同上）", "同　上", "”"])
def test_a_mark_stands_for_the_cell_above(mark: str) -> None:
    below = row(number=2, goal="別の目標です。", initiative=mark, policies=mark, target=mark)
    sheet = the_sheet([FULL, below])
    measure = sheet.goals[1].measures[0]
    assert (measure.initiative, measure.policies, measure.target) == (
        "事業A",
        ("政策1-1-①",),
        "80回",
    )
    base = "goals/2/measures/1"
    assert {(doubt.field, doubt.reason, doubt.raw) for doubt in sheet.review} == {
        (f"{base}/{name}", "ditto", mark) for name in ("initiative", "policies", "target")
    }


def test_a_mark_below_a_mark_stands_for_the_same() -> None:
    rows = [FULL, *(row(number=n, goal=f"目標{n}。", summary="〃") for n in (2, 3))]
    sheet = the_sheet(rows)
    assert [goal.measures[0].summary for goal in sheet.goals] == ["概要です。"] * 3


def test_a_mark_for_number_and_sentence_says_whose_the_row_is() -> None:
    sheet = the_sheet([FULL, row(number="〃", goal="〃", indicator="加入率")])
    assert [len(goal.measures) for goal in sheet.goals] == [2]
    assert sheet.review == ()


def test_a_mark_with_nothing_above_stays() -> None:
    assert the_sheet([row(summary="〃")]).goals[0].measures[0].summary == "〃"

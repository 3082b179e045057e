"""Forms beside each other, and forms that name their columns with shorter words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

import pytest

from site_builder.content.sheet.model import Sheet, Source
from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.books import HEAD, LABELS, Row, book, row

FORM: tuple[Row, ...] = (*HEAD, LABELS, row(), row(number=None, goal=None, indicator="参加者数"))
OTHER: tuple[Row, ...] = (
    *(tuple("総務課" if value == "地域課" else value for value in line) for line in HEAD),
    LABELS,
    row(goal="ほかの課の目標です。", target=120, evaluation="△"),
    row(number=3, goal="飛んだ番号です。"),
    row(number=4, goal="下まで続きます。"),
)


def beside(left: Sequence[Row], right: Sequence[Row], gap: int) -> list[Row]:
    wide = max(map(len, left)) + gap
    pairs = zip_longest(left, right, fillvalue=())
    return [[*one, *[None] * (wide - len(one)), *other] for one, other in pairs]


def read(rows: Sequence[Row], merged: Sequence[str] = ()) -> list[Sheet]:
    found = parse_document("a.xlsx", book(rows, merged))
    assert found.balance.holds
    assert [str(problem) for problem in found.problems] == []
    return [replace(sheet, source=Source("", "")) for sheet in found.sheets]


@pytest.mark.parametrize("gap", [0, 1, 3])
def test_forms_beside_each_other_are_read_as_if_alone(gap: int) -> None:
    assert read(beside(FORM, OTHER, gap)) == [*read(FORM), *read(OTHER)]


def test_more_forms_stand_below_those_beside_each_other() -> None:
    four = [*beside(FORM, OTHER, 1), [], [], *beside(OTHER, FORM, 1)]
    sections = [sheet.section for sheet in read(four)]
    assert sections == ["地域課", "総務課", "総務課", "地域課"]


def test_a_number_that_is_repeated_at_the_right_parts_no_form() -> None:
    rows = [*HEAD, [*LABELS, "No."], [*row(), 1]]
    [sheet] = read(rows)
    assert sheet.goals == read(FORM[:-1])[0].goals
    assert [doubt.reason for doubt in sheet.review] == ["extra-column"]


def test_short_labels_name_the_columns_by_what_else_is_there() -> None:
    short = {"組織目標": "目標", "取組指標": "指標", "R7目標": "目標値", "R7結果": "実績値"}
    labels = [short.get(label, label) for label in LABELS]
    rows = [*HEAD, labels, row(result="75回")]
    [sheet] = read(rows)
    [goal] = sheet.goals
    assert (goal.goal, goal.measures[0].indicator) == ("目標の文です。", "実施回数")
    assert (goal.measures[0].target, goal.measures[0].result) == ("80回", "75回")
    assert sheet.review == ()


def test_a_heading_between_the_rows_is_no_part_of_a_goal() -> None:
    rows = [*HEAD, LABELS, row(), [None, "【その他】"], row(number=2, goal="つぎの目標です。")]
    [sheet] = read(rows)
    assert [goal.goal for goal in sheet.goals] == ["目標の文です。", "つぎの目標です。"]
    assert [len(goal.measures) for goal in sheet.goals] == [1, 1]
    assert sheet.notes == ("【その他】",)


def test_a_sentence_that_goes_on_in_a_row_of_its_own_is_doubted() -> None:
    rows = [*HEAD, LABELS, row(), [None, "続きかもしれません。"], row(number=2)]
    [sheet] = read(rows)
    assert sheet.goals[0].goal == "目標の文です。\n続きかもしれません。"
    [doubt] = sheet.review
    assert (doubt.field, doubt.reason, doubt.other) == ("goals/1/goal", "row", ("目標の文です。",))

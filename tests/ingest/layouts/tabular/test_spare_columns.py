"""Columns of another year in a form of one row a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from site_builder.content.sheet.model import Sheet
from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.books import LABELS, row

HEAD = """組織目標管理シート
年度\t令和7年度\t組織名(部)\t中央区役所\t作成日\tR7.4.1
組織名(準部・課・機関名)\t地域課\t\t\t評価日\tR8.3.31
"""


def the_sheet(labels: Sequence[Sequence[str]], values: Sequence[str]) -> Sheet:
    rows = []
    for number in (1, 2, 3):
        cells = row(number=number, goal=f"目標{number}を進めます。", evaluation="○")
        told = [*cells[:4], *values, *cells[6:9], "実施しました。", "続けます。"]
        rows.append(["" if cell is None else str(cell) for cell in told])
    text = HEAD + "".join("\t".join(line) + "\n" for line in (*labels, *rows))
    parsed = parse_document("a.txt", text.encode())
    assert parsed.balance.holds
    (sheet,) = parsed.sheets
    return sheet


def two_rows(labels: Sequence[str]) -> list[list[str]]:
    """As most tabular dumps have them: the group 指標 above."""
    upper = ["No.", "組織目標", "指標", *[""] * (1 + len(labels)), "主な取組(事業)", ""]
    return [[*upper, *LABELS[8:]], ["", "", *LABELS[2:4], *labels, *LABELS[6:8]]]


@pytest.mark.parametrize("strange", ["R6実績", "前年度実績", "R7結果（9月末）", "R8目標", "R6"])
def test_a_column_of_another_time_goes_aside(strange: str) -> None:
    cells = {strange: "70回", "R7目標": "80回", "R7結果": "85回"}
    for order in ((0, 1, 2), (1, 0, 2), (1, 2, 0)):
        labels = [list(cells)[place] for place in order]
        sheet = the_sheet(two_rows(labels), [cells[label] for label in labels])
        for goal in sheet.goals:
            assert (goal.measures[0].target, goal.measures[0].result) == ("80回", "85回")
        assert [(one.raw, one.reason) for one in sheet.aside] == [("70回", "other-year")] * 3
        assert sheet.review == ()


def test_a_target_of_the_year_before_is_no_target() -> None:
    for labels in (
        two_rows(["R6目標", "R7目標"]),
        [[*LABELS[:4], "R6目標", "R7目標", *LABELS[6:]]],
    ):
        sheet = the_sheet(labels, ["70回", "80回"])
        assert [goal.measures[0].target for goal in sheet.goals] == ["80回"] * 3
        assert [goal.measures[0].result for goal in sheet.goals] == [""] * 3
        assert len(sheet.aside) == 3


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_no_order_of_the_columns_gives_a_value_undoubted_that_is_anothers(
    order: tuple[int, ...],
) -> None:
    cells = [("R6実績", "70回"), ("R7目標", "80回"), ("R7結果", "85回")]
    labels, values = zip(*(cells[place] for place in order), strict=True)
    # Labels that end early tell no columns.
    for rows in (two_rows(labels), [line[:-4] for line in two_rows(labels)]):
        sheet = the_sheet(rows, values)
        measure = sheet.goals[0].measures[0]
        doubted = {doubt.field.rsplit("/", 1)[-1] for doubt in sheet.review}
        assert measure.target == "80回" or "target" in doubted
        assert measure.result == "85回" or "result" in doubted


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_second_summary_goes_aside_where_rows_end_in_blank_cells(order: tuple[int, int]) -> None:
    labels, words = ("概要", "事業の概要"), ("会議を開きます。", "団体を支援します。")
    head = [*LABELS[:7], *(labels[place] for place in order), *LABELS[8:]]
    rows = []
    for number in (1, 2, 3):
        cells = row(number=number, goal=f"目標{number}を進めます。", result="")
        rows.append([*map(str, cells[:7]), *(words[place] for place in order), *[""] * 4])
    text = HEAD + "".join("\t".join(line) + "\n" for line in (head, *rows))
    (sheet,) = parse_document("a.txt", text.encode()).sheets
    measures = [goal.measures[0] for goal in sheet.goals]
    assert [(one.summary, one.next_steps) for one in measures] == [(words[0], "")] * 3
    assert [one.raw for one in sheet.aside] == [words[1]] * 3
    assert {doubt.reason for doubt in sheet.review} == {"second-column"}

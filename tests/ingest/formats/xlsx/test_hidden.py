"""Rows and columns that a workbook hides: told, never read, their words never repeated."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from site_builder.content.sheet.model import Sheet
from site_builder.content.sheet.write import dump_sheet
from site_builder.ingest.sheet.parse import Parsed, parse_document
from tests.ingest.books import LABELS, Row, book, row

ROWS = (
    ["令和7年度　組織目標管理シート"],
    ["組織名（部）：中央区役所", None, "組織名（準部・課・機関名）", "地域課"],
    ["作成日：R7.4.1"],
    (),
    (),
    LABELS,
    row(),
    row(number=2, goal="やめた目標です。"),
    row(number=3),
)


def parsed(rows: Sequence[Row], hidden_rows: str, columns: str) -> Parsed:
    def edit(_: Workbook, sheet: Worksheet) -> None:
        for number in hidden_rows.split():
            sheet.row_dimensions[int(number)].hidden = True
        for name in columns.split():
            sheet.column_dimensions[name].hidden = True

    found = parse_document("a.xlsx", book(rows, (), edit))
    assert found.balance.holds
    return found


def read(rows: Sequence[Row], hidden_rows: str = "", columns: str = "") -> tuple[Sheet, str]:
    """With what is told of the workbook."""
    found = parsed(rows, hidden_rows, columns)
    (sheet,) = found.sheets
    return sheet, "".join(problem.message for problem in found.problems)


def aside(sheet: Sheet) -> list[tuple[str, str, str]]:
    return [(one.reason, one.raw, one.place) for one in sheet.aside]


def doubts(sheet: Sheet) -> list[tuple[str, str]]:
    return [(doubt.field, doubt.reason) for doubt in sheet.review]


def test_a_hidden_row_is_named_by_its_goal() -> None:
    sheet, told = read(ROWS, "8")
    assert [goal.number for goal in sheet.goals] == [1, 3]
    assert aside(sheet) == [("hidden", "目標2の行", "「地域課」シートの A8")]
    assert told == "表示されていない行や列（8行目（目標2の行））の文字は、読みませんでした。"
    assert "やめた" not in dump_sheet(sheet)
    assert doubts(sheet) == []


def test_a_hidden_row_without_a_number_is_of_the_goal_above() -> None:
    more = row(number=None, goal=None, indicator="裏の指標", target="5件")
    sheet, _ = read((*ROWS[:7], more, *ROWS[7:]), "8")
    assert aside(sheet) == [("hidden", "目標1の行", "「地域課」シートの C8")]
    assert len(sheet.goals) == 3
    assert "裏の指標" not in dump_sheet(sheet)


@pytest.mark.parametrize("number", ["1", "10"])
def test_a_hidden_row_outside_of_the_table(number: str) -> None:
    rows: list[Row] = [("裏のメモ",), *ROWS[:8]] if number == "1" else [*ROWS, ("裏のメモ",)]
    sheet, _ = read(rows, number)
    assert [reason for reason, _, _ in aside(sheet)] == ["hidden"]
    assert "裏" not in dump_sheet(sheet)


def test_the_fields_of_a_hidden_column_are_doubted() -> None:
    sheet, told = read(ROWS, columns="E")
    assert [goal.measures[0].target for goal in sheet.goals] == ["", "", ""]
    assert doubts(sheet) == [(f"goals/{n}/measures/1/target", "hidden") for n in (1, 2, 3)]
    assert aside(sheet)[0][:2] == ("hidden", "E列（目標の値）")
    assert "E列（目標の値）" in told
    assert "80回" not in dump_sheet(sheet)


def test_a_hidden_column_beside_those_of_the_form_doubts_nothing() -> None:
    rows = [[*cells, None] for cells in ROWS]
    rows[5][11], rows[6][11] = "査定", "裏の額"
    sheet, _ = read(rows, columns="L")
    assert doubts(sheet) == []
    assert aside(sheet) == [("hidden", "L列", "「地域課」シートの L6")]
    assert "査定" not in dump_sheet(sheet)


def test_a_hidden_fact_is_none_that_stands_behind_it() -> None:
    rows = [list(cells) for cells in ROWS]
    rows[1].append("様式第3号")
    sheet, _ = read(rows, columns="D")
    assert ("section", "hidden") in doubts(sheet)

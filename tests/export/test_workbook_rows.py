"""The rows of goals.xlsx say what the sheets say, each row for itself."""

from __future__ import annotations

from dataclasses import replace

from site_builder.content.sheet.model import Doubt, Goal, Sheet, Span
from site_builder.export.workbook_rows import workbook_rows
from site_builder.opendata.workbook import COLUMNS, NO_EVALUATION, NOT_HERE
from tests.render.printing import KEY, RICH, SHEETS, sheet, site_of


def rows_of(one: Sheet, *, ended: bool = True) -> list[dict[str, str]]:
    site = site_of({**SHEETS, KEY: one} if ended else {KEY: one})
    names = [column.title for column in COLUMNS]
    return [dict(zip(names, row, strict=True)) for row in workbook_rows(site.sheets[KEY], one)]


def test_a_row_has_every_text_of_its_measure() -> None:
    (row,) = rows_of(sheet(Goal(2, "文です。", (RICH,))))
    assert row["区"] == "北区" and row["課"] == "地域課" and row["年度"] == "令和5年度"
    assert row["目標番号"] == "2" and row["組織目標"] == "文です。"
    assert row["政策"].split("\n") == ["政策1-1-①", "政策1-2-①~③", "区ビジョン"]
    assert row["評価"] == "△ 一部未達成"
    own = {RICH.indicator, RICH.target, RICH.result, RICH.initiative, RICH.summary}
    assert own | {RICH.attainment, RICH.next_steps} <= set(row.values())
    assert row["ページ"] == "/wards/kita/chiiki/2023/#goal-2"
    assert row["読み取り"] == ""


def test_a_cell_of_several_rows_stands_in_each_of_them() -> None:
    below = replace(RICH, evaluation="", policies=())
    spans = (Span("goals/1/measures/1/evaluation", 2), Span("goals/1/measures/1/policies", 2))
    first, second = rows_of(replace(sheet(Goal(1, "文", (RICH, below))), spans=spans))
    assert second["評価"] == first["評価"] == "△ 一部未達成"
    assert second["政策"] == first["政策"]


def test_a_goal_without_a_measure_has_a_row() -> None:
    (row,) = rows_of(sheet(Goal(3, "文だけ")))
    assert (row["目標番号"], row["組織目標"], row["取組指標"], row["評価"]) == (
        "3",
        "文だけ",
        "",
        "",
    )


def test_an_evaluation_that_is_not_there_says_why() -> None:
    one = sheet(Goal(1, "文", (replace(RICH, evaluation=""),)))
    assert rows_of(one)[0]["評価"] == NOT_HERE
    assert rows_of(one, ended=False)[0]["評価"] == NO_EVALUATION


def test_what_is_not_surely_read_is_named() -> None:
    one = sheet(Goal(1, "文", (RICH, RICH)), Goal(2, "文", (RICH,)))
    fields = ("goals/1/measures/2/target", "goals/1/goal", "goals/2", "section")
    rows = rows_of(replace(one, review=tuple(Doubt(field, "x") for field in fields)))
    head = head_word()
    assert [row["読み取り"] for row in rows] == [
        f"確認中: {head}、組織目標",
        f"確認中: {head}、組織目標、目標",
        f"確認中: {head}、この目標のすべて",
    ]


def head_word() -> str:
    return "組織名（準部・課・機関名）"

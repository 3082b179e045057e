"""Forms whose cells are known."""

from __future__ import annotations

import pytest

from site_builder.content.sheet.model import Sheet, Span
from site_builder.ingest.document import Box, Piece
from site_builder.ingest.formats.cells import cell_name
from site_builder.ingest.layouts.grid.goals import Texts
from site_builder.ingest.sheet.parse import parse_document

HEAD = """組織目標管理シート
年度,令和7年度,,組織名(部),中央区役所,,作成日,R7.4.1
,,,組織名(準部・課・機関名),地域課,,評価日,
(参考)関連する総合計画における政策指標,"・協働数
・観光入込客数"
○:達成,△:一部未達成,×:未達成

No.,組織目標,総合計画(実施計画)上の位置づけ,指標,,,主な取組(事業),,評価,目標達成状況,今後の方針
,,,取組指標,R7目標,R7結果,取組名称(事業名),概要,,,
"""
ROWS = """1,"持続可能な
まちづくりを進めます。","政策1-1-①
行財3-2-②",実施回数,80回,,育成事業,補助します。
,,,参加人数,5人
2,窓口の混雑を減らします。,政策1-1-①,待ち時間,13分,,番号札,配ります。,○
3
,※注記です
"""


def the_sheet(text: str, name: str = "a.csv") -> Sheet:
    parsed = parse_document(name, text.encode())
    assert [str(problem) for problem in parsed.problems] == []
    (sheet,) = parsed.sheets
    return sheet


def test_reads_a_form_by_its_labels() -> None:
    sheet = the_sheet(HEAD + ROWS)
    assert (sheet.fiscal_year, sheet.ward, sheet.section) == (2025, "中央区", "地域課")
    assert (sheet.created, sheet.evaluated) == ("2025-04-01", "")
    assert sheet.policy_indicators == ("協働数", "観光入込客数")
    assert [goal.number for goal in sheet.goals] == [1, 2]
    first, second = sheet.goals[0].measures
    assert first.policies == ("政策1-1-①", "行財3-2-②")
    assert (first.indicator, first.target, first.initiative) == ("実施回数", "80回", "育成事業")
    assert (second.indicator, second.target, second.initiative) == ("参加人数", "5人", "")
    assert sheet.goals[1].measures[0].evaluation == "○"
    assert sheet.notes == ("※注記です",)
    assert sheet.review == ()


def test_a_cell_of_a_goal_covers_the_empty_ones_below_where_nothing_is_merged() -> None:
    covered = ("policies", "initiative", "summary")
    spans = tuple(Span(f"goals/1/measures/1/{name}", 2) for name in covered)
    assert the_sheet(HEAD + ROWS).spans == spans


@pytest.mark.parametrize(("row", "column", "name"), [(7, 3, "C7"), (1, 26, "Z1"), (2, 703, "AAA2")])
def test_names_cells_as_spreadsheets_do(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


@pytest.mark.parametrize("lines", [("政策", "5-3-③"), ("政策5", "-3-③"), ("政策5-", "3-③")])
def test_a_code_that_is_wrapped_is_one_code(lines: tuple[str, ...]) -> None:
    box = Box(1, 1, 1, 1, tuple(Piece(line, 0) for line in lines), "1", "0,0,9,9")
    assert Texts(wrapped=False, widths={}).reading("policies", [box]).value == ("政策5-3-③",)


@pytest.mark.parametrize(
    ("cells", "doubted"),
    [
        ("1,文です。,政策1-1-①,件数,80回,90回,番号札,配ります。,○,達成した,続ける", False),
        ("1,文です。,政策1-1-①,件数,90回,番号札,配ります。,○,達成した,続ける,", True),
        ("1,文です。,政策1-1-①,件数,,80回,90回,番号札,配ります。,○,達成した", True),
        ("1,文です。,件数,政策1-1-①,80回,90回,番号札,配ります。,○,達成した,続ける", True),
        ("1,文です。,政策1-1-①,件数,80回,90回,番号札,配ります。,A,達成した,続ける", False),
    ],
    ids=["in place", "to the left", "to the right", "a code", "no mark"],
)
def test_a_row_whose_cells_were_moved_is_doubted_whole(cells: str, doubted: bool) -> None:
    (sheet,) = parse_document("a.csv", f"{HEAD}{cells}\n".encode()).sheets
    whole = [doubt.reason for doubt in sheet.review if doubt.field == "goals/1/measures/1"]
    assert whole == ["column"] * doubted

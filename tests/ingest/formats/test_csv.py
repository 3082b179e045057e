"""Text dumps as people and other programs write them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.sheet.model import Sheet, Source
from site_builder.ingest.sheet.parse import Parsed, parse_document

HEAD = (
    "組織目標管理シート\n\n"
    "年度\t令和8年度\t(参考) 関連する総合計画における政策指標\t・健康だと思う市民の割合"
    "\t作成日\tR8.4.1\n"
    "組織名(部)\t秋葉区役所\t組織名 (準部・課・機関名)\t健康福祉課\t評価日\tR9.3.31\n\n"
    "○:達成\n△:一部未達成\n×:未達成\n\n"
)
LABELS = (
    "No.\t組織目標\t総合計画(実施計画)上の位置づけ\t取組指標\tR8目標\tR8結果\t取組名称(事業名)\t概要"
    "\t評価\t目標達成状況\t今後の方針\n"
)
CELLS = tuple(
    row.split("|")
    for row in (
        "1|地域の健康づくりを進めます。|政策6-1-①|受診率|45%以上|47%|健康づくり事業"
        "|受診を勧めます。|○|目標を大きく上回りました。|引き続き勧めます。",
        "2|窓口の満足度を高めます。|行財1-1-①|満足度|90%|85%|窓口改善"
        "|研修を実施します。|△|目標を少し下回りました。|研修の内容を見直します。",
    )
)
SENTENCES = (1, 7, 9, 10)
"""Columns whose cells may be long"""
ROWS = tuple("\t".join(cells) + "\n" for cells in CELLS)
PLAIN = HEAD + LABELS + "".join(ROWS)


def parsed(text: str, name: str = "a.txt") -> Parsed:
    found = parse_document(name, text.encode())
    assert found.balance.holds
    assert [str(problem) for problem in found.problems] == []
    return found


def the_sheet(text: str) -> Sheet:
    (sheet,) = parsed(text).sheets
    return replace(sheet, source=Source("", ""))


@pytest.mark.parametrize(
    "text",
    [
        HEAD + LABELS + ROWS[0] + "- 1 -\n\f" + ROWS[1] + "\n- 2 -\n",
        HEAD + LABELS + ROWS[0] + "\n1 / 2 ページ\n\f" + LABELS + ROWS[1] + "2 / 2 ページ\n",
        f"{HEAD}{LABELS}{ROWS[0]}\f組織目標管理シート\n\n{LABELS}{ROWS[1]}",
    ],
    ids=["page numbers", "labels again", "title again"],
)
def test_a_table_goes_on_over_pages(text: str) -> None:
    assert the_sheet(text) == the_sheet(PLAIN)


def test_a_form_whose_head_is_lost_is_not_the_one_above() -> None:
    found = parse_document("a.txt", f"{PLAIN}\n組織目標管理シート\n\n{LABELS}{ROWS[0]}".encode())
    assert {problem.code for problem in found.problems} == {
        "sheet-without-ward",
        "sheet-without-section",
    }
    assert len(found.sheets) == 1


@given(st.data())
def test_a_cell_may_hold_line_breaks(data: st.DataObject) -> None:
    """Wherever a text is torn, its row is put together again."""
    torn = [list(cells) for cells in CELLS]
    chosen = st.tuples(st.integers(0, 1), st.sampled_from(SENTENCES))
    for row, column in data.draw(st.sets(chosen, min_size=1)):
        text = torn[row][column]
        places = data.draw(st.sets(st.integers(2, len(text) - 3), min_size=1, max_size=2))
        for place in sorted(places, reverse=True):
            text = f"{text[:place]}\n{text[place:]}"
        torn[row][column] = text
    text = HEAD + LABELS + "".join("\t".join(cells) + "\n" for cells in torn)
    sheet = the_sheet(text)
    for goal, cells in zip(sheet.goals, CELLS, strict=True):
        [measure] = goal.measures
        read = (goal.goal, measure.summary, measure.attainment, measure.next_steps)
        whole = tuple(cells[column] for column in SENTENCES)
        assert tuple("".join(part.split()) for part in read) == whole
    assert not sheet.unplaced
    assert not sheet.notes


def test_items_below_a_row_are_its_last_cells_and_a_remark_is_not() -> None:
    listed = ROWS[0].replace("引き続き勧めます。", "・引き続き勧めます。\n・周知します。")
    sheet = the_sheet(HEAD + LABELS + listed + "※割合は速報値です。\n")
    assert sheet.goals[0].measures[0].next_steps == "・引き続き勧めます。\n・周知します。"
    assert sheet.notes == ("※割合は速報値です。",)


def test_cells_in_quotes_are_read_as_a_spreadsheet_wrote_them() -> None:
    summary = '"・受診を勧めます。\n・""健康""を知らせます。"'
    sheet = the_sheet(PLAIN.replace("受診を勧めます。", summary))
    assert sheet.goals[0].measures[0].summary == '・受診を勧めます。\n・"健康"を知らせます。'
    assert sheet.goals[1] == the_sheet(PLAIN).goals[1]


@given(st.permutations(range(2, 11)))
def test_columns_may_stand_in_another_order(order: list[int]) -> None:
    lines = [LABELS.rstrip("\n").split("\t"), *CELLS]
    moved = ["\t".join([*line[:2], *(line[place] for place in order)]) for line in lines]
    sheet = the_sheet(HEAD + "".join(f"{line}\n" for line in moved))
    assert sheet.goals == the_sheet(PLAIN).goals
    assert sheet.review == ()


def test_commas_may_part_the_cells_of_a_text_file() -> None:
    assert the_sheet(PLAIN.replace("\t", ",")).goals == the_sheet(PLAIN).goals

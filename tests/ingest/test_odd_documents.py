"""Small documents as offices have them, each with a thing that is easily misread.

What is right for each is written here: its goals, what stands aside, what is doubted.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from site_builder.content.sheet.model import Sheet
from site_builder.content.sheet.write import dump_sheet
from site_builder.ingest.sheet.parse import Parsed, parse_document

ODD = Path(__file__).parent / "cases" / "odd"


@cache
def parsed(name: str) -> Parsed:
    return parse_document(name, (ODD / name).read_bytes())


def the_sheet(name: str) -> Sheet:
    (sheet,) = parsed(name).sheets
    assert parsed(name).balance.holds
    return sheet


def aside(sheet: Sheet) -> list[tuple[str, str]]:
    return [(one.reason, one.raw) for one in sheet.aside]


def doubts(sheet: Sheet) -> list[tuple[str, str]]:
    return [(doubt.field, doubt.reason) for doubt in sheet.review]


def test_of_a_cell_that_is_struck_out_in_part_the_rest_is_the_value() -> None:
    sheet = the_sheet("strike-part-of-cell.xlsx")
    assert sheet.goals[0].measures[0].target == "100回"
    assert aside(sheet) == [("struck", "80回")]
    assert doubts(sheet) == [("goals/1/measures/1/target", "struck")]


def test_a_goal_that_is_struck_out_whole_is_none() -> None:
    sheet = the_sheet("strike-whole-goal.xlsx")
    assert [goal.number for goal in sheet.goals] == [1]
    assert aside(sheet)[:2] == [("struck", "2"), ("struck", "取りやめた目標です。")]
    assert doubts(sheet) == []


def test_what_stands_beside_the_form_is_no_note() -> None:
    sheet = the_sheet("note-outside.xlsx")
    assert (sheet.notes, sheet.unplaced, sheet.review) == ((), (), ())
    assert [reason for reason, _ in aside(sheet)] == ["outside", "outside"]
    assert len(sheet.goals) == 3


def test_an_escape_that_is_itself_escaped_is_text_as_typed() -> None:
    measure = the_sheet("escaped-twice.xlsx").goals[0].measures[0]
    assert measure.next_steps == "コード_x000D_です。"
    assert measure.summary == "区内の団体の活動を支援します。\n・補助金"


def test_an_example_beside_a_form_is_no_sheet() -> None:
    sheet = the_sheet("example-sheet.xlsx")
    assert sheet.section == "地域課"
    read = parsed("example-sheet.xlsx")
    (told,) = read.problems
    assert (told.code, "記入例" in told.message) == ("example-worksheet", True)
    assert read.balance.counts["example"] > 200
    assert "例：" not in dump_sheet(sheet)


def test_what_lies_under_a_box_of_a_pdf_is_no_value() -> None:
    sheet = the_sheet("overpainted.pdf")
    assert sheet.goals[0].measures[0].target == "100回"
    assert aside(sheet) == [("unseen", "80回")]
    assert doubts(sheet) == [("goals/1/measures/1/target", "unseen")]


def test_letters_of_a_pdf_that_are_not_drawn_are_no_value() -> None:
    sheet = the_sheet("invisible-text.pdf")
    measure = sheet.goals[0].measures[0]
    assert (measure.target, measure.result) == ("80回", "85回")
    assert aside(sheet) == [("unseen", "99回")]
    assert doubts(sheet) == [("goals/1/measures/1/result", "unseen")]


def test_a_page_that_is_drawn_twice_is_read_once() -> None:
    sheet = the_sheet("drawn-twice.pdf")
    assert [goal.number for goal in sheet.goals] == [1, 2, 3]
    assert (sheet.section, sheet.goals[0].measures[0].target) == ("地域課", "80回")
    assert {reason for reason, _ in aside(sheet)} == {"repeated"}
    assert (sheet.notes, sheet.unplaced) == ((), ())


def test_a_scan_with_letters_that_a_machine_has_read_is_refused() -> None:
    read = parsed("scan-ocr.pdf")
    assert read.sheets == ()
    (problem,) = read.problems
    assert (problem.code, problem.where.place) == ("page-layered", "1ページ")
    assert "文字を重ねた画像のPDFです。" in problem.message
    assert "文字のあるPDFを" in problem.hint


def test_radicals_are_read_as_the_letters_they_stand_for() -> None:
    first, second, _ = the_sheet("radicals-body.xlsx").goals
    assert first.goal == "地域の支え合いを行います。長期の見守り。"
    assert second.goal == "西区の魅力を発信します。"
    assert the_sheet("radical-ward.xlsx").ward == "西区"


def test_radicals_in_a_text_that_was_copied() -> None:
    sheet = the_sheet("radicals.txt")
    assert (sheet.ward, len(sheet.goals)) == ("中央区", 4)
    assert "行財3-2-②" in sheet.goals[0].measures[0].policies
    assert not any("⽬標" in note for note in sheet.notes)
    assert "⽬" in parsed("radicals.txt").text  # as the document has it


def test_a_letter_of_one_office_stays_and_is_doubted() -> None:
    sheet = the_sheet("gaiji.csv")
    assert "\ue000" <= sheet.goals[1].goal[0] <= "\uf8ff"
    assert doubts(sheet) == [("goals/2/goal", "garbled")]


def test_signs_without_width_are_none() -> None:
    sheet = the_sheet("zero-width.xlsx")
    assert (sheet.section, sheet.created) == ("地域課", "2025-04-01")
    assert (sheet.goals[0].number, sheet.goals[0].measures[0].target) == (1, "80回")
    assert (sheet.unplaced, sheet.review) == ((), ())


def test_a_row_that_is_longer_than_its_labels_is_doubted_whole() -> None:
    sheet = the_sheet("unquoted-comma.csv")
    doubted = {field for field, reason in doubts(sheet) if reason == "row-length"}
    assert {"goals/2/measures/1", "goals/3/measures/1"} <= doubted
    assert (sheet.notes, {one.reason for one in sheet.unplaced}) == ((), {"row-length"})
    for number in (2, 3):
        row = f"goals/{number}/measures/1"
        wanted = ("indicator", "target", "result", "initiative", "summary", "attainment")
        assert {f"{row}/{name}" for name in wanted} <= doubted
    assert not any(field.startswith("goals/1") for field in doubted)
    told = [
        p.where.line for p in parsed("unquoted-comma.csv").problems if p.code == "csv-row-length"
    ]
    assert told == [11, 12]


def test_a_line_that_tells_how_cells_are_parted_is_no_note() -> None:
    sheet = the_sheet("sep-line.csv")
    assert (sheet.notes, sheet.review, len(sheet.goals)) == ((), (), 3)


def test_a_column_of_another_time_is_not_the_result() -> None:
    for name, other in (("prev-year-result-column", "70回"), ("midyear-result-column", "40回")):
        sheet = the_sheet(f"{name}.xlsx")
        measure = sheet.goals[0].measures[0]
        assert (measure.target, measure.result) == ("80回", "85回")
        assert aside(sheet) == [("other-year", other)]
        assert (sheet.notes, doubts(sheet)) == ((), [])


def test_a_second_column_of_summaries_goes_aside() -> None:
    sheet = the_sheet("two-summary-columns.xlsx")
    assert sheet.goals[0].measures[0].summary == "区内の団体の活動を支援します。"
    assert aside(sheet) == [("second-column", letter) for letter in "abc"]
    assert doubts(sheet) == [
        (f"goals/{number}/measures/1/summary", "second-column") for number in (1, 2, 3)
    ]


def test_the_words_of_a_title_in_a_cell_begin_no_form() -> None:
    sheet = the_sheet("title-words-in-cell.xlsx")
    assert [goal.number for goal in sheet.goals] == [1, 2, 3]
    assert sheet.goals[1].measures[0].initiative == "組織目標管理シートの活用"


def test_numbers_of_a_program_are_those_of_the_goals() -> None:
    sheet = the_sheet("no-as-float.csv")
    assert [goal.number for goal in sheet.goals] == [1, 2, 3]
    assert parsed("no-as-float.csv").balance.counts["markup"] == len(".0.0.0")


def test_a_row_that_numbers_the_columns_is_no_goal() -> None:
    sheet = the_sheet("column-number-row.xlsx")
    assert [goal.number for goal in sheet.goals] == [1, 2, 3]
    assert (sheet.notes, doubts(sheet)) == ((), [])


def test_a_printed_line_in_a_row_of_its_own_is_joined_to_its_cell() -> None:
    sheet = the_sheet("line-per-row.xlsx")
    assert [goal.goal for goal in sheet.goals] == [
        "地域の支え合いを進めます。",
        "区の魅力を発信します。",
    ]
    assert [len(goal.measures) for goal in sheet.goals] == [1, 1]


def test_a_goal_that_is_said_on_each_row_is_one() -> None:
    sheet = the_sheet("number-repeated.xlsx")
    assert [len(goal.measures) for goal in sheet.goals] == [2, 1]
    assert [reason for reason, _ in aside(sheet)] == ["repeated", "repeated"]
    second = sheet.goals[0].measures[1]
    assert (second.policies, second.initiative, second.next_steps) == ((), "", "")
    assert sheet.spans == ()


def test_a_year_may_be_one_of_two_eras() -> None:
    sheet = the_sheet("heisei31-reiwa1.xlsx")
    assert (sheet.fiscal_year, doubts(sheet)) == (2019, [])

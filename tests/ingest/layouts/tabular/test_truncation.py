"""Documents that stop in the middle, and whole ones that only seem to."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.ingest.sheet.parse import Parsed, parse_document
from tests.extent import amount
from tests.ingest.printing import Goal, sheet_text

SOURCE = Path("content/sources/chuo-r7.txt").read_text(encoding="utf-8")
WHOLE = parse_document("a.txt", SOURCE.encode())


def parsed(text: str) -> Parsed:
    return parse_document("a.txt", text.encode())


def codes(text: str) -> list[str]:
    return [problem.code for problem in parsed(text).problems]


@settings(max_examples=amount(20, 60))
@given(st.integers(1, len(SOURCE) - 1))
def test_sheets_before_a_cut_stay_as_they_are(length: int) -> None:
    half = parsed(SOURCE[:length])
    kept = half.sheets if half.problems else half.sheets[:-1]
    for before, after in zip(WHOLE.sheets, kept, strict=False):
        assert before == replace(after, source=replace(before.source, lines=after.source.lines))


@pytest.mark.parametrize("end", ["組織目標管理シート", "令和7年度", "R7目標", "取組名称(事業名)"])
def test_a_cut_before_the_table_is_told(end: str) -> None:
    text = sheet_text()
    assert codes(text[: text.index(end) + len(end)])


def test_a_cut_within_a_row_is_told_at_its_place() -> None:
    text = sheet_text() + sheet_text(section="総務課")
    half = text[: text.rindex("支援します。")]
    (problem,) = parsed(half).problems
    assert problem.code == "document-cut"
    assert problem.where.line == half.count("\n") + 1
    assert problem.where.column == len(half) - half.rindex("\n") - 1
    assert [sheet.section for sheet in parsed(half).sheets] == ["地域課"]


def test_tabs_that_are_lost_at_the_end_are_no_cut() -> None:
    assert codes(sheet_text().rstrip()) == []


def test_a_last_cell_without_an_end_is_in_doubt() -> None:
    goals = [
        Goal(evaluation="○", attainment="80回開きました。", next_steps="続けます。"),
        Goal("2", evaluation="○", attainment="80回開きました。", next_steps="今後も続けて"),
    ]
    (sheet,) = parsed(sheet_text(goals=goals).rstrip("\n")).sheets
    assert [(doubt.field, doubt.reason) for doubt in sheet.review] == [
        ("goals/2/measures/1/next_steps", "cut")
    ]
    (sheet,) = parsed(sheet_text(goals=goals)).sheets
    assert sheet.review == ()

"""Raw dumps of a form that is not quite the city's: each goal is doubted, whatever is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.sheet.model import Sheet
from site_builder.ingest.sheet.parse import parse_document

CASE = Path(__file__).parents[2] / "cases" / "form-planned-raw.txt"
PLAIN = CASE.read_text("utf-8")


def first(text: str) -> Sheet:
    return parse_document("a.txt", text.encode()).sheets[0]


def doubted(sheet: Sheet) -> set[str]:
    return {doubt.field for doubt in sheet.review}


def test_a_plain_dump_is_not_odd() -> None:
    assert "goals" not in doubted(first(PLAIN))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Ｒ９結果 取組名称", "Ｒ９結果 昨年度実績 取組名称"),
        ("（事業名） 概要", "（事業名） 事業概要 概要"),
        ("\n22団体以内\n", "\n〃\n"),
        ("\n22団体以内\n", "\n#N/A\n"),
    ],
)
def test_what_the_form_never_holds_doubts_every_goal(was: str, now: str) -> None:
    assert was in PLAIN
    sheet = first(PLAIN.replace(was, now, 1))
    goals = {f"goals/{goal.number}" for goal in sheet.goals}
    assert {"goals", *goals} <= doubted(sheet)


def test_the_words_of_the_title_may_stand_in_a_cell() -> None:
    text = PLAIN.replace("お試し居住の環境に取り組み", "組織目標管理シートに取り組み", 1)
    sheets = parse_document("a.txt", text.encode()).sheets
    assert any("組織目標管理シートに取り組みます。" in goal.goal for goal in sheets[0].goals)

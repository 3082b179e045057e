"""Raw dumps of a form that is not quite the city's: columns that it does not have go aside, and
what the form never holds doubts each goal."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from pathlib import Path

import pytest

from benchmarks.forms.scoring import compare, squash
from benchmarks.made_documents import make
from site_builder.content.sheet.model import Sheet
from site_builder.ingest.sheet.parse import parse_document
from tests.extent import full

CASE = Path(__file__).parents[2] / "cases" / "form-planned-raw.txt"
PLAIN = CASE.read_text("utf-8")


@cache
def first(text: str) -> Sheet:
    return parse_document("a.txt", text.encode()).sheets[0]


def doubted(sheet: Sheet) -> set[str]:
    return {doubt.field for doubt in sheet.review}


def test_a_plain_dump_is_not_odd() -> None:
    assert "goals" not in doubted(first(PLAIN))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Ｒ９結果 取組名称", "Ｒ９結果 備考 取組名称"),
        ("（事業名） 概要", "（事業名）"),
        ("\n22団体以内\n", "\n〃\n"),
        ("\n22団体以内\n", "\n#N/A\n"),
    ],
)
def test_what_the_form_never_holds_doubts_every_goal(was: str, now: str) -> None:
    assert was in PLAIN
    sheet = first(PLAIN.replace(was, now, 1))
    goals = {f"goals/{goal.number}" for goal in sheet.goals}
    assert {"goals", *goals} <= doubted(sheet)


@pytest.mark.parametrize("kind", ["other-year", *full("second-summary")])
def test_columns_that_the_form_does_not_have_go_aside(kind: str) -> None:
    made = make("raw", 5501003, 2, kind)
    sheets = parse_document(made.name, made.data).sheets
    for truth, owed, sheet in zip(made.sheets, made.owed, sheets, strict=True):
        assert not any(cell.silent for cell in compare(truth, asdict(sheet)))
        aside = {squash(one.raw) for one in sheet.aside}
        assert aside == set(map(squash, owed.aside))
        summaries = {field for field in doubted(sheet) if field.endswith("/summary")}
        rows = sum(len(goal.measures) for goal in sheet.goals)
        assert (len(summaries) == rows) is (kind == "second-summary")


def test_the_words_of_the_title_may_stand_in_a_cell() -> None:
    text = PLAIN.replace("お試し居住の環境に取り組み", "組織目標管理シートに取り組み", 1)
    sheets = parse_document("a.txt", text.encode()).sheets
    assert any("組織目標管理シートに取り組みます。" in goal.goal for goal in sheets[0].goals)


def test_what_stands_below_the_legend_is_a_note() -> None:
    note = "※組織目標管理シートは年2回更新します。"
    sheets = parse_document("a.txt", f"{PLAIN.rstrip()}\n\n{note}\n".encode()).sheets
    assert sheets[-1].notes == (note,)
    assert not any(sheet.unplaced or sheet.notes for sheet in sheets[:-1])


def test_codes_with_signs_of_no_width_are_codes() -> None:
    code = "行財1-1-①"
    assert code in PLAIN
    sheet = first(PLAIN.replace(code, "行財\u200b1-\u200b1-①", 1))
    assert sheet.goals == first(PLAIN).goals


@pytest.mark.parametrize("words", [("部局名", "所属"), ("部名", "課名")])
def test_other_labels_of_the_head(words: tuple[str, str]) -> None:
    text = PLAIN.replace("組織名（部）", words[0], 1)
    text = text.replace("組織名\n\n（準部・課・機関名）", words[1], 1)
    plain, sheet = first(PLAIN), first(text)
    assert (sheet.ward, sheet.department, sheet.section) == (
        plain.ward,
        plain.department,
        plain.section,
    )
    assert sheet.goals == plain.goals

"""The facts of a raw dump's head, and notes that stand among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.sheet.model import Sheet
from site_builder.ingest.sheet.parse import parse_document

_TEXT = (Path(__file__).parents[2] / "cases" / "kita-r7.txt").read_text("utf-8")
_FORMS = _TEXT.split("\n作成日\n")


def _read(form: str) -> Sheet:
    [sheet] = parse_document("dump.txt", f"作成日\n{form}".encode()).sheets
    return sheet


@pytest.mark.parametrize(
    ("before", "field"),
    [
        ("・日頃から災害に対する備えをしている市民の割合", "policy_indicators"),
        ("（北区郷土博物館）", "section"),
    ],
)
def test_a_note_within_the_head_is_no_fact_in_silence(before: str, field: str) -> None:
    form = next(form for form in _FORMS[1:] if before in form)
    plain, noted = _read(form), _read(form.replace(before, f"\n（裏面あり）\n\n{before}", 1))
    doubted = {doubt.field for doubt in noted.review}
    told = getattr(noted, field) == getattr(plain, field) and noted.unplaced
    assert field not in {doubt.field for doubt in plain.review}
    assert told or field in doubted


def _sheet(*changes: tuple[str, str]) -> Sheet:
    """Of a form of 区民生活課, with other words for its facts."""
    form = next(form for form in _FORMS[1:] if "区民生活課" in form)
    for old, new in changes:
        assert old in form
        form = form.replace(old, new, 1)
    return _read(form)


def test_a_section_that_names_its_ward_is_read_as_in_other_forms() -> None:
    sheet = _sheet(("区民生活課", "北区区民生活課"))
    assert (sheet.ward, sheet.section) == ("北区", "区民生活課")


def test_two_years_are_doubted() -> None:
    sheet = _sheet(("令和7年度", "令和7年度（2024年度）"))
    assert ("fiscal_year", "year", (2024,)) in [(d.field, d.reason, d.other) for d in sheet.review]


def test_labels_of_another_year_cast_doubt_on_the_year() -> None:
    sheet = _sheet(("令和7年度", "令和6年度"))
    assert (sheet.fiscal_year, "fiscal_year") in [(2024, d.field) for d in sheet.review]


@pytest.mark.parametrize("label", ["（準部・課・機関名）\n", "おける政策指標\n"])
def test_words_behind_a_label_that_are_not_its_fact_cast_doubt(label: str) -> None:
    sheet = _sheet((label, f"{label}\n印刷範囲外\n\n"))
    assert {"section", "policy_indicators"} & {doubt.field for doubt in sheet.review}

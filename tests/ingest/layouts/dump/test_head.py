"""A note between the facts of a raw dump's head is not taken for one of them in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.ingest.sheet.parse import parse_document

_TEXT = (Path(__file__).parents[2] / "cases" / "kita-r7.txt").read_text("utf-8")
_FORMS = _TEXT.split("\n作成日\n")


def _doubted(form: str) -> set[str]:
    [sheet] = parse_document("dump.txt", f"作成日\n{form}".encode()).sheets
    return {doubt.field for doubt in sheet.review}


@pytest.mark.parametrize(
    ("before", "field"),
    [
        ("・日頃から災害に対する備えをしている市民の割合", "policy_indicators"),
        ("（北区郷土博物館）", "section"),
    ],
)
def test_a_note_within_the_head_casts_doubt(before: str, field: str) -> None:
    form = next(form for form in _FORMS[1:] if before in form)
    assert field not in _doubted(form)
    assert field in _doubted(form.replace(before, f"\n（裏面あり）\n\n{before}", 1))

"""Dumps that may be read in too many ways are refused in words: the work has a bound."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.ingest.sheet.parse import parse_document

_TEXT = (Path(__file__).parents[2] / "cases" / "form-planned-raw.txt").read_text("utf-8")
_FORM = _TEXT[: _TEXT.index("作成日", _TEXT.index("作成日") + 1)]


@pytest.mark.parametrize(
    "more",
    [
        "政策1-1-① ○ 5\n" * 40,
        "目標値 実績値\n" * 300,
        "参加者数（人） 80回\n\n" * 400,
        "1回\n\n地域の事業を進めます。\n\n" * 160,
    ],
)
def test_too_many_readings_are_refused(more: str) -> None:
    place = _FORM.index("○：達成")
    parsed = parse_document("dump.txt", f"{_FORM[:place]}{more}\n{_FORM[place:]}".encode())
    assert [problem.code for problem in parsed.problems] == ["sheet-tangled"]
    assert parsed.sheets == ()
    assert parsed.balance.holds

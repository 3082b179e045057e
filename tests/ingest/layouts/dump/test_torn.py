"""Pages that were cut out of a raw dump: what is missing there is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.measuring import documents, measure
from site_builder.ingest.sheet.parse import parse_document
from tests.extent import amount

_FORM = (Path(__file__).parents[2] / "cases" / "form-planned-raw.txt").read_text("utf-8")


def _doubts(text: str) -> list[tuple[str, str]]:
    """Of the first sheet"""
    sheet = parse_document("page.txt", text.encode()).sheets[0]
    return [(doubt.field, doubt.reason) for doubt in sheet.review]


@pytest.mark.parametrize("seed", range(amount(2, 20)))
def test_nothing_is_wrong_in_silence_on_a_page(seed: int) -> None:
    tally = measure(documents("raw", 4100 + seed, 12, "cut-page"))
    assert [finding.cell for finding in tally.findings] == []


def test_form_without_its_column_labels_lacks_a_part() -> None:
    labels = "Ｒ9目標 Ｒ９結果 取組名称（事業名） 概要\n"
    assert ("goals", "cut") not in _doubts(_FORM)
    assert ("goals", "cut") in _doubts(_FORM.replace(labels, "", 1))

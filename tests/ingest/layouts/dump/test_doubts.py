"""What an odd dump leaves open is doubted: other columns, notes between its cells, goals of one
matter; pages that were cut out of a dump."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.made_documents import make
from benchmarks.measuring import documents, measure
from site_builder.ingest.sheet.parse import parse_document
from tests.extent import amount, full

_FORM = (Path(__file__).parents[2] / "cases" / "form-planned-raw.txt").read_text("utf-8")

HARD = {
    "stray-note": (4401000, 3),
    "other-year": (72003001, 4),
    "title-words+ditto+other-year+second-summary": (72003000, 3),
    "second-summary": (72003003, 6),
}
"""Kind → seed and sheets: a note within a target, a row whose other column has the summary's text,
rows that may be of two goals, a goal of very many rows"""


@pytest.mark.parametrize("kind", [*list(HARD)[:1], *full(*list(HARD)[1:])])
def test_nothing_is_wrong_in_silence(kind: str) -> None:
    tally = measure([make("raw", *HARD[kind], kind)])
    assert tally.cells.total() > 0
    assert [finding.cell for finding in tally.findings] == []


def _doubts(text: str) -> list[tuple[str, str]]:
    """Of the first sheet"""
    sheet = parse_document("page.txt", text.encode()).sheets[0]
    return [(doubt.field, doubt.reason) for doubt in sheet.review]


@pytest.mark.parametrize("seed", range(amount(1, 20)))
def test_nothing_is_wrong_in_silence_on_a_page_cut_out_of_a_dump(seed: int) -> None:
    tally = measure(documents("raw", 4100 + seed, 12, "cut-page"))
    assert [finding.cell for finding in tally.findings] == []


def test_form_without_its_column_labels_lacks_a_part() -> None:
    labels = "Ｒ9目標 Ｒ９結果 取組名称（事業名） 概要\n"
    assert ("goals", "cut") not in _doubts(_FORM)
    assert ("goals", "cut") in _doubts(_FORM.replace(labels, "", 1))

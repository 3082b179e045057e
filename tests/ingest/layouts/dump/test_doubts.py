"""What an odd dump leaves open is doubted: other columns, notes between its cells, goals of one
matter."""

from __future__ import annotations

import pytest

from benchmarks.made_documents import make
from benchmarks.measuring import measure
from tests.extent import full

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

"""The merged cells of a raw dump come in no order: whatever it is, nothing is wrong in silence."""

from __future__ import annotations

import random
from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.forms import truth
from benchmarks.forms.documents import make_document
from benchmarks.forms.scoring import compare
from benchmarks.forms.text.noise import RawNoise
from benchmarks.forms.text.raw import print_document
from site_builder.content.sheet.model import Sheet
from site_builder.ingest.formats.text import read_document
from site_builder.ingest.layouts.dump.reader import read_raw
from site_builder.ingest.sheet.balance import balance, check_texts
from site_builder.ingest.sheet.make import make_sheet
from site_builder.ingest.sheet.parse import parse_document
from tests.extent import amount, full

SEEDS = st.integers(0, 10**6)
ORDERS = st.builds(
    RawNoise,
    permuted=st.just(True),
    detached=st.booleans(),
    header_last=st.booleans(),
    title_last=st.booleans(),
    empty_rows=st.booleans(),
    code_behind_goal=st.booleans(),
)


def read(sheet: truth.Sheet, noise: RawNoise, order: int) -> Sheet:
    """The sheet printed in an order and read again; no character may be lost on the way."""
    text = print_document(random.Random(order), [sheet], [noise])
    document = read_document("made.txt", text.encode())
    [form] = document.forms
    draft = read_raw(form)
    assert balance(document, [draft]).holds
    assert list(check_texts(document, draft)) == []
    made = make_sheet(document, form, draft)
    assert isinstance(made, Sheet)
    return made


@settings(max_examples=amount(4, 20), derandomize=True)
@given(SEEDS, SEEDS, ORDERS, st.booleans())
def test_no_cell_is_wrong_in_silence(
    seed: int, order: int, noise: RawNoise, evaluated: bool
) -> None:
    sheet = truth.make_sheet(random.Random(seed), evaluated=evaluated, flavour="raw")
    cells = compare(sheet, asdict(read(sheet, noise, order)))
    assert [cell for cell in cells if cell.silent] == []


@settings(max_examples=amount(1, 8), derandomize=True)
@given(SEEDS, SEEDS, ORDERS)
def test_the_order_changes_no_field_that_is_sure(seed: int, order: int, noise: RawNoise) -> None:
    sheet = truth.make_sheet(random.Random(seed), evaluated=False, flavour="raw")
    one = read(sheet, replace(noise, permuted=False), order)
    other = read(sheet, noise, order + 1)
    doubted = [entry for version in (one, other) for entry in asdict(version)["review"]]
    cells = compare(asdict(one), {**asdict(other), "review": doubted})
    assert [cell for cell in cells if cell.silent] == []


HARD = {
    "figure": 103012,
    "gap": 5003008,
    "goals": 5003009,
    "steps": 7004005,
    "empty": 7008000,
    "reports": 22003,
    "paragraphs": 11009,
    "number": 5006003,
    "rows": 7007003,
}
"""Seeds, the quickest first"""


@pytest.mark.parametrize("name", [next(iter(HARD)), *full(*list(HARD)[1:])])
def test_rows_that_are_hard_to_tell_apart_are_doubted(name: str) -> None:
    """A target that looks like a number, reports like summaries, paragraphs like indicators,
    a report that is missing, two goals of one matter."""
    seed = HARD[name]
    made = make_document(seed, "raw", 3 + seed % 1000 % 6)
    sheets = parse_document(made.name, made.data).sheets
    pairs = zip(made.sheets, sheets, strict=True)
    wrong = [cell for sheet, read_ in pairs for cell in compare(sheet, asdict(read_))]
    assert [cell for cell in wrong if cell.silent] == []

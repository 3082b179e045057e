"""The same sheets as Excel, CSV, TSV and both text dumps are the same sheets (scripts/fixtures)."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from scripts.fixtures import SEEDS, make_sheets
from site_builder.content.model import Sheet, Source
from site_builder.ingest.parsing import parse_document
from tests.forms.scoring import texts

CASES = Path(__file__).parent / "cases"
FILES = sorted(path.name for name in SEEDS for path in CASES.glob(f"form-{name}[.-]*"))


def read(name: str) -> tuple[Sheet, ...]:
    parsed = parse_document(name, (CASES / name).read_bytes())
    assert [str(p) for p in parsed.problems if p.code != "csv-encoding"] == []
    assert parsed.balance.holds
    return parsed.sheets


def test_each_format_is_there() -> None:
    endings = {name.partition("planned")[2] for name in FILES if "planned" in name}
    assert endings >= {".xlsx", ".csv", ".tsv", ".txt", "-raw.txt"}


@pytest.mark.parametrize("name", FILES)
def test_each_format_says_the_truth(name: str) -> None:
    truth = make_sheets(next(kind for kind in SEEDS if kind in name))
    assert [texts(asdict(sheet)) for sheet in read(name)] == [texts(sheet) for sheet in truth]


@pytest.mark.parametrize("name", SEEDS)
def test_formats_with_cells_give_equal_sheets(name: str) -> None:
    readings = [
        [replace(sheet, source=Source()) for sheet in read(f"form-{name}{ending}")]
        for ending in (".xlsx", ".csv", ".tsv")
    ]
    assert readings[0] == readings[1] == readings[2]
    assert all(sheet.review == () for sheet in readings[0])

"""Workbooks and CSVs: made-up forms whose truth is known, and what lies about in real ones."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from benchmarks.forms.scoring import Cell, compare
from benchmarks.forms.spreadsheet.grid import GridNoise
from benchmarks.forms.spreadsheet.workbooks import GridForms, as_csv, as_workbook, make_grid_forms
from benchmarks.forms.truth import Sheet as Truth
from site_builder.content.sheet.model import Sheet
from site_builder.ingest.sheet.parse import Parsed, parse_document


def wrong_cells(forms: GridForms, parsed: Parsed) -> list[Cell]:
    assert [str(p) for p in parsed.problems if p.code != "csv-encoding"] == []
    assert parsed.balance.holds
    pairs = zip(forms.sheets, parsed.sheets, forms.noises, strict=True)
    return [cell for trio in pairs for cell in _compared(*trio) if not cell.right]


def _compared(truth: Truth, sheet: Sheet, noise: GridNoise) -> list[Cell]:
    extra = sheet.notes[-1:] if noise.extra_text else ()
    assert [(doubt.reason, doubt.raw) for doubt in sheet.review] == [
        ("extra-column", text) for text in extra
    ]
    return compare(truth, asdict(sheet))


@pytest.mark.parametrize("seed", range(30))
def test_every_cell_of_a_workbook_is_right(seed: int) -> None:
    forms = make_grid_forms(seed, 2)
    assert wrong_cells(forms, parse_document("a.xlsx", as_workbook(forms))) == []


@pytest.mark.parametrize("seed", range(100, 120))
def test_every_cell_of_a_csv_is_right(seed: int) -> None:
    forms = make_grid_forms(seed, 2, typed=False)
    encoding, delimiter = [("utf-8-sig", ","), ("utf-8", "\t"), ("cp932", ";")][seed % 3]
    assert wrong_cells(forms, parse_document("a.csv", as_csv(forms, encoding, delimiter))) == []

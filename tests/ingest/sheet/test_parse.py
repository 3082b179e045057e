"""The same sheets are read from Excel, CSV, TSV, PDF and both text dumps (scripts/fixtures)."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from benchmarks.forms.scoring import texts
from scripts.fixtures import SEEDS, make_sheets
from site_builder.content.sheet.model import Sheet, Source
from site_builder.ingest.sheet.parse import parse_document

CASES = Path(__file__).parents[1] / "cases"
FILES = sorted(path.name for name in SEEDS for path in CASES.glob(f"form-{name}[.-]*"))


def read(name: str) -> tuple[Sheet, ...]:
    parsed = parse_document(name, (CASES / name).read_bytes())
    assert [str(p) for p in parsed.problems if p.code != "csv-encoding"] == []
    assert parsed.balance.holds
    return parsed.sheets


def test_each_format_is_there() -> None:
    endings = {name.partition("planned")[2] for name in FILES if "planned" in name}
    assert endings >= {".xlsx", ".csv", ".tsv", ".pdf", ".txt", "-raw.txt"}


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


@pytest.mark.parametrize("name", ["planned", "evaluated", "planned-together"])
def test_a_printed_form_is_the_workbook_s_but_for_white_space(name: str) -> None:
    kind = name.partition("-")[0]
    printed, kept = read(f"form-{name}.pdf"), read(f"form-{kind}.xlsx")
    assert list(map(without_space, printed)) == list(map(without_space, kept))


def without_space(sheet: Sheet) -> object:
    return _bare(asdict(replace(sheet, source=Source())))


def _bare(value: object) -> object:
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items()}
    return [_bare(part) for part in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize(
    "path", sorted((CASES / "from_pdf").glob("*-[pr]*.txt")), ids=lambda path: str(path.stem)
)
def test_a_text_taken_from_a_pdf_asks_for_the_pdf(path: Path) -> None:
    """What pdftotext (-raw, plain) and PDFium say of form-….pdf: cells without bounds."""
    parsed = parse_document(path.name, path.read_bytes())
    assert parsed.sheets == ()
    assert [problem.code for problem in parsed.problems] == ["document-from-pdf"]


def test_a_letter_about_the_form_is_no_form() -> None:
    letter = "組織目標管理シートの提出について\n\n目標達成状況と今後の方針を、書いてください。\n"
    (problem,) = parse_document("a.txt", letter.encode()).problems
    assert problem.code == "document-without-sheets"

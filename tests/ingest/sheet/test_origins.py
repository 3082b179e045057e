"""From a document and its provenance, the raw text of every field is found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.forms.pdf.ruled import PdfLook, as_pdf
from benchmarks.forms.spreadsheet.workbooks import make_grid_forms
from site_builder.content.eras import parse_date, parse_fiscal_year
from site_builder.content.folder.store import load_content
from site_builder.content.lines import lines_of
from site_builder.content.origins.originals import load_provenance, read_original
from site_builder.content.origins.provenance import (
    Provenance,
    dump_provenance,
    extract,
    parse_provenance,
    provenance_file,
)
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import find_field
from site_builder.content.sheet.model import Measure, Sheet, SheetKey
from site_builder.content.sheet.restore import restore
from site_builder.content.wording import squash
from site_builder.ingest.convert import convert
from site_builder.ingest.form.facts import indicator_names
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.offices import read_section, read_ward
from site_builder.ingest.form.policies import read_policies
from site_builder.ingest.formats.text import split_lines
from site_builder.ingest.sheet.origins import encoding_of
from tests.extent import full

CONTENT = Path("content")
SHEETS = load_content(CONTENT)[0].sheets

_STORED_OTHERWISE = {
    "fiscal_year": parse_fiscal_year,
    "created": parse_date,
    "evaluated": parse_date,
    "ward": read_ward,
    "section": lambda raw: read_section(raw)[0],
    "parent_section": lambda raw: read_section(raw)[1],
    "policy_indicators": indicator_names,
    "policies": read_policies,
    "evaluation": evaluation_mark,
}


def fields_of(sheet: Sheet) -> Iterator[tuple[str, object]]:
    for name in ("fiscal_year", "ward", "section", "parent_section", "department"):
        yield name, getattr(sheet, name)
    for name in ("created", "evaluated", "policy_indicators"):
        yield name, getattr(sheet, name)
    for goal in sheet.goals:
        yield f"goals/{goal.number}/goal", goal.goal
        for place, measure in enumerate(goal.measures, 1):
            for name in Measure.__dataclass_fields__:
                yield f"goals/{goal.number}/measures/{place}/{name}", getattr(measure, name)
    yield from ((f"notes/{n}", note) for n, note in enumerate(sheet.notes, 1))
    yield from ((f"unplaced/{n}", one.raw) for n, one in enumerate(sheet.unplaced, 1))


def says(field: str, pieces: tuple[str, ...], value: object) -> bool:
    """White space aside; codes, marks and facts by the rule that stores them."""
    read = _STORED_OTHERWISE.get(field.rpartition("/")[2])
    if read is None:
        return squash("".join(pieces)) == squash(str(value))
    whole = ("\n".join(pieces), "  ".join(pieces), "".join(pieces))
    by_line = tuple(code for piece in pieces for code in read_policies(piece))
    return value in (*map(read, whole), by_line, squash(whole[2]).strip("()"))


def check_sheet(content: Path, key: SheetKey, sheet: Sheet) -> Provenance:
    """Each text of the sheet is found in its document again, and nothing else is recorded."""
    provenance, problems = load_provenance(content, key, sheet)
    assert provenance, problems
    lines = read_original(content, provenance)
    found = 0
    concluded = {doubt.field for doubt in sheet.review if doubt.reason == "year"}
    for field, value in fields_of(sheet):
        if field in concluded and field not in provenance.fields:
            continue  # from the labels of the columns: an open doubt tells of it
        pieces = extract(lines, provenance.fields.get(field, ()))
        assert bool(value) == bool(pieces), field
        assert not value or says(field, pieces, value), (field, pieces, value)
        found += bool(value)
    assert found > 10
    assert all(find_field(sheet, FieldPath.parse(field)) for field in provenance.fields)
    return provenance


@pytest.mark.parametrize("key", SHEETS, ids=lambda k: f"{k.year}-{k.ward}-{k.section}")
def test_every_field_leads_back_to_its_document(key: SheetKey) -> None:
    provenance = check_sheet(CONTENT, key, restore(SHEETS[key]))
    assert not any(place.cell for places in provenance.fields.values() for place in places)


WORKBOOKS = sorted(Path("tests/ingest/cases").glob("form-*.*sv")) + sorted(
    Path("tests/ingest/cases").glob("form-*.xlsx")
)


@pytest.mark.parametrize("case", WORKBOOKS, ids=lambda path: path.name)
def test_every_cell_leads_back_to_its_workbook(case: Path, tmp_path: Path) -> None:
    convert([case], tmp_path)
    sheets = load_content(tmp_path)[0].sheets
    assert sheets
    for key, sheet in sheets.items():
        provenance = check_sheet(tmp_path, key, sheet)
        cells = {place.cell for places in provenance.fields.values() for place in places}
        assert all(cells)
        if case.suffix == ".xlsx":
            check_cells(tmp_path, provenance)


def check_cells(content: Path, provenance: Provenance) -> None:
    """The cell that is named holds the text, as another reader of workbooks sees it."""
    book = openpyxl.load_workbook(content / "sources" / provenance.document, data_only=True)
    lines = read_original(content, provenance)
    compared = 0
    for places in provenance.fields.values():
        for place in places:
            value = book[place.sheet][place.cell.partition(":")[0]].value
            if isinstance(value, str):
                compared += 1
                assert squash("".join(extract(lines, [place]))) in squash(value)
    assert compared > 20


@pytest.mark.parametrize("seed", range(2))
def test_every_cell_leads_back_to_its_pdf(seed: int, tmp_path: Path) -> None:
    forms = make_grid_forms(seed, 2, typed=False)
    (tmp_path / "a.pdf").write_bytes(as_pdf(forms, PdfLook()))
    convert([tmp_path / "a.pdf"], tmp_path / "content")
    sheets = load_content(tmp_path / "content")[0].sheets
    assert sheets
    for key, sheet in sheets.items():
        provenance = check_sheet(tmp_path / "content", key, sheet)
        places = [place for found in provenance.fields.values() for place in found]
        assert all(place.sheet.isdecimal() and place.cell for place in places)


PRINTED = [
    path
    for path in sorted(Path("tests/ingest/cases").iterdir())
    if path.suffix in (".pdf", ".txt") and path.name != "locked.pdf"
]


@pytest.mark.parametrize(
    "case", [*PRINTED[::3], *full(*PRINTED[1::3], *PRINTED[2::3])], ids=lambda path: path.name
)
def test_every_field_leads_back_to_its_printed_form(case: Path, tmp_path: Path) -> None:
    """As LibreOffice prints them, with forms over two pages and cut rows; and as dumps."""
    convert([case], tmp_path)
    sheets = load_content(tmp_path)[0].sheets
    assert sheets
    for key, sheet in sheets.items():
        provenance = check_sheet(tmp_path, key, sheet)
        places = [place for found in provenance.fields.values() for place in found]
        assert all(bool(place.cell) == (case.suffix == ".pdf") for place in places)


def test_a_record_that_is_off_by_one_is_found_out(tmp_path: Path) -> None:
    """What the tests above rest on"""
    convert([WORKBOOKS[0]], tmp_path)
    for shift in ({"line": 1}, {"column": 1}, {"length": 1}):
        for file in (tmp_path / "provenance").rglob("*.json"):
            found = parse_provenance(file.read_text(encoding="utf-8"))
            assert found
            field = "goals/1/measures/1/indicator"
            (place, *more) = found.fields[field]
            moved = {name: getattr(place, name) + by for name, by in shift.items()}
            fields = {**found.fields, field: (replace(place, **moved), *more)}
            text = dump_provenance(replace(found, fields=fields))
            sheets = load_content(tmp_path)[0].sheets
            key = next(key for key in sheets if provenance_file(key) in file.as_posix())
            old = file.read_text(encoding="utf-8")
            file.write_text(text, encoding="utf-8")
            with pytest.raises(AssertionError):
                check_sheet(tmp_path, key, sheets[key])
            file.write_text(old, encoding="utf-8")


def test_lines_are_counted_as_the_converter_counts_them() -> None:
    text = "a\r\nb\rc\fd\ve\x85f\u2028g\n\nh\x1ci"
    assert [line.piece.text for line in split_lines(text)] == [*lines_of(text)]


INKS = "目標 a\r\n\f\x85ｱ①"


@given(st.text(st.sampled_from(INKS)), st.sampled_from(["utf-8-sig", "utf-16", "cp932"]))
def test_tells_by_which_encoding_the_bytes_are_the_text(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    text = data.decode(encoding)
    told = encoding_of(data, text)
    assert data.decode(told) == text
    assert lines_of(data.decode(told)) == lines_of(text)


def test_of_a_document_that_is_no_text_there_is_no_encoding() -> None:
    assert encoding_of(b"PK\x03\x04\xff", "cells") == ""

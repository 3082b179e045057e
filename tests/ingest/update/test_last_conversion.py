"""content/ as it is published: every sheet leads back to what the converter reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.content.folder.store import load_content
from site_builder.content.sheet.model import Sheet
from site_builder.content.sheet.restore import restore
from site_builder.ingest.convert import convert
from site_builder.ingest.sheet.parse import parse_document, sealed
from site_builder.ingest.update.update import SheetFate

CONTENT = Path("content")
SOURCES = sorted(CONTENT.glob("sources/*.txt"))


@pytest.fixture(scope="module")
def published() -> dict[tuple[str, str], Sheet]:
    content, problems = load_content(CONTENT)
    assert not problems
    sheets = content.sheets.values()
    return {(sheet.source.document, sheet.source.lines): sheet for sheet in sheets}


@pytest.mark.full  # what is converted again below says the same more briefly
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_corrections_lead_back_to_the_converters_reading(
    source: Path, published: dict[tuple[str, str], Sheet]
) -> None:
    read = parse_document(source.name, source.read_bytes())
    assert read.sheets
    for sheet in read.sheets:
        ours = published[source.name, sheet.source.lines]
        assert restore(ours) == sealed(sheet, source.name)


def test_every_sheet_of_the_documents_is_published(
    published: dict[tuple[str, str], Sheet],
) -> None:
    assert len(SOURCES) == 5
    assert len(published) == 44


def test_every_correction_has_a_reason(published: dict[tuple[str, str], Sheet]) -> None:
    corrections = [c for sheet in published.values() for c in sheet.corrections]
    assert corrections
    assert all(len(c.why) > 10 and (c.was != c.now or c.settles) for c in corrections)


def test_converting_again_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "content"
    shutil.copytree(CONTENT, copy)
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    report = convert(SOURCES, copy)
    assert not report.failed
    assert {outcome.fate for outcome in report.outcomes} == {SheetFate.UNCHANGED}
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before

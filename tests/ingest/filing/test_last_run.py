"""A document that is unchanged, with all that was written for it, is not read again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from site_builder.ingest import convert as converting
from site_builder.ingest.convert import ConversionReport, convert
from site_builder.ingest.filing import last_run
from site_builder.ingest.filing.documents import NamedDocument, ReadDocument, read_documents
from site_builder.ingest.filing.going_public import CARRIES
from tests.ingest.books import HEAD, LABELS, book, row

CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were really read, one run after the other."""
    names: list[str] = []

    def listening(found: list[NamedDocument], *others: Any) -> tuple[ReadDocument, ...]:
        names.extend(Path(name).name for name, _ in found)
        return read_documents(found, *others)

    monkeypatch.setattr(converting, "read_documents", listening)
    return names


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("form-evaluated.xlsx", "form-planned.csv"):
        shutil.copy(CASES / name, folder)
    (folder / "chuo.xlsx").write_bytes(book([*HEAD, (), LABELS, row()]))
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def files(content: Path) -> dict[str, bytes]:
    found = (path for path in sorted(content.rglob("*")) if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in found}


def figures(report: ConversionReport) -> list[tuple[str, int, int, int, int, int]]:
    return [
        (one.path, one.sheets, one.goals, one.measures, one.doubts, one.balance.total)
        for one in report.documents
    ]


def test_a_second_run_reads_nothing_and_says_the_same(
    documents: Path, content: Path, read: list[str]
) -> None:
    first = convert([documents], content)
    written = files(content)
    assert len(read) == 3
    again = convert([documents], content)
    assert len(read) == 3
    assert figures(again) == figures(first)
    assert [one.is_known for one in again.documents] == [True] * 3
    once = {"new-section", CARRIES}
    assert [str(problem) for problem in again.problems if problem.code not in once] == [
        str(problem) for problem in first.problems if problem.code not in once
    ]
    assert {one.file for one in again.outcomes} == {one.file for one in first.outcomes}
    assert files(content) == written


def test_what_changed_is_read(documents: Path, content: Path, read: list[str]) -> None:
    convert([documents], content)
    read.clear()
    (documents / "chuo.xlsx").write_bytes(book([*HEAD, (), LABELS, row(target="90回")]))
    convert([documents], content)
    assert read == ["chuo.xlsx"]


@pytest.mark.parametrize("folder", ["sheets", "provenance", "sources"])
def test_a_deleted_file_is_made_again(
    folder: str, documents: Path, content: Path, read: list[str]
) -> None:
    convert([documents], content)
    written = files(content)
    name = next(name for name in written if name.startswith(folder) and "chuo" in name)
    (content / name).unlink()
    read.clear()
    convert([documents], content)
    assert read == ["chuo.xlsx"]
    assert files(content) == written


def test_a_sheet_that_a_person_edits_is_compared_each_time(
    documents: Path, content: Path, read: list[str]
) -> None:
    convert([documents], content)
    sheet = next(path for path in content.rglob("sheets/**/*.yaml") if "chuo" in str(path))
    sheet.write_text(sheet.read_text("utf-8").replace("80回", "70回"), encoding="utf-8")
    edited = sheet.read_bytes()
    for _ in range(2):
        read.clear()
        convert([documents], content)
        assert "chuo.xlsx" in read
        assert sheet.read_bytes() == edited


def test_the_other_document_of_a_sheet_is_read_with_it(
    documents: Path, content: Path, read: list[str]
) -> None:
    """Else the less sure one of the two would be taken."""
    shutil.copy(CASES / "form-planned.xlsx", documents)
    convert([documents], content)
    sheets = {name: data for name, data in files(content).items() if name.startswith("sheets")}
    csv = documents / "form-planned.csv"
    csv.write_bytes(csv.read_bytes().rstrip() + b"\r\n\r\n")
    read.clear()
    convert([documents], content)
    assert set(read) == {"form-planned.csv", "form-planned.xlsx"}
    now = {name: data for name, data in files(content).items() if name.startswith("sheets")}
    assert now == sheets


@pytest.mark.parametrize("spoil", ["", "{", "[]", '{"made_by": 1}', '{"documents": {"a": 3}}'])
def test_a_spoilt_memory_is_no_memory(
    spoil: str, documents: Path, content: Path, read: list[str]
) -> None:
    convert([documents], content)
    (kept,) = (content.parent / ".site-builder").iterdir()
    kept.write_text(spoil)
    read.clear()
    assert not convert([documents], content).failed
    assert len(read) == 3


def test_another_program_reads_everything(
    documents: Path, content: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    convert([documents], content)
    monkeypatch.setattr(last_run, "_program", lambda: "another")
    read.clear()
    convert([documents], content)
    assert len(read) == 3


def test_what_could_not_be_read_is_told_each_time(
    documents: Path, content: Path, read: list[str]
) -> None:
    (documents / "letter.csv").write_text("ご案内,会場\n", encoding="utf-8")
    for _ in range(2):
        read.clear()
        assert convert([documents], content).failed
        assert "letter.csv" in read

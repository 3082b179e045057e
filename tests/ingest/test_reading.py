"""Files and folders: which are read, in which order, and what becomes of bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.ingest import reading
from site_builder.ingest.parsing import Parsed, parse_document
from site_builder.ingest.reading import read_documents
from site_builder.problems import Problem, Severity
from tests.ingest.printing import sheet_text

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(Path(problem.where.path).name, problem.code) for problem in problems]


def test_a_folder_is_read_with_its_folders(tmp_path: Path) -> None:
    put(tmp_path, "r7/b.txt", sheet_text(section="総務課"))
    put(tmp_path, "a.TXT", sheet_text())
    put(tmp_path, "r7/写し.txt", sheet_text())
    put(tmp_path, "r7/計画.docx", "x")
    put(tmp_path, "r7/~$b.xlsx", "x")
    put(tmp_path, ".git/c.txt", "x")
    problems: list[Problem] = []
    read = read_documents([tmp_path], problems)
    assert [Path(one.parsed.document).name for one in read] == ["a.TXT", "b.txt"]
    assert told(problems) == [("計画.docx", "document-skipped")]
    assert problems[0].severity is Severity.WARNING


def test_a_folder_without_documents_is_a_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_documents([tmp_path], problems) == ()
    assert [problem.code for problem in problems] == ["folder-without-documents"]


def misread(name: str, data: bytes) -> Parsed:
    if data.startswith(b"bad"):
        raise RecursionError("too deep")
    return parse_document(name, data)


def test_a_mistake_of_the_program_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "parse_document", misread)
    paths = [put(tmp_path, "bad.txt", "bad"), put(tmp_path, "a.txt", sheet_text())]
    problems: list[Problem] = []
    (read,) = read_documents(paths, problems)
    assert Path(read.parsed.document).name == "a.txt"
    assert told(problems) == [("bad.txt", "document-crashed")]
    assert "RecursionError: too deep" in problems[0].message


def test_progress_is_told(tmp_path: Path) -> None:
    paths = [put(tmp_path, f"{n}.txt", sheet_text(section=f"第{n}課")) for n in range(5)]
    steps: list[tuple[int, int]] = []
    read_documents(paths, [], lambda done, count: steps.append((done, count)))
    assert steps == [(n, 5) for n in range(1, 6)]

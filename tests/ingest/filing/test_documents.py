"""Files and folders: which are read, in which order, and what becomes of bad ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.ingest.filing import documents, inputs
from site_builder.ingest.filing.documents import find_documents, read_documents
from site_builder.ingest.sheet.parse import Parsed, parse_document
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
    read = read_documents(find_documents([tmp_path], problems), problems)
    assert [Path(one.parsed.document).name for one in read] == ["a.TXT", "b.txt"]
    assert told(problems) == [("計画.docx", "document-skipped"), ("写し.txt", "document-again")]
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert "a.TXT と同じ中身" in problems[1].message


def test_what_convert_wrote_is_no_new_document(tmp_path: Path) -> None:
    content = tmp_path / "content"
    put(content, "provenance/texts/a.xlsx.txt", sheet_text())
    put(content, "sources/a.txt", sheet_text(section="総務課"))
    put(tmp_path, "b.txt", sheet_text(section="保護課"))
    problems: list[Problem] = []
    (read,) = read_documents(find_documents([tmp_path], problems, content), problems)
    assert Path(read.parsed.document).name == "b.txt"
    (read,) = read_documents(find_documents([content / "sources"], problems, content), problems)
    assert Path(read.parsed.document).name == "a.txt"
    assert problems == []


@pytest.mark.skipif(os.name == "nt", reason="pipes in folders, and links without rights")
def test_what_is_no_file_is_told_and_nothing_hangs(tmp_path: Path) -> None:
    (tmp_path / "away.xlsx").symlink_to("nowhere")
    (tmp_path / "round").symlink_to(".")
    os.mkfifo(tmp_path / "pipe.xlsx")
    problems: list[Problem] = []
    found = find_documents([tmp_path, tmp_path / "pipe.xlsx"], problems)
    assert read_documents(found, problems) == ()
    assert sorted(told(problems)) == [
        ("away.xlsx", "document-unreadable"),
        ("pipe.xlsx", "document-unreadable"),
        ("pipe.xlsx", "document-unreadable"),
    ]
    assert "ふつうのファイルではありません" in problems[-1].message


def test_a_file_without_end_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MOST_BYTES", 1000)
    put(tmp_path, "big.txt", "あ" * 400)
    small = put(tmp_path, "small.txt", "あ" * 300)
    problems: list[Problem] = []
    (read,) = read_documents(find_documents([tmp_path], problems), problems)
    assert read.parsed.document == str(small)
    assert told(problems)[0] == ("big.txt", "document-too-big")


def test_a_folder_without_documents_is_a_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_documents(find_documents([tmp_path], problems), problems) == ()
    assert [problem.code for problem in problems] == ["folder-without-documents"]


def misread(name: str, data: bytes) -> Parsed:
    if data.startswith(b"bad"):
        raise RecursionError("too deep")
    return parse_document(name, data)


def test_a_mistake_of_the_program_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "parse_document", misread)
    paths = [put(tmp_path, "bad.txt", "bad"), put(tmp_path, "a.txt", sheet_text())]
    problems: list[Problem] = []
    (read,) = read_documents(find_documents(paths, problems), problems)
    assert Path(read.parsed.document).name == "a.txt"
    assert told(problems) == [("bad.txt", "document-crashed")]
    assert "RecursionError: too deep" in problems[0].message


def test_progress_is_told(tmp_path: Path) -> None:
    paths = [put(tmp_path, f"{n}.txt", sheet_text(section=f"第{n}課")) for n in range(5)]
    steps: list[tuple[int, int]] = []
    read_documents(find_documents(paths, []), [], lambda done, count: steps.append((done, count)))
    assert steps == [(n, 5) for n in range(1, 6)]

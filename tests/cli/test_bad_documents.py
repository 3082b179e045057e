"""Documents that cannot be used: all problems at once, nothing written of them, no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.cli import main

SOURCES = Path("content/sources").resolve()
GOOD = SOURCES / "chuo-r7.txt"
RAW = SOURCES / "higashi-r5.txt"


def spoiled(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


CASES = {
    "empty": (b"", ":", "空（0バイト）"),
    "blank": (b" \n\n\n", "", ""),
    "binary": (bytes(range(256)) * 4, ":", ""),
    "no form": ("市役所だより\n今月のお知らせ\n".encode(), ":", ""),
    "cut within a character": (GOOD.read_bytes()[:2000], ":", ""),
    "cut within the header": (text(GOOD)[:120].encode(), ":", ""),
    "unknown ward": (text(GOOD).replace("中央区", "大阪区").encode(), ":3:1", "大阪区"),
    "no ward": (text(RAW).replace("東区役所", "").replace("東区", "").encode(), ":", ""),
    "raw, cut within the header": (text(RAW)[:90].encode(), ":", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_unusable_document_is_told_and_leaves_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, place, said = CASES[name]
    path = spoiled(tmp_path, "bad.txt", data)
    content = tmp_path / "content"
    assert main(["convert", str(path), "--content", str(content)]) == 1
    told = capsys.readouterr().err
    assert f"bad.txt{place}" in told
    assert said in told
    assert "エラー" in told
    assert "unexpected" not in told
    assert not list(content.glob("sheets/**/*.yaml"))
    assert not list(content.glob("sources/*"))


def test_good_documents_are_written_beside_bad_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = spoiled(tmp_path, "bad.txt", b"\xff\x00\xff")
    missing = tmp_path / "missing.txt"
    content = tmp_path / "content"
    documents = [str(bad), str(missing), str(GOOD)]
    assert main(["convert", *documents, "--content", str(content)]) == 1
    told = capsys.readouterr().err
    assert "bad.txt" in told
    assert "missing.txt" in told
    assert "No such file" not in told
    assert len(list(content.glob("sheets/2025/chuo/*.yaml"))) == 10


def test_two_sheets_of_one_section_and_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    double = spoiled(tmp_path, "double.txt", text(GOOD).replace("保護課", "建設課").encode())
    content = tmp_path / "content"
    assert main(["convert", str(double), "--content", str(content)]) == 1
    assert "建設課のシートが2つあります" in capsys.readouterr().err
    assert not (content / "sheets/2025/chuo/kensetsu.yaml").exists()
    assert len(list(content.glob("sheets/2025/chuo/*.yaml"))) == 8


def test_half_a_sheet_is_never_taken_for_a_whole_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = text(GOOD)
    for end in range(700, 2600, 190):
        half = spoiled(tmp_path, "half.txt", whole[:end].encode())
        content = tmp_path / f"content-{end}"
        status = main(["convert", str(half), "--content", str(content)])
        told = capsys.readouterr().err
        assert "unexpected" not in told
        assert status == 0 or "half.txt:" in told

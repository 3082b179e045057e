"""What a build has come to, as people and machines read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.progress import BuildStage
from tests.cli.conftest import SHEET, replace

KEYS = [
    *("version", "ok", "output", "archive", "base_url", "sheets", "files", "bytes", "pages"),
    *("seconds", "errors", "warnings", "problems"),
]
REPORT = ("--report", "report.json")
OTHER = "content/sheets/2025/chuo/chiiki.yaml"


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(project)
    return project


def test_people_read_what_has_changed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    assert "  ページ: すべて新しい" in capsys.readouterr().out
    replace(here / OTHER, "notes: []", "notes: [注記です]")
    (here / SHEET).unlink()
    assert main(["build"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("output: シート 9 枚から、ページ ")
    assert any(line.startswith("  ページ: 新しい 0、変わった ") for line in told)
    assert "    なくなった: /wards/chuo/kensetsu/2025/" in told
    assert any(line.startswith("  時間: ") and "（読む " in line for line in told)
    assert any(line.startswith("  問題: エラー 0 件、注意 ") for line in told)


def test_machines_read_the_same(here: Path) -> None:
    assert main(["build", *REPORT]) == 0
    report = json.loads((here / "report.json").read_text(encoding="utf-8"))
    assert list(report) == KEYS
    assert report["ok"] and (report["output"], report["sheets"]) == ("output", 10)
    assert report["pages"]["count"] == len(report["pages"]["new"])
    assert report["pages"]["changed"] == report["pages"]["gone"] == []
    assert list(report["seconds"]) == [*BuildStage, "total"]
    assert report["seconds"]["total"] >= report["seconds"]["pages"] > 0
    assert report["files"] > report["pages"]["count"] and report["bytes"] > 1_000_000


def test_errors_come_before_notes_and_both_are_counted(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(here / SHEET, "ward: 中央区", "ward: 中王区")
    (here / "content" / "cards").mkdir()
    (here / "content" / "cards" / "cards.yaml").write_text("site: old\n")
    assert main(["build", *REPORT]) == 1
    out, told = capsys.readouterr()
    report = json.loads((here / "report.json").read_text(encoding="utf-8"))
    assert list(report) == KEYS and not report["ok"]
    kinds = [" エラー [" in line for line in told.splitlines() if " [" in line]
    assert kinds == sorted(kinds, reverse=True) and (True in kinds and False in kinds)
    assert (report["errors"], report["warnings"]) == (kinds.count(True), kinds.count(False))
    counts = f"エラー {kinds.count(True)} 件、注意 {kinds.count(False)} 件"
    assert told.endswith(f"つくれませんでした: {counts}。\n") and out == ""


@pytest.mark.parametrize(
    ("file", "status", "code"),
    [
        ("output/report.json", 2, "report-in-output"),
        ("nowhere/report.json", 1, "report-not-written"),
    ],
)
def test_a_report_that_cannot_be_written_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], file: str, status: int, code: str
) -> None:
    assert main(["build", "--report", file]) == status
    assert code in capsys.readouterr().err
    assert (here / "output").exists() == (status == 1)


def test_every_key_is_explained() -> None:
    text = (Path(__file__).parents[3] / "docs" / "report.md").read_text(encoding="utf-8")
    pages = ("pages.count", "pages.new", "pages.changed", "pages.gone")
    keys = [key for key in KEYS if key != "pages"]
    assert [key for key in (*keys, *pages, *BuildStage, "total") if f"`{key}`" not in text] == []

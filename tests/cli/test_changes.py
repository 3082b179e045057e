"""site-builder changes as staff and CI run it before a publication."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from site_builder.cli import main
from tests.cli.conftest import SHEET, git, replace, tree

SAME = "とくらべて、変わることはありません。"


@pytest.fixture
def committed(here: Path) -> Path:
    git(here, "init", "--quiet")
    git(here, "add", "--all")
    git(here, "commit", "--quiet", "--message=Begin")
    return here


def out(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_since_the_last_commit(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes"]) == 0
    assert out(capsys) == f"「HEAD」{SAME}\n"
    replace(committed / SHEET, "number: 1\n    goal: ", "number: 1\n    goal: いよいよ")
    (committed / "content/sheets/2025/chuo/hogo.yaml").unlink()
    (committed / "content/pages/about.md").write_text("# 説明\n\n言葉です。\n", encoding="utf-8")
    before = tree(committed)
    assert main(["changes"]) == 0
    told = out(capsys)
    assert "シート 2 枚\n" in told
    assert "令和7年度 中央区 建設課（sheets/2025/chuo/kensetsu.yaml）\n    目標1の" in told
    assert "今: いよいよ" in told
    assert "シートがなくなります。" in told
    assert "  pages/about.md — 変わります\n" in told
    gone = told.partition("なくなるページ")[2]
    assert "  /wards/chuo/hogo/2025/\n" in gone and "kensetsu" not in gone
    assert tree(committed) == before


def test_for_machines(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "中央区", "建設課", "R8"]) == 0
    out(capsys)
    assert main(["changes", "--format", "json"]) == 0
    record = json.loads(out(capsys))
    assert [(s["file"], s["fate"]) for s in record["sheets"]] == [
        ("sheets/2026/chuo/kensetsu.yaml", "new")
    ]
    assert {"url": "/wards/chuo/kensetsu/2026/", "fate": "new"} in record["pages"]
    assert record["against"] == "HEAD"
    assert record["files"] == [{"name": "published.txt", "fate": "new"}]
    assert committed.is_dir()


def test_against_another_folder_and_a_built_site(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(here / "content", here / "old" / "content")
    assert main(["build", "--output", "public"]) == 0
    (here / "public" / ".git").mkdir()
    (here / "public" / ".git" / "HEAD").write_text("x", encoding="utf-8")
    out(capsys)
    for against in ("old", "old/content", "public"):
        assert main(["changes", "--against", against]) == 0
        assert out(capsys) == f"「{against}」{SAME}\n"
    replace(here / SHEET, "number: 1\n    goal: ", "number: 1\n    goal: いよいよ")
    (here / "public" / "old.html").write_text("x", encoding="utf-8")
    assert main(["changes", "--against", "public"]) == 0
    told = out(capsys)
    assert "  /wards/chuo/kensetsu/2025/\n" in told.partition("変わるページ")[2]
    assert "  /old.html\n" in told.partition("なくなるページ")[2]


def test_a_former_state_that_makes_no_site_still_tells_the_sheets(
    committed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = committed / "content/sheets/2025/chuo/hogo.yaml"
    whole = spoilt.read_bytes()
    spoilt.write_text("goals: [", encoding="utf-8")
    git(committed, "commit", "--quiet", "--all", "--message=Spoil")
    spoilt.write_bytes(whole)
    assert main(["changes"]) == 0
    printed = capsys.readouterr()
    assert "[no-former-site]" in printed.err
    assert "sheets/2025/chuo/hogo.yaml" in printed.out and "ページ" not in printed.out


@pytest.mark.parametrize(
    ("against", "code"), [("nowhere", "no-revision"), ("-x", "no-revision"), ("empty", "no-state")]
)
def test_what_cannot_be_compared_is_told(
    committed: Path, against: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (committed / "empty").mkdir()
    assert main(["changes", f"--against={against}"]) == 1
    printed = capsys.readouterr()
    assert f"[{code}]" in printed.err and printed.out == ""


def test_a_revision_without_the_folder(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(committed / "content", committed / "other")
    assert main(["changes", "--content", "other"]) == 1
    assert "[not-in-revision]" in capsys.readouterr().err


def test_outside_of_git(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes"]) == 1
    assert "[no-repository]" in capsys.readouterr().err
    assert here.is_dir()

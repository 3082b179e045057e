"""site-builder changes as staff and CI run it before a publication."""

from __future__ import annotations

import json
import re
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


def test_everything_that_vanishes_is_told(
    committed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages, data and goals, where they lead, and what stays behind"""
    assert main(["publish-record"]) == 0
    git(committed, "add", "--all")
    git(committed, "commit", "--quiet", "--message=List")
    out(capsys)
    (committed / "content/sheets/2025/chuo/hogo.yaml").unlink()
    assert main(["changes"]) == 1
    printed = capsys.readouterr()
    assert "[vanished-address]" in printed.err
    broken = printed.out.partition("なくなるページ")[2].partition("\n\n")[0]
    plain = ("/wards/chuo/hogo/", "/wards/chuo/hogo/2025/")
    easy = (f"/easy{url}" for url in plain)
    assert broken.split("\n  ")[1:] == [*easy, *plain, "/wards/chuo/hogo/2025/source/"]
    assert "  /data/sheets/2025/chuo/hogo.csv\n" in printed.out
    assert "    残るファイル: provenance/2025/chuo/hogo.json\n" in printed.out
    assert "  /policies/seisaku-6-1/ → /policies/seisaku-6/\n" in printed.out
    assert "/wards/chuo/hogo/2025/#goal-1" not in printed.out  # it goes with its page
    entry = 'from: /wards/chuo/hogo/, gone: true, since: "2026-04-01", why: わけ'
    (committed / "content/redirects.yaml").write_text(f"redirects:\n  - {{{entry}}}\n", "utf-8")
    assert main(["changes"]) == 0
    assert "  /wards/chuo/hogo/2025/ — 公開を終えます\n" in out(capsys)
    replace(committed / "content/published.txt", "/about/\n", "")
    assert main(["changes"]) == 1
    assert "[lost-address]" in capsys.readouterr().err


def test_goals_that_are_numbered_anew_are_told(
    committed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (committed / SHEET).read_text("utf-8")
    swapped = text.replace("number: 1\n", "number: 91\n").replace("number: 2\n", "number: 1\n")
    (committed / SHEET).write_text(swapped, encoding="utf-8")
    assert main(["changes"]) == 0
    told = out(capsys)
    assert "#goal-1 は、別の目標を指すようになります（いままでの目標1は目標91になります）。" in told
    assert "#goal-2 は、目標1を指すようになります。" in told
    assert "  /wards/chuo/kensetsu/2025/#goal-2 → /wards/chuo/kensetsu/2025/#goal-1\n" in told


def test_in_the_summary_of_a_job_words_are_words(
    committed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "<script>alert(1)</script> [x](https://evil.example) `a` @b"
    replace(committed / SHEET, "number: 1\n    goal: ", f"number: 1\n    goal: {evil}")
    assert main(["changes", "--format", "markdown"]) == 0
    told = out(capsys)
    assert told.startswith("## 「HEAD」とくらべて") and "\n### シート 1 枚\n\n- 令和7年度" in told
    assert re.search(r"(?<!\\)[<>\[\]`@|]", told) is None
    assert "\\<script\\>alert\\(1\\)" in told

"""The commands as a person at the ward office runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.cli.main import DEBUG, INTERRUPTED
from tests.cli.conftest import SHEET, replace, tree

ROOT = Path(__file__).parents[2]


# --- build --------------------------------------------------------------------------------


def test_build_writes_the_site_and_says_what(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    printed = capsys.readouterr()
    pages = len(list((here / "output").rglob("*.html")))
    assert printed.out.startswith(f"output: シート 10 枚から、ページ {pages} 枚をつくりました")
    assert "エラー" not in printed.err
    assert "目標" in (here / "output/wards/chuo/kensetsu/2025/index.html").read_text("utf-8")
    assert (here / "output/sources/chuo-r7.txt").read_bytes() == (
        here / "content/sources/chuo-r7.txt"
    ).read_bytes()


def test_two_builds_are_the_same_bytes(here: Path) -> None:
    assert main(["build", "--output", "one"]) == 0
    assert main(["build", "--output", "two"]) == 0
    assert tree(here / "one") == tree(here / "two")


def test_where_it_is_published_makes_the_difference(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    assert "--base-url" in capsys.readouterr().out
    assert not (here / "output/sitemap.xml").exists()
    assert main(["build", "--base-url", "https://example.org/goals"]) == 0
    assert "--base-url" not in capsys.readouterr().out
    sitemap = (here / "output/sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/goals/wards/chuo/kensetsu/2025/</loc>" in sitemap


def test_a_folder_of_others_stays(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "output").mkdir()
    (here / "output/letter.txt").write_text("keep", encoding="utf-8")
    assert main(["build"]) == 1
    assert "output: エラー [output-foreign]" in capsys.readouterr().err
    assert tree(here / "output") == {"letter.txt": b"keep"}


def test_strict_takes_warnings_for_errors(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """But for doubts, which the pages tell readers of until somebody settles them."""
    replace(here / SHEET, "review: []", "review:\n  - field: goals/1/goal\n    reason: unsure")
    assert main(["build", "--strict", "--output", "doubtful"]) == 0
    assert "注意 [open-doubts]" in capsys.readouterr().err
    replace(here / SHEET, "result:\n", "result: 5回\n")
    assert main(["build", "--strict"]) == 1
    assert f"{SHEET}:" in capsys.readouterr().err
    assert not (here / "output").exists()
    assert main(["build"]) == 0
    assert "注意 [no-evaluation]" in capsys.readouterr().err


# --- check --------------------------------------------------------------------------------


def test_check_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(here)
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("調べました: エラー 0 件")
    assert tree(here) == before


def test_check_speaks_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(here / SHEET, "ward: 中央区", "ward: 中王区")
    assert main(["check", "--format", "json"]) == 1
    printed = capsys.readouterr()
    [problem] = [p for p in json.loads(printed.out)["problems"] if p["severity"] == "error"]
    assert (problem["path"], problem["line"], problem["column"]) == (SHEET, 2, 7)
    assert printed.err == ""


def test_check_annotates_on_github(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(here / SHEET, "ward: 中央区", "ward: 中王区")
    assert main(["check", "--format", "github"]) == 1
    assert f"::error file={SHEET},line=2,col=7,title=unknown-ward::" in capsys.readouterr().out


def test_check_follows_every_link(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    about = here / "content/pages/about.md"
    about.write_text("# このサイトについて\n\n[どこか](/nowhere/)\n", encoding="utf-8")
    assert main(["check"]) == 1
    assert "about/index.html:" in capsys.readouterr().err


# --- convert ------------------------------------------------------------------------------


def test_convert_prints_a_table_and_then_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = str(ROOT / "content/sources/chuo-r7.txt")
    assert main(["convert", document, "--content", str(tmp_path / "new")]) == 0
    head, row, *rest = capsys.readouterr().out.splitlines()
    assert head.split()[:5] == ["文書", "シート", "目標", "取組指標", "疑い"]
    name, sheets, *figures = row.split()
    assert (name, sheets, figures[-1]) == (document, "10", "合う")
    assert rest[2:] == ["新しく書いたシート 10 枚"]
    before = tree(tmp_path)
    assert main(["convert", document, "--content", str(tmp_path / "new")]) == 0
    assert capsys.readouterr().out.splitlines()[4:] == [
        "変わらないシート 10 枚",
        "前に読んだときから変わらないので、読み直さなかった文書 1 件",
    ]
    assert tree(tmp_path) == before


def test_convert_writes_what_it_can_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = str(ROOT / "content/sources/chuo-r7.txt")
    missing = str(tmp_path / "missing.txt")
    assert main(["convert", missing, document, "--content", str(tmp_path / "new")]) == 1
    printed = capsys.readouterr()
    assert f"{missing}: エラー" in printed.err
    assert "新しく書いたシート 10 枚" in printed.out


# --- whatever happens ---------------------------------------------------------------------


def test_wrong_usage_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--nothing"]) == 2
    assert main([]) == 2
    assert main(["--help"]) == 0
    assert "使い方" in capsys.readouterr().out


def fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a mistake of ours")


def test_a_mistake_of_ours_is_one_sentence(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("site_builder.cli.build._make", fail)
    monkeypatch.delenv(DEBUG, raising=False)
    assert main(["build"]) == 1
    told = capsys.readouterr().err
    assert "[unexpected]" in told
    assert "Traceback" not in told
    monkeypatch.setenv(DEBUG, "1")
    with pytest.raises(ZeroDivisionError):
        main(["build"])


def test_ctrl_c_ends_it_without_a_word(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("site_builder.cli.build._make", interrupt)
    assert main(["build"]) == INTERRUPTED
    assert capsys.readouterr() == ("", "")


def run(here: Path, command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """By the shell, as `python -m site_builder`"""
    line = command.replace("site-builder", f'"{sys.executable}" -m site_builder')
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        line, shell=True, cwd=here, env=variables, capture_output=True, check=False
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell's pipe and PIPESTATUS")
def test_a_reader_that_leaves_early_is_no_error(here: Path) -> None:
    done = run(here, "{ site-builder check --format json; echo $? >&2; } | true")
    assert done.stderr in (b"0\n", b"1\n")


def test_a_poor_terminal_gets_every_message(here: Path) -> None:
    done = run(here, "site-builder build", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.startswith(b"output: \\u30b7")


def test_it_starts_without_the_libraries_of_the_preview(here: Path) -> None:
    script = "import site_builder.cli, sys; print('uvicorn' in sys.modules)"
    done = run(here, f'"{sys.executable}" -c "{script}"')
    assert done.stdout == b"False\n"

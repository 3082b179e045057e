"""site-builder build and changes, and what may be found in output/'s place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.graph.checks.links import check_links
from site_builder.publish import publication
from site_builder.publish.publication import claim
from tests.cli.conftest import SHEET, replace, tree

ROOT = Path(__file__).parents[2]
WITH_BASE_URL = ("--base-url", "https://example.org/")


def start_build(here: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "site_builder", "build"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        command,
        cwd=here,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_the_second_build_says_for_whom_it_waits(here: Path) -> None:
    with claim(here / "output"):
        second = start_build(here)
        assert second.stderr is not None
        told = second.stderr.readline()
        assert not (here / "output").exists()
    _, problems = second.communicate()
    assert second.returncode == 0, problems
    assert told.startswith(f"ほかの build（プロセス {os.getpid()}）が")
    assert not list(here.glob(".output*"))


def test_a_build_with_nothing_to_do_says_so_and_tells_the_notes_again(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    first = capsys.readouterr()
    stamps = {path: path.stat().st_mtime_ns for path in (here / "output").rglob("*")}
    assert main(["build"]) == 0
    again = capsys.readouterr()
    assert "何も変わっていません" in again.out
    assert "何も変わっていません" not in first.out
    assert again.err == first.err
    assert {path: path.stat().st_mtime_ns for path in (here / "output").rglob("*")} == stamps
    assert main(["build", "--fresh"]) == 0
    assert "何も変わっていません" not in capsys.readouterr().out


def test_a_build_into_a_volume_says_what_visitors_may_have_met(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    assert "一つずつ" not in capsys.readouterr().out
    before = tree(here / "output")
    monkeypatch.setattr(publication, "holds_mount", lambda folder: True)
    assert main(["build", "--fresh"]) == 0
    assert "ファイルを一つずつ置き換えました" in capsys.readouterr().out
    assert tree(here / "output") == before


def test_a_build_that_fails_on_content_first_finishes_the_one_before(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Killed between two renames: the new folder is whole, the old one set aside."""
    killed_between_two_renames(here)
    replace(here / SHEET, "goals:", "goals: [")
    assert main(["build"]) == 1
    assert "output" not in capsys.readouterr().err
    assert "sitemap.xml" in {path.name for path in (here / "output").iterdir()}
    assert not list(here.glob(".output*"))


def test_changes_reads_what_a_killed_build_should_have_shown(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    killed_between_two_renames(here)
    assert main(["changes", "--against", "output", *WITH_BASE_URL]) == 0
    assert "変わることはありません" in capsys.readouterr().out
    assert not list(here.glob(".output*"))


def killed_between_two_renames(here: Path) -> None:
    assert main(["build"]) == 0
    assert main(["build", "--output", "new", *WITH_BASE_URL]) == 0
    (here / "output").rename(here / ".output-0123abcd.old")
    (here / "new").rename(here / ".output-0123abcd.new")


def test_an_emptied_output_is_not_taken_for_a_revision(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    killed_between_two_renames(here)
    (here / ".output-0123abcd.new" / "index.html").unlink()
    assert main(["changes", "--against", "output"]) == 0
    assert "変わることはありません" in capsys.readouterr().out


def test_a_portable_site_says_what_to_open(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = here / "content" / "site.yaml"
    settings.write_text("title: 目標\nbase_url: https://example.org/goals\n", encoding="utf-8")
    assert main(["build", "--portable"]) == 0
    told = capsys.readouterr().out
    assert "portable/index.html を開く" in told and "portable.zip" in told
    assert not (here / "output").exists()
    assert "example.org" not in (here / "portable" / "index.html").read_text(encoding="utf-8")
    pages = (
        (path, path.read_bytes())
        for path in sorted((here / "portable").rglob("*"))
        if path.is_file()
    )
    made = [(path.relative_to(here / "portable").as_posix(), data) for path, data in pages]
    assert check_links(made) == ()
    to_folders = re.compile(rb'(?:href|action)="(?!https?:)[^"?#]*/["?#]')
    assert [path for path, data in made if path.endswith(".html") and to_folders.search(data)] == []
    assert main(["build", "--portable", "--base-url", "https://example.org/"]) == 2


def test_fixed_extras_are_published_each_time(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    static = here / "content" / "static"
    static.mkdir()
    (static / "CNAME").write_text("mokuhyo.example.jp\n")
    for _ in range(2):
        assert main(["build"]) == 0
    assert (here / "output" / "CNAME").read_text() == "mokuhyo.example.jp\n"
    (here / "output" / "verify.txt").write_text("by hand")
    capsys.readouterr()
    assert main(["build"]) == 1
    told = capsys.readouterr().err
    assert "verify.txt" in told and "content/static/" in told
    assert main(["build", "--portable"]) == 0
    assert not (here / "portable" / "CNAME").exists()


def test_an_extra_takes_the_place_of_no_page(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = here / "content" / "static" / "wards" / "chuo" / "a.txt"
    page.parent.mkdir(parents=True)
    page.write_text("x")
    assert main(["build"]) == 1
    assert "[static-taken]" in capsys.readouterr().err

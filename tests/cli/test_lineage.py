"""site-builder lineage: proposals, and what a person answers."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.content.folder.store import load_frame, load_sheet
from site_builder.content.sheet.write import dump_sheet
from tests.cli.conftest import tree

THIS = "content/sheets/2025/chuo/chiiki.yaml"
NEXT = "content/sheets/2026/chuo/chiiki.yaml"


@pytest.fixture
def two_years(here: Path) -> Path:
    """中央区 地域課 with a second sheet: one goal fewer, the others in another order."""
    sheet, _ = load_sheet("", (here / THIS).read_text("utf-8"))
    assert sheet is not None
    kept = (replace(goal, number=n) for n, goal in enumerate(sheet.goals[:0:-1], 1))
    later = replace(sheet, fiscal_year=2026, goals=tuple(kept), spans=(), review=())
    (here / NEXT).parent.mkdir(parents=True)
    (here / NEXT).write_text(dump_sheet(replace(later, corrections=())), "utf-8")
    return here


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def listed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["lineage", "--format", "json"]) == 0
    return [one["id"] for one in json.loads(capsys.readouterr().out)["proposals"]]


def test_nothing_is_open_where_each_section_has_one_year(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(here)
    assert main(["lineage"]) == 0
    assert capsys.readouterr().out == "決めていない組はありません。\n"
    assert main(["check"]) == 0
    assert "提案" not in capsys.readouterr().out
    assert tree(here) == before


def test_proposals_are_listed_side_by_side_and_check_has_a_word_on_them(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = listed(capsys)
    assert ids[-1] == "chuo/chiiki:2025-1:2026-0" and len(ids) > 2
    assert main(["lineage", "--list"]) == 0
    printed = capsys.readouterr().out
    assert "中央区 地域課  続きの目標" in printed and "中央区 地域課  続きなし" in printed
    assert "目標の文が同じ" in printed and " │ 令和8年度 目標1" in printed
    assert all(identifier in printed for identifier in ids)
    assert main(["check"]) == 0
    assert f"提案が{len(ids)}件あります（site-builder lineage）" in capsys.readouterr().out
    assert not (two_years / "content/lineage.yaml").exists()


def test_scripts_accept_and_reject_by_id(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, *rest = listed(capsys)
    told = ["--accept", first, "--accept", rest[-1], "--reject", second, "--note", "読んだ"]
    assert main(["lineage", *told]) == 0
    assert "受け入れた組を2件、断った組を1件" in capsys.readouterr().out
    lineage = load_frame(two_years / "content")[0].lineage
    assert (len(lineage.links), len(lineage.rejected)) == (2, 1)
    assert {one.note for one in (*lineage.links, *lineage.rejected)} == {"読んだ"}
    before = tree(two_years / "content")
    assert main(["lineage", *told]) == 0
    assert "受け入れた組を0件、断った組を0件" in (again := capsys.readouterr().out)
    assert "3件は、もう決めてあります。" in again and tree(two_years / "content") == before
    left = listed(capsys)
    assert first not in left and second not in left and rest[-1] not in left
    assert main(["build"]) == 0
    page = (two_years / "output/wards/chuo/chiiki/index.html").read_text("utf-8")
    assert '<span class="state kept">継続</span>' in page
    assert '<span class="state ended">続きなし</span>' in page


@pytest.mark.parametrize(
    ("identifier", "code"),
    [
        ("chuo/chiiki:2025-99:2026-1", "missing-goal"),
        ("chuo/chiiki:2024-1:2026-1", "missing-sheet"),
        ("chuo/nowhere:2025-1:2026-1", "unknown-section"),
        ("chuo/chiiki:2026-1:2025-1", "years-not-ascending"),
    ],
)
def test_an_id_that_cannot_be_writes_nothing(
    two_years: Path, capsys: pytest.CaptureFixture[str], identifier: str, code: str
) -> None:
    first = listed(capsys)[0]
    before = tree(two_years)
    assert main(["lineage", "--accept", first, "--accept", identifier]) == 1
    assert f"[{code}]" in capsys.readouterr().err
    assert tree(two_years) == before


def test_a_text_that_is_no_id_is_wrong_usage(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lineage", "--reject", "1"]) == 2
    assert "--reject は一覧にある ID の形で書いてください: '1'" in capsys.readouterr().err


def test_at_a_terminal_each_is_asked_and_each_answer_kept(
    two_years: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = listed(capsys)
    monkeypatch.setattr(sys, "stdin", Terminal("y\nよく分からない\nn\n\n"))
    assert main(["lineage"]) == 0
    printed = capsys.readouterr().out
    assert f"[1/{len(ids)}]" in printed and printed.count("受け入れる(y)") == 5
    lineage = load_frame(two_years / "content")[0].lineage
    assert (len(lineage.links), len(lineage.rejected)) == (1, 1)


def test_q_ends_the_questions(
    two_years: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("q\n"))
    assert main(["lineage"]) == 0
    assert not (two_years / "content/lineage.yaml").exists()


def test_broken_content_is_told_and_nothing_proposed(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (two_years / "content/lineage.yaml").write_text("links:\n  - section: chuo\n", "utf-8")
    assert main(["lineage", "--list"]) == 1
    printed = capsys.readouterr()
    assert "content/lineage.yaml:2:14: エラー [bad-section]" in printed.err
    assert printed.out == ""

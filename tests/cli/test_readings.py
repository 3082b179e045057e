"""site-builder readings: names without a reading, and what a person decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.content.folder.store import load_frame


def test_readings_are_listed_and_decided(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["readings"]) == 0
    listed = capsys.readouterr().out
    assert "  中央区役所（読みは分かりません）\n" in listed
    told = ("--accept", "中央区[ちゅうおうく]役所[やくしょ]", "--refuse", "年休")
    assert main(["readings", *told]) == 0
    assert "読みを1件、ふりがなを付けない名前を1件" in capsys.readouterr().out
    assert load_frame(here / "content")[0].readings[-1].name == "中央区役所"
    assert main(["readings"]) == 0
    left = capsys.readouterr().out
    assert "中央区役所" not in left
    assert "年休" not in left


def test_a_reading_without_brackets_is_wrong_usage(here: Path) -> None:
    assert main(["readings", "--accept", "ちゅうおうくやくしょ"]) == 2


def test_a_second_reading_of_a_name_writes_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p: p.read_bytes() for p in here.rglob("*") if p.is_file()}
    assert main(["readings", "--refuse", "年休", "--accept", "中央区[ちゅうおう]"]) == 1
    assert "duplicate-reading" in capsys.readouterr().err
    assert {p: p.read_bytes() for p in here.rglob("*") if p.is_file()} == before

"""What is measured against Hugo: its sheets, and what a command takes with all its processes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from benchmarks.peers.made_sheets import lay_out
from benchmarks.peers.processes import peak_memory, run

SOURCES = Path(__file__).parents[2] / "content" / "sources"
SPEND = "n = 0\nwhile __import__('time').process_time() < 0.2: n += 1"
HOLD = "text = b'a' * 50_000_000; __import__('time').sleep(0.3)"


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def within(code: str) -> list[str]:
    """A process that lets another do it"""
    return python(f"__import__('subprocess').run({python(code)!r})")


def test_hugo_gets_as_many_sheets_as_asked_for_and_the_same_each_time(tmp_path: Path) -> None:
    sizes = {lay_out(tmp_path / name, 11, SOURCES) for name in ("first", "second")}
    texts = [_texts(tmp_path / name) for name in ("first", "second")]
    assert sizes == {sum(map(len, texts[0].values()))}
    assert len(texts[0]) == 11
    assert texts[0] == texts[1]


def test_a_sheet_is_front_matter_that_names_its_lists(tmp_path: Path) -> None:
    lay_out(tmp_path, 9, SOURCES)
    text = (tmp_path / "content" / "sheets" / "2018-higashi-s0001.md").read_text("utf-8")
    sheet = yaml.safe_load(text.strip("-\n"))
    known = yaml.safe_load((tmp_path / "data" / "policies.yaml").read_text("utf-8"))
    assert (sheet["wards"], sheet["years"]) == (["higashi"], ["2018"])
    assert sheet["policies"] == sorted({p for goal in sheet["goals"] for p in goal["policies"]})
    assert set(sheet["policies"]) <= set(known)


def _texts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "content" / "sheets").iterdir()}


def test_what_its_processes_take_counts_as_the_commands_own() -> None:
    assert run(within(SPEND)).cpu >= 0.2
    assert peak_memory(within(HOLD)) >= 50_000_000


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(SystemExit, match="exit status 3"):
        run(python("raise SystemExit(3)"))
    with pytest.raises(SystemExit, match="exit status 3"):
        peak_memory(python("raise SystemExit(3)"))

"""README.en.md keeps in step with README.md, and both name what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_builder.cli.main import COMMANDS
from tests.house.plan import ROOT

JAPANESE, ENGLISH = (
    (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.en.md")
)
DOCUMENTS = [ROOT / "README.en.md", *ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


def shape(text: str) -> list[str]:
    """Headings by their level, commands as typed, rows of tables by their command"""
    found = re.findall(r"^(#+) |^((?:[$>] ).*)$|^\| (`[^`]+`) \|", text, re.M)
    return ["".join(parts) for parts in found]


def links(text: str) -> list[str]:
    return [to for to in re.findall(r"\]\(([^)]+)\)", text) if not to.startswith("README")]


def test_each_leads_to_the_other_in_its_first_line() -> None:
    assert "(README.en.md)" in JAPANESE.splitlines()[0]
    assert "(README.md)" in ENGLISH.splitlines()[0]


def test_headings_commands_and_links_are_the_same() -> None:
    """Whatever is added to one is added to the other, at the same place."""
    assert shape(ENGLISH) == shape(JAPANESE)
    assert links(ENGLISH) == links(JAPANESE)


def test_what_a_command_prints_is_the_same() -> None:
    blocks = [re.findall(r"```console\n(.*?)```", text, re.S) for text in (JAPANESE, ENGLISH)]
    assert blocks[0] == blocks[1]


def test_every_command_is_listed() -> None:
    listed = re.findall(r"^\| `site-builder ([\w-]+)", JAPANESE, re.M)
    assert sorted(listed) == sorted(COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_that_are_there(document: Path) -> None:
    found = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    inside = [to for to in found if "://" not in to]
    assert [to for to in inside if not (document.parent / to).exists()] == []

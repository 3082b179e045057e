from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.addresses.sheets import record_sheets
from site_builder.problems import ContentError

SHEET = "sheets/2025/chuo/kensetsu.yaml"


def lines(content: Path) -> list[str]:
    return (content / "published.txt").read_text("utf-8").splitlines()


def test_a_sheet_its_goals_and_its_document_are_added(project: Path) -> None:
    content = project / "content"
    (content / "published.txt").write_text("/about/\n", encoding="utf-8")
    added = record_sheets(content, [SHEET])
    assert lines(content) == sorted(lines(content)) and len(lines(content)) == added + 1
    assert {
        *("/about/", "/wards/chuo/kensetsu/2025/", "/wards/chuo/kensetsu/2025/#goal-1"),
        *("/wards/chuo/kensetsu/2025/source/", "/sources/chuo-r7.txt"),
        *("/data/sheets/2025/chuo/kensetsu.csv", "/wards/chuo/kensetsu/"),
    } <= set(lines(content))
    assert record_sheets(content, [SHEET]) == 0


def test_a_section_without_its_last_name_is_not_promised(project: Path) -> None:
    content = project / "content"
    place = content / "sheets/2025/chuo/s-0123abcd.yaml"
    shutil.copy(content / SHEET, place)
    record_sheets(content, ["sheets/2025/chuo/s-0123abcd.yaml"])
    assert lines(content) == ["/sources/chuo-r7.txt"]


def test_nothing_is_written_for_a_sheet_that_cannot_be_read(project: Path) -> None:
    (project / "content" / SHEET).write_text("goals: [", encoding="utf-8")
    assert record_sheets(project / "content", [SHEET]) == 0
    assert not (project / "content/published.txt").exists()


def test_a_broken_list_is_told_and_left(project: Path) -> None:
    path = project / "content/published.txt"
    path.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(ContentError) as error:
        record_sheets(project / "content", [SHEET])
    assert error.value.problems[0].code == "bad-address"
    assert path.read_text("utf-8") == "<<<<<<< HEAD\n"

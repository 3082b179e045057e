from __future__ import annotations

import shutil
from pathlib import Path

from site_builder.build import make_edition
from site_builder.content.folder.leftovers import find_leftovers
from site_builder.content.folder.store import list_sheets
from site_builder.content.history.model import Change, ChangeKind, History
from site_builder.content.history.store import save_history
from site_builder.content.sheet.model import SheetKey
from site_builder.inputs import Inputs

SHEET = "sheets/2025/chuo/hogo.yaml"
RECORD = "provenance/2025/chuo/hogo.json"


def told(project: Path) -> list[str]:
    edition = make_edition(Inputs(project / "content", project / "templates"))
    return [one.code for one in edition.problems if one.code.startswith("left-")]


def test_the_record_of_a_deleted_sheet_is_told(project: Path) -> None:
    content = project / "content"
    assert told(project) == []
    (content / SHEET).unlink()
    (problem,) = find_leftovers(content, list_sheets(content)[0])
    assert problem.where.path == str(content / RECORD)
    assert told(project) == ["left-provenance"]
    (content / RECORD).unlink()
    assert told(project) == []


def test_the_record_of_a_moved_sheet_is_still_needed(project: Path) -> None:
    content = project / "content"
    shutil.move(content / SHEET, content / "sheets/2025/chuo/elsewhere.yaml")
    assert list(find_leftovers(content, list_sheets(content)[0])) == []


def test_a_history_that_does_not_tell_the_end_is_told(project: Path) -> None:
    key = SheetKey(2024, "chuo", "hogo")
    begun = Change("2025-05-01", ChangeKind.NEW)
    save_history(project / "content", key, History("ab", (begun,)))
    assert told(project) == ["left-history"]
    ended = (begun, Change("2026-05-01", ChangeKind.REMOVED))
    save_history(project / "content", key, History("", ended))
    assert told(project) == []

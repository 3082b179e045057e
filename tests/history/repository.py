"""A small repository with a history of sheets, made with git itself."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from site_builder.content.history.model import Change
from site_builder.content.history.store import load_history
from site_builder.content.sheet.model import Goal, Measure, Sheet, SheetKey, Source
from site_builder.content.sheet.place import sheet_file
from site_builder.content.sheet.write import dump_sheet

KEY = SheetKey(2025, "kita", "chiiki")
ROW = Measure(("政策1-1-①",), "・催しの回数", "80回", initiative="催し", summary="・開きます。")
SHEET = Sheet(
    2025,
    "北区",
    "地域課",
    created="2025-04-01",
    goals=(Goal(1, "つながりをつくります。", (ROW,)), Goal(2, "まもります。", (Measure(),))),
    source=Source("kita-r7.txt", "aa"),
)
LATER = replace(SHEET, source=Source("kita-r7-2.txt", "bb"))


def with_row(sheet: Sheet, **values: Any) -> Sheet:
    first, *rest = sheet.goals
    row = replace(first.measures[0], **values)
    return replace(sheet, goals=(replace(first, measures=(row, *first.measures[1:])), *rest))


@dataclass(frozen=True)
class Repository:
    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    def git(self, *arguments: str, date: str = "2025-05-01") -> str:
        moment = f"{date}T23:30:00+09:00"
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_DATE": "2030-01-01T00:00:00+00:00",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        command = ["git", "-C", str(self.root), *who, *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
        return done.stdout

    def write(self, sheet: Sheet | None, key: SheetKey = KEY) -> None:
        path = self.content / sheet_file(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        if sheet is None:
            path.unlink()
        else:
            path.write_text(dump_sheet(sheet), encoding="utf-8", newline="\n")

    def commit(self, date: str, sheets: Mapping[SheetKey, Sheet | None] | Sheet | None) -> None:
        for key, sheet in (sheets if isinstance(sheets, Mapping) else {KEY: sheets}).items():
            self.write(sheet, key)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=Change", date=date)

    def changes(self, key: SheetKey = KEY) -> list[tuple[str, str, str, str, str]]:
        history, problems = load_history(self.content, key)
        assert problems == ()
        return [as_tuple(change) for change in history.changes]


def as_tuple(change: Change) -> tuple[str, str, str, str, str]:
    return change.date, str(change.kind), change.field, change.was, change.now


def make_repository(root: Path) -> Repository:
    root.mkdir(exist_ok=True)
    made = Repository(root)
    made.git("init", "--quiet", "--initial-branch=main")
    return made

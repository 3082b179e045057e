"""What the tests of the commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

SHEET = "content/sheets/2025/chuo/kensetsu.yaml"


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with content/ and templates/."""
    monkeypatch.chdir(project)
    return project


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

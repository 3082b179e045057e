"""site-builder history as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.cli import main
from tests.history.repository import SHEET, make_repository


def test_history_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository = make_repository(tmp_path / "project")
    repository.commit("2025-05-01", SHEET)
    repository.write(None)
    command = ["history", "--content", str(repository.content)]
    assert main(command) == 0
    printed = capsys.readouterr()
    assert printed.out == "変更の記録: 1 枚のシートに、1 件を書き足しました。\n"
    assert "注意 [uncommitted]" in printed.err
    assert main(command) == 0
    assert capsys.readouterr().out == "変更の記録: 書き足すことはありません。\n"


def test_history_tells_what_is_in_its_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", "--content", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert "エラー [no-repository]" in printed.err and printed.out == ""

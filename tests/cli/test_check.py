"""check --strict and the notes that a person has seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build import check
from site_builder.cli import main
from site_builder.inputs import Inputs
from site_builder.problems import SHOWN_TO_READERS, stops
from tests.cli.conftest import SHEET, replace

ROOT = Path(__file__).parents[2]
ACKNOWLEDGED = "content/acknowledged.yaml"


@pytest.fixture
def noted(here: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """One sheet has a result without its evaluation."""
    for file in (here / "content/sheets").rglob("*.yaml"):
        text = file.read_text("utf-8")
        head, found, rest = text.partition("\nreview:\n")
        if found:
            file.write_text(f"{head}\nreview: []\ncorrections:{rest.partition('corrections:')[2]}")
    assert main(["check", "--strict"]) == 0, capsys.readouterr().err
    replace(here / SHEET, "result:\n", "result: 5回\n")
    return here


def acknowledge(here: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """As a person does: the printed entry, with a reason"""
    capsys.readouterr()
    main(["check", "--acknowledged"])
    entry = capsys.readouterr().out.partition("acknowledged:\n")[2]
    whole = entry.replace("reason:", "reason: 文書でも空だった。")
    (here / ACKNOWLEDGED).write_text(f"acknowledged:\n{whole}", encoding="utf-8")
    return entry


def test_a_note_stops_only_what_is_strict(noted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "[no-evaluation]" in capsys.readouterr().err
    assert main(["check", "--strict"]) == 1
    assert main(["build", "--strict"]) == 1
    assert not (noted / "output").exists()


def test_a_seen_note_is_taken_off_until_the_facts_change(
    noted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert acknowledge(noted, capsys).count("code: no-evaluation") == 1
    assert main(["check", "--strict"]) == 0
    told = capsys.readouterr()
    assert "no-evaluation" not in told.err and "確認した注意が、ほかに 1 件。" in told.out
    assert main(["check", "--acknowledged"]) == 0
    assert "わけ: 文書でも空だった。" in capsys.readouterr().out
    assert main(["build", "--strict"]) == 0
    replace(noted / SHEET, "result: 5回\n", "result: 6回\n")
    assert main(["check", "--strict"]) == 1
    told = capsys.readouterr()
    assert "[no-evaluation]" in told.err and "[void-acknowledgement]" in told.err
    assert f"{ACKNOWLEDGED}:4:11: 注意" in told.err


def test_no_error_is_taken_off(noted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    acknowledge(noted, capsys)
    replace(noted / ACKNOWLEDGED, "no-evaluation", "wrong-place")
    replace(noted / SHEET, "fiscal_year: 2025", "fiscal_year: 2024")
    assert main(["check"]) == 1
    assert "[wrong-place]" in capsys.readouterr().err


def test_the_real_content_passes_a_strict_check() -> None:
    """What is in doubt stays open until a person has looked; the pages say so."""
    edition = check(Inputs(ROOT / "content", ROOT / "templates"))
    assert [str(one) for one in edition.problems if stops(one, strict=True)] == []
    sheets = {one.code for one in edition.problems if "/sheets/" in one.where.path}
    assert sheets and sheets <= SHOWN_TO_READERS

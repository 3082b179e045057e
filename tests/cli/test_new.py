"""site-builder new as the staff of a ward run it."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.content.folder.store import load_sheet
from tests.cli.conftest import replace, tree


def read(file: str) -> str:
    return Path(file).read_text(encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_the_latest_sheet_is_the_start_of_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "中央区", "建設課", "令和8年度"]) == 0
    made = "content/sheets/2026/chuo/kensetsu.yaml"
    start = "content/sheets/2025/chuo/kensetsu.yaml"
    out = capsys.readouterr().out
    assert out.startswith(f"{made}: シートをつくりました。\n{start} の目標")
    sheet, problems = load_sheet(made, read(made))
    former, _ = load_sheet(start, read(start))
    assert sheet and former and not problems
    assert [g.goal for g in sheet.goals] == [g.goal for g in former.goals]
    assert not any(m.target or m.result or m.evaluation for g in sheet.goals for m in g.measures)
    assert main(["check"]) == 0


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "words",
    [["chuo", "kensetsu", "2026"], ["中央区", "建 設 課", "R8"], ["chuo", "建設課", "R8年度"]],
)
def test_ward_section_and_year_are_known_by_any_name(words: list[str]) -> None:
    assert main(["new", *words]) == 0
    assert Path("content/sheets/2026/chuo/kensetsu.yaml").is_file()


def test_a_sheet_that_is_there_is_never_written_over(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(here)
    for options in ([], ["--blank"], ["--from", "R7"]):
        assert main(["new", "中央区", "建設課", "R7", *options]) == 1
        assert "[sheet-exists]" in capsys.readouterr().err
    assert tree(here) == before


@pytest.mark.usefixtures("here")
def test_a_blank_sheet_and_one_from_a_chosen_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "中央区", "建設課", "R8", "--blank"]) == 0
    assert "どの欄も空です。" in capsys.readouterr().out
    assert "goal:\n" in read("content/sheets/2026/chuo/kensetsu.yaml")
    assert main(["new", "中央区", "建設課", "R9", "--from", "R7"]) == 0
    assert "content/sheets/2025/chuo/kensetsu.yaml の目標" in capsys.readouterr().out
    assert main(["check"]) == 0


@pytest.mark.usefixtures("here")
def test_a_renamed_section_goes_on_from_its_former_sheet() -> None:
    row = "{id: doboku, name: 土木課, renamed_from: 建設課}"
    organization = Path("content/organization.yaml")
    line = next(x for x in read(str(organization)).splitlines() if "id: kensetsu" in x)
    replace(organization, line, f"{line}\n      - {row}")
    assert main(["new", "中央区", "土木課", "R8"]) == 0
    assert "section: 土木課\n" in read("content/sheets/2026/chuo/doboku.yaml")


@pytest.mark.usefixtures("here")
def test_the_document_takes_the_place_of_a_draft_that_nobody_touched(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = Path("content/sheets/2025/chuo/kensetsu.yaml")
    converted = made.read_bytes()
    made.unlink()
    assert main(["new", "中央区", "建設課", "R7", "--blank"]) == 0
    assert main(["convert", "content/sources/chuo-r7.txt"]) == 0
    assert "書き直したシート 1 枚" in capsys.readouterr().out
    assert made.read_bytes() == converted


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["中央", "建設課", "R8"], "unknown-ward"),
        (["中央区", "建築課", "R8"], "unknown-section"),
        (["中央区", "建設課", "R8", "--from", "R1"], "no-start"),
    ],
)
def test_what_is_not_known_is_told_and_nothing_written(
    here: Path, words: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(here)
    assert main(["new", *words]) == 1
    assert f"[{code}]" in capsys.readouterr().err
    assert tree(here) == before


@pytest.mark.parametrize(
    "words",
    [
        ["中央区", "建設課", "来年"],
        ["中央区", "建設課", "8"],
        ["中央区", "建設課"],
        ["中央区", "建設課", "R8", "--blank", "--from", "R7"],
    ],
)
def test_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", *words]) == 2
    assert "使い方: site-builder new" in capsys.readouterr().err

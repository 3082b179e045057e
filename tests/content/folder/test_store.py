from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from site_builder.content.folder.site import MarkdownPage
from site_builder.content.folder.store import (
    load_content,
    load_frame,
    load_sheet,
    locate_field,
    read_sheet_file,
)
from site_builder.content.sheet.model import Correction, Doubt, Goal, Sheet, SheetKey
from site_builder.content.sheet.write import dump_sheet
from site_builder.content.writing import read_text
from site_builder.problems import Where
from tests.content.sheets import SHEETS, SMALL, SMALL_SHEET


@given(SHEETS)
def test_a_written_sheet_is_read_as_the_same_sheet(sheet: Sheet) -> None:
    assert load_sheet("s.yaml", dump_sheet(sheet)) == (sheet, ())


@given(SHEETS)
def test_writing_again_changes_nothing(sheet: Sheet) -> None:
    text = dump_sheet(sheet)
    again, _ = load_sheet("s.yaml", text.replace("\n", "\r\n"))
    assert again is not None
    assert dump_sheet(again) == text


def test_numbers_stay_numbers_in_corrections_and_readings() -> None:
    sheet = Sheet(
        2025,
        "中央区",
        "地域課",
        goals=(Goal(3),),
        review=(Doubt("fiscal_year", "a", other=(2024,)),),
        corrections=(
            Correction("goals/3/number", 2, 3, "a"),
            Correction("goals", ({"number": 2, "goal": "7"},), (), "a"),
            Correction("goals/3/goal", "3", "", "a"),
        ),
    )
    assert load_sheet("s.yaml", dump_sheet(sheet)) == (sheet, ())


def test_nothing_is_guessed_from_the_look_of_a_plain_text() -> None:
    for plain in (
        "no",
        "~",
        "null",
        "2025-04-01",
        "12:30",
        "0120",
        "4.50",
        "0x1F",
        "1_000",
        "true",
    ):
        sheet, found = load_sheet("s.yaml", SMALL.replace("80回", plain))
        assert found == ()
        assert sheet is not None
        assert sheet.goals[0].measures[0].target == plain


def test_a_plain_text_may_run_over_lines() -> None:
    sheet, _ = load_sheet("s.yaml", SMALL.replace("80回", "|\n          80回\n          （年）"))
    assert sheet is not None
    assert sheet.goals[0].measures[0].target == "80回\n（年）\n"


# --- files --------------------------------------------------------------------------------


def _write(folder: Path, name: str, text: str | bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_a_mark_at_the_head_of_a_file_is_no_text(tmp_path: Path) -> None:
    file = _write(tmp_path, "a.yaml", "\ufeff" + SMALL.replace("\n", "\r\n"))
    text, found = read_text(file)
    assert found == ()
    assert load_sheet("a.yaml", text) == (SMALL_SHEET, ())


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "utf-16"])
def test_another_encoding_is_told_with_its_place(tmp_path: Path, encoding: str) -> None:
    file = _write(tmp_path, "a.yaml", "# ok\nward: 北区\n".encode(encoding))
    (problem,) = read_text(file)[1]
    assert problem.code == "encoding"
    assert "UTF-8" in problem.hint
    if encoding != "utf-16":
        assert problem.where == Where(str(file), 2, 7)


def test_a_huge_file_and_a_missing_one_are_told(tmp_path: Path) -> None:
    file = _write(tmp_path, "a.yaml", b"a" * 1_000_001)
    assert [p.code for p in read_text(file)[1]] == ["too-large"]
    assert [p.code for p in read_text(tmp_path / "b.yaml")[1]] == ["unreadable"]
    assert [p.code for p in read_text(tmp_path)[1]] == ["unreadable"]


def test_an_empty_folder_has_the_package_defaults(tmp_path: Path) -> None:
    frame, found = load_frame(tmp_path / "nowhere")
    assert found == ()
    assert [ward.name for ward in frame.organization.wards] == [
        *("北区", "東区", "中央区", "江南区", "秋葉区", "南区", "西区", "西蒲区")
    ]
    assert (frame.sheet_files, frame.documents) == ((), ())
    assert [page.id for page in frame.pages] == ["about", "en", "privacy", "yasashii"]
    assert frame.plan.names is not None
    assert frame.plan.names["政策4"] == ""
    assert frame.plan.aliases == {"福祉7-3-①": "政策7-3-①"}
    assert frame.info.publisher == ""


ORGANIZATION = """\
wards:
  - id: chuo
    name: 中央区
    sections:
      - {id: chiiki, name: 地域課, aliases: [中央区地域課]}
      - {id: somu, name: 総務課}
  - {id: kita, name: 北区, sections: [{id: chiiki, name: 地域課}]}
  - {id: higashi, name: 東区}
  - {id: konan, name: 江南区}
  - {id: akiha, name: 秋葉区}
  - {id: minami, name: 南区}
  - {id: nishi, name: 西区}
  - {id: nishikan, name: 西蒲区}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _write(tmp_path, "organization.yaml", ORGANIZATION)
    _write(tmp_path, "sheets/2025/chuo/chiiki.yaml", SMALL)
    return tmp_path


def test_a_folder_is_read_whole(folder: Path) -> None:
    _write(folder, "sources/b.txt", b"b")
    _write(folder, "sources/.hidden", b"")
    _write(folder, "pages/about.md", "# はじめに\n\n文。\n")
    content, found = load_content(folder)
    assert found == ()
    assert content.sheets == {SheetKey(2025, "chuo", "chiiki"): SMALL_SHEET}
    assert content.frame.sheet_files == ("sheets/2025/chuo/chiiki.yaml",)
    assert content.frame.pages[0] == MarkdownPage("about", "はじめに", "# はじめに\n\n文。\n")
    (document,) = content.frame.documents
    assert (document.name, document.size, document.sha256[:8]) == ("b.txt", 1, "3e23e816")


def test_a_section_may_be_printed_under_an_alias(folder: Path) -> None:
    _write(folder, "sheets/2025/chuo/chiiki.yaml", SMALL.replace("地域課", "中央区 地域課"))
    assert load_content(folder)[1] == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line", "told"),
    [
        ("2025/chuo/chiiki.yaml", "2025\n", "2024\n", "wrong-place", 1, "sheets/2024/chuo/chiiki"),
        ("2025/kita/chiiki.yaml", "", "", "double-sheet", 2, "sheets/2025/chuo/chiiki.yaml"),
        ("2025/chuo/somu.yaml", "", "", "double-sheet", 3, "どちらか"),
        ("2024/chuo/somu.yaml", "2025\n", "2024\n", "wrong-place", 3, "sheets/2024/chuo/chiiki"),
        ("2025/chuo/chiiki.yaml", "中央区\n", "中区\n", "unknown-ward", 2, "「中央区」"),
        ("2025/chuo/chiiki.yaml", "地域課\n", "地域科\n", "unknown-section", 3, "「地域課」"),
        ("2025/chuo/chiiki.yaml", "地域課\n", "水族館\n", "unknown-section", 3, "書き足して"),
    ],
)
def test_a_sheet_lies_where_it_says(
    folder: Path, file: str, old: str, new: str, code: str, line: int, told: str
) -> None:
    path = _write(folder, f"sheets/{file}", SMALL.replace(old, new, 1))
    (problem,) = load_content(folder)[1]
    assert (problem.code, problem.where.path, problem.where.line) == (code, str(path), line)
    assert problem.where.column == SMALL.splitlines()[line - 1].index(":") + 3
    assert told in problem.message + problem.hint


def test_an_id_that_was_changed_is_told_where_it_stands(folder: Path) -> None:
    """Once, however many sheets it concerns."""
    _write(folder, "sheets/2024/chuo/chiiki.yaml", SMALL.replace("2025\n", "2024\n", 1))
    _write(folder, "organization.yaml", ORGANIZATION.replace("id: chiiki,", "id: chiki,", 1))
    (problem,) = load_content(folder)[1]
    where = Where(str(folder / "organization.yaml"), 5, 14)
    assert (problem.code, problem.where) == ("changed-id", where)


@pytest.mark.parametrize(
    "name",
    [
        "a.yaml",
        "2025/chuo/chiiki.yml",
        "2025/chuo/x/a.yaml",
        "25/a/b.yaml",
        "2025/chuo/a.yaml.txt",
        "2025/chuo/a.YAML",
    ],
)
def test_a_file_that_would_never_be_read_is_told(folder: Path, name: str) -> None:
    path = _write(folder, f"sheets/{name}", SMALL)
    (problem,) = load_content(folder)[1]
    assert (problem.code, problem.where.path) == ("stray-file", str(path))


@pytest.mark.parametrize("name", [".chiiki.yaml.swp", "chiiki.yaml~", "Thumbs.db", "2025/memo.txt"])
def test_files_of_other_kinds_may_lie_about(folder: Path, name: str) -> None:
    _write(folder, f"sheets/{name}", "")
    assert load_content(folder)[1] == ()


def test_all_problems_of_all_files_come_at_once(folder: Path) -> None:
    _write(folder, "site.yaml", "titel: a\nbase_url: example.org\n")
    _write(folder, "sheets/2025/chuo/chiiki.yaml", SMALL.replace("○", "〇"))
    _write(folder, "sheets/2025/chuo/somu.yaml", "a: [")
    _write(folder, "pages/about.md", "文。\n")
    _write(folder, "pages/Wards.md", "# 区\n")
    content, found = load_content(folder)
    assert sorted(problem.code for problem in found) == sorted(
        ["unknown-key", "bad-url", "bad-evaluation", "yaml", "page-without-title", "bad-page-name"]
    )
    assert content.sheets == {}


def test_a_sheet_file_without_a_key_is_a_slip_of_the_caller(folder: Path) -> None:
    with pytest.raises(ValueError, match="no sheet can lie at"):
        read_sheet_file(folder, "site.yaml", load_frame(folder)[0])


@pytest.mark.parametrize(
    ("field", "line", "column"),
    [
        ("ward", 2, 7),
        ("evaluated", 5, 1),
        ("review", 23, 1),
        ("spans", 21, 1),
        ("notes", 1, 1),
        ("goals/1/measures/2/indicator", 15, 20),
        ("goals/3/goal", 18, 5),
        ("goals/3/measures/1", 20, 9),
        ("goals/1/measures/2/target", 15, 9),
    ],
)
def test_a_field_is_found_in_its_file(folder: Path, field: str, line: int, column: int) -> None:
    file = "sheets/2025/chuo/chiiki.yaml"
    where = locate_field(folder, file, SMALL_SHEET, field)
    assert where == Where(str(folder / file), line, column)

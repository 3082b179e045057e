"""site-builder history against real repositories."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.content.history.store import history_file
from site_builder.content.sheet.model import Correction, SheetKey
from site_builder.content.sheet.place import sheet_file
from site_builder.history.keep import keep_history
from site_builder.problems import ContentError
from tests.history.repository import (
    KEY,
    LATER,
    SHEET,
    Repository,
    make_repository,
    with_row,
)

NEW = ("2025-05-01", "new", "", "", "")
TARGET = ("2025-06-02", "target", "goals/1/measures/1/target", "80回", "60回")
MOVED = SheetKey(2025, "kita", "chiiki-somu")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """With one sheet."""
    made = make_repository(tmp_path / "project")
    made.commit("2025-05-01", SHEET)
    return made


def tree(repository: Repository) -> dict[str, bytes]:
    files = (path for path in repository.content.rglob("*") if path.is_file())
    return {path.relative_to(repository.content).as_posix(): path.read_bytes() for path in files}


def codes(repository: Repository) -> list[str]:
    return [problem.code for problem in keep_history(repository.content).problems]


def test_each_change_is_told_once_with_its_authors_date(repository: Repository) -> None:
    repository.commit("2025-06-02", with_row(LATER, target="60回"))
    report = keep_history(repository.content)
    assert (report.sheets, report.changes, report.problems) == (1, 2, ())
    assert repository.changes() == [NEW, TARGET]
    before = tree(repository)
    assert keep_history(repository.content).changes == 0
    assert tree(repository) == before


def test_the_written_file_is_for_people(repository: Repository) -> None:
    repository.commit("2025-06-02", with_row(LATER, target="60回"))
    keep_history(repository.content)
    text = (repository.content / history_file(KEY)).read_text("utf-8")
    assert "\n".join(text.splitlines()[2:]) == (
        "changes:\n"
        '  - date: "2025-05-01"\n'
        "    kind: new\n"
        '  - date: "2025-06-02"\n'
        "    kind: target\n"
        "    field: goals/1/measures/1/target\n"
        "    was: 80回\n"
        "    now: 60回"
    )


def test_later_changes_are_added(repository: Repository) -> None:
    keep_history(repository.content)
    repository.commit("2025-06-02", with_row(LATER, target="60回"))
    keep_history(repository.content)
    repository.commit("2026-04-01", with_row(LATER, target="60回", evaluation="○"))
    repository.commit("2026-04-02", None)
    assert keep_history(repository.content).changes == 2
    assert repository.changes() == [
        NEW,
        TARGET,
        ("2026-04-01", "evaluation", "goals/1/measures/1/evaluation", "", "○"),
        ("2026-04-02", "removed", "", "", ""),
    ]
    assert keep_history(repository.content).changes == 0


def test_a_way_back_and_forth_is_three_changes(repository: Repository) -> None:
    for day, target in (("02", "60回"), ("03", "80回"), ("04", "60回")):
        repository.commit(f"2025-06-{day}", with_row(LATER, target=target))
    keep_history(repository.content)
    assert [change[3:] for change in repository.changes()[1:]] == [
        ("80回", "60回"),
        ("60回", "80回"),
        ("80回", "60回"),
    ]


def test_a_shallow_clone_adds_what_it_sees_and_drops_nothing(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit("2025-06-02", with_row(LATER, target="60回"))
    keep_history(repository.content)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message=History")
    repository.commit("2025-07-03", with_row(LATER, target="70回"))
    url = f"file://{repository.root.as_posix()}"
    repository.git("clone", "--quiet", "--depth=1", url, str(tmp_path / "one"))
    repository.git("clone", "--quiet", "--depth=3", url, str(tmp_path / "three"))
    one, three = Repository(tmp_path / "one"), Repository(tmp_path / "three")
    assert codes(one) == ["shallow"] and one.changes() == [NEW, TARGET]
    assert codes(three) == ["shallow"]
    assert [c[3:] for c in three.changes()] == [("", ""), ("80回", "60回"), ("60回", "70回")]
    three.git("fetch", "--quiet", "--unshallow")
    assert codes(three) == [] and len(three.changes()) == 3


def test_a_shallow_clone_without_history_claims_no_first_day(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit("2025-06-02", with_row(LATER, target="60回"))
    url = f"file://{repository.root.as_posix()}"
    repository.git("clone", "--quiet", "--depth=1", url, str(tmp_path / "one"))
    one = Repository(tmp_path / "one")
    assert codes(one) == ["shallow"]
    assert not (one.content / "history").exists()
    one.git("fetch", "--quiet", "--unshallow")
    assert codes(one) == []
    assert one.changes() == [NEW, TARGET]


def test_what_a_shallow_clone_began_is_completed(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2025-06-02", with_row(LATER, target="60回"))
    repository.commit("2025-07-03", with_row(SHEET, target="70回"))
    url = f"file://{repository.root.as_posix()}"
    repository.git("clone", "--quiet", "--depth=2", url, str(tmp_path / "two"))
    two = Repository(tmp_path / "two")
    keep_history(two.content)
    assert len(two.changes()) == 1
    two.git("fetch", "--quiet", "--unshallow")
    keep_history(two.content)
    assert [c[1] for c in two.changes()] == ["new", "target", "target"]


def test_squashed_commits_are_not_told_again(repository: Repository) -> None:
    repository.commit("2025-06-02", with_row(LATER, target="60回"))
    repository.commit("2025-06-03", with_row(LATER, target="70回"))
    keep_history(repository.content)
    told = repository.changes()
    repository.git("reset", "--quiet", "--soft", "HEAD~2")
    repository.git("commit", "--quiet", "--message=Both", date="2025-06-09")
    repository.commit("2025-06-10", with_row(LATER, target="75回"))
    keep_history(repository.content)
    assert repository.changes()[:3] == told
    assert [c[3:] for c in repository.changes()[3:]] == [("70回", "75回")]


def test_a_merge_brings_each_change_once(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("2025-06-02", with_row(LATER, target="60回"))
    repository.git("checkout", "--quiet", "main")
    other = SheetKey(2025, "kita", "somu")
    repository.commit("2025-06-03", {other: replace(SHEET, section="総務課")})
    repository.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side", date="2025-06-04")
    keep_history(repository.content)
    assert [c[:2] for c in repository.changes()] == [NEW[:2], ("2025-06-04", "target")]
    assert [c[:2] for c in repository.changes(other)] == [("2025-06-03", "new")]


def test_another_id_of_the_section_keeps_the_history(repository: Repository) -> None:
    repository.commit("2025-06-02", with_row(LATER, target="60回"))
    keep_history(repository.content)
    repository.git("mv", f"content/{sheet_file(KEY)}", f"content/{sheet_file(MOVED)}")
    repository.git("commit", "--quiet", "--message=Move")
    repository.commit("2025-08-01", {MOVED: with_row(LATER, target="90回")})
    keep_history(repository.content)
    assert not (repository.content / history_file(KEY)).exists()
    assert [c[3:] for c in repository.changes(MOVED)] == [
        ("", ""),
        ("80回", "60回"),
        ("60回", "90回"),
    ]
    assert keep_history(repository.content).changes == 0


def test_next_years_sheet_is_not_this_years_moved(repository: Repository) -> None:
    following = SheetKey(2026, "kita", "chiiki")
    repository.commit("2026-04-01", {KEY: None, following: replace(SHEET, fiscal_year=2026)})
    keep_history(repository.content)
    assert [c[1] for c in repository.changes()] == ["new", "removed"]
    assert [c[1] for c in repository.changes(following)] == ["new"]


def test_a_slip_of_this_site_is_a_correction(repository: Repository) -> None:
    repository.commit("2025-06-02", with_row(SHEET, target="86回"))
    put_right = with_row(LATER, target="60回", indicator="・催しの数")
    put_right = replace(
        put_right,
        corrections=(Correction("goals/1/measures/1/target", "80回", "60回", "読みちがい"),),
    )
    repository.commit("2025-07-02", put_right)
    keep_history(repository.content)
    assert [c[1:3] for c in repository.changes()[1:]] == [
        ("correction", "goals/1/measures/1/target"),
        ("wording", "goals/1/measures/1/indicator"),
        ("correction", "goals/1/measures/1/target"),
    ]


def test_a_version_that_nobody_can_read_is_passed_over(repository: Repository) -> None:
    path = repository.content / sheet_file(KEY)
    for number, broken in enumerate((b"goals: [", b"\xff\xfe", b"")):
        path.write_bytes(broken)
        repository.git("commit", "--quiet", "--all", "--message=Oops", date=f"2025-05-1{number}")
    repository.commit("2025-06-02", with_row(LATER, target="60回"))
    path.write_bytes(b"ward: [")
    repository.git("commit", "--quiet", "--all", "--message=Oops", date="2025-06-03")
    keep_history(repository.content)
    assert repository.changes() == [NEW, TARGET]
    repository.commit("2025-06-04", with_row(LATER, target="61回"))
    assert keep_history(repository.content).changes == 1


def test_what_is_not_committed_is_said(repository: Repository) -> None:
    repository.write(with_row(LATER, target="60回"))
    assert codes(repository) == ["uncommitted"]
    assert repository.changes() == [NEW]


def test_a_broken_history_is_never_written_over(repository: Repository) -> None:
    keep_history(repository.content)
    path = repository.content / history_file(KEY)
    path.write_text(path.read_text("utf-8").replace("kind: new", "kind: news"), encoding="utf-8")
    other = SheetKey(2025, "kita", "somu")
    repository.commit("2025-06-03", {other: replace(SHEET, section="総務課")})
    before = tree(repository)
    with pytest.raises(ContentError) as caught:
        keep_history(repository.content)
    (problem,) = caught.value.problems
    assert problem.code == "bad-kind" and problem.where.line == 5
    assert tree(repository) == before


def test_a_folder_without_git_and_one_without_sheets_are_told(tmp_path: Path) -> None:
    def told(content: Path) -> str:
        with pytest.raises(ContentError) as caught:
            keep_history(content)
        (problem,) = caught.value.problems
        return problem.code

    assert told(tmp_path / "content") == "no-content"
    (tmp_path / "content").mkdir()
    assert told(tmp_path / "content") == "no-repository"
    empty = make_repository(tmp_path / "empty")
    empty.content.mkdir()
    assert told(empty.content) == "no-history"
    (empty.root / "file").write_text("a", encoding="utf-8")
    empty.git("add", "--all")
    empty.git("commit", "--quiet", "--message=First")
    assert told(empty.content) == "no-history"


def test_a_system_without_git_is_told(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ContentError, match="git が見つかりません"):
        keep_history(repository.content)

"""output/ is brought to the wanted state whole, or stays as it was to the last byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.problems import PublishError
from site_builder.publish import exchange
from site_builder.publish.files import check_paths, write_files
from site_builder.publish.publication import check_place, publish
from tests.publish.sites import pages, tree

PAGES = (("index.html", b"home"), ("wards/chuo/index.html", "中央区".encode()))


def codes(error: pytest.ExceptionInfo[PublishError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_the_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    published = publish(PAGES, tmp_path / "new" / "output")
    assert pages(tmp_path / "new" / "output") == dict(PAGES)
    assert (published.files, published.size) == (2, 13)


def test_a_large_file_may_come_in_pieces(tmp_path: Path) -> None:
    published = publish([*PAGES, ("data/goals.csv", [b"1,", b"", b"2"])], tmp_path / "output")
    assert published.size == 16
    assert pages(tmp_path / "output") == {**dict(PAGES), "data/goals.csv": b"1,2"}


def test_a_refusal_while_files_are_made_is_told(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield from PAGES
        raise OSError(28, "No space left on device")

    with pytest.raises(PublishError) as error:
        publish(files(), tmp_path / "output")
    assert codes(error) == ["output-not-writable"]


def test_what_is_no_longer_a_page_goes(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish([*PAGES, ("years/2023/index.html", b"old")], output)
    publish(PAGES, output)
    assert pages(output) == dict(PAGES)
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    publish(PAGES, tmp_path / "output")
    assert pages(tmp_path / "output") == dict(PAGES)


def test_two_publications_are_the_same_bytes(tmp_path: Path) -> None:
    publish(PAGES, tmp_path / "a")
    publish(PAGES, tmp_path / "b")
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_others_may_read_the_folder(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    publish(PAGES, tmp_path / "output")
    assert (tmp_path / "output").stat().st_mode == (tmp_path / "plain").stat().st_mode


def failing(after: int) -> Iterator[tuple[str, bytes]]:
    yield from [*PAGES, ("years/index.html", b"new")][:after]
    raise RuntimeError("a page fails")


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_failure_at_any_page_leaves_the_old_state(tmp_path: Path, after: int) -> None:
    publish(PAGES, tmp_path / "output")
    before = tree(tmp_path)
    with pytest.raises(RuntimeError):
        publish(failing(after), tmp_path / "output")
    assert tree(tmp_path) == before


def test_a_failure_at_first_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        publish(failing(1), tmp_path / "output")
    assert list(tmp_path.iterdir()) == []


def test_a_site_without_home_is_not_published(tmp_path: Path) -> None:
    publish(PAGES, tmp_path / "output")
    with pytest.raises(PublishError) as error:
        publish([], tmp_path / "output")
    assert codes(error) == ["output-incomplete"]
    assert pages(tmp_path / "output") == dict(PAGES)


def test_a_folder_of_others_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(PublishError) as error:
        publish(PAGES, tmp_path)
    assert codes(error) == ["output-foreign"]
    assert tree(tmp_path) == {"letter.txt": b"keep"}


@pytest.mark.parametrize("output", ["content", "content/sheets/output", "."])
def test_the_inputs_are_never_in_the_way(tmp_path: Path, output: str) -> None:
    content = tmp_path / "content"
    publish(PAGES, tmp_path / output)  # as if written by an earlier, careless run
    with pytest.raises(PublishError) as error:
        publish(PAGES, tmp_path / output, inputs=[content])
    assert codes(error) == ["output-overlaps"]


def test_neither_a_file_nor_a_link_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("keep", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    for name in ("file", "link"):
        assert [p.code for p in check_place(tmp_path / name)] == ["output-not-a-folder"]


def test_a_place_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("keep", encoding="utf-8")
    with pytest.raises(PublishError) as error:
        publish(PAGES, tmp_path / "file" / "output")
    assert codes(error) == ["output-not-writable"]


def test_a_file_where_a_folder_must_be_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(PublishError) as error:
        publish([*PAGES, ("wards", b"")], tmp_path / "output")
    assert codes(error) == ["output-not-writable"]
    assert list(tmp_path.iterdir()) == []


def test_names_that_meet_on_some_systems_collide(tmp_path: Path) -> None:
    paths = ["sources/a.txt", "sources/A.TXT", "が.txt", "か\u3099.txt", "b.txt"]
    assert {p.where.path for p in check_paths(paths)} == set(paths[:4])
    with pytest.raises(PublishError) as error:
        publish([*PAGES, ("Index.html", b"")], tmp_path / "output")
    assert codes(error) == ["output-collision"] * 2


@given(st.lists(st.sampled_from(["..", ".", "", "a", "/", "C:", "a\\b", "\0"]), min_size=1))
def test_no_path_leads_outside(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    root = tmp_path_factory.mktemp("root")
    folder = root / "x" / "y"
    folder.mkdir(parents=True)
    try:
        write_files(folder, [("/".join(parts), b"page")])
    except PublishError as error:
        assert [problem.code for problem in error.problems] == ["output-path"]
        assert tree(root) == {}
    else:
        assert set(parts) == {"a"}
        assert tree(folder) == {"/".join(parts): b"page"}


def test_what_a_killed_run_had_moved_aside_comes_back(tmp_path: Path) -> None:
    """Killed between the two renames: the old state is there under another name only."""
    output = tmp_path / "output"
    publish(PAGES, output)
    output.rename(tmp_path / ".output-0123abcd.old")
    with pytest.raises(RuntimeError):
        publish(failing(1), output)
    assert pages(output) == dict(PAGES)


def test_a_swap_that_fails_halfway_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    publish(PAGES, output)
    before = tree(tmp_path)
    rename = Path.rename

    def refuse_new(self: Path, target: Path) -> Path:
        if target == output and not self.name.endswith(".old"):
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, target)

    def refuse(one: Path, other: Path) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(exchange, "exchange", refuse)
    monkeypatch.setattr(Path, "rename", refuse_new)
    with pytest.raises(PublishError) as error:
        publish([("index.html", b"new")], output)
    assert codes(error) == ["output-not-writable"]
    assert tree(tmp_path) == before


def test_folders_of_other_names_are_not_swept(tmp_path: Path) -> None:
    publish(PAGES, tmp_path / ".output-b-0123abcd")
    publish(PAGES, tmp_path / ".output-0123abcd.bak")
    before = tree(tmp_path)
    publish(PAGES, tmp_path / "output")
    assert before.items() <= tree(tmp_path).items()

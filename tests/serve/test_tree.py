"""A file that has changed is seen, whatever clocks and times say."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from site_builder.serve.tree import Tree

LONG_AGO = 1_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    for name in ("one.txt", "a/two.txt", "a/three.txt"):
        (tmp_path / name).write_text("old")
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    return tmp_path


def names(tree: Tree) -> set[str]:
    return {name for name, _ in tree.kinds()}


def looked_at(folder: Path) -> Tree:
    tree = Tree(folder)
    assert tree.look()
    assert not tree.look()
    return tree


NOW = 1_700_000_000.0


def looked_at_in_one_tick(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    monkeypatch.setattr(time, "time", lambda: NOW + 0.001)
    facts = (int(NOW * 1e9), int(NOW * 1e9), 3, 1, 1)
    monkeypatch.setattr("site_builder.serve.tree._facts", lambda entry: facts)
    return looked_at(folder)


def test_the_same_size_and_time_hide_no_change(folder: Path) -> None:
    """As where an editor, a copy or a clock sets the time back."""
    tree = looked_at(folder)
    for text in ("new", "mew", "pew"):
        before = tree.version("a/two.txt")
        (folder / "a/two.txt").write_text(text)
        os.utime(folder / "a/two.txt", (LONG_AGO, LONG_AGO))
        assert tree.look()
        assert tree.version("a/two.txt") != before
        assert not tree.look()


def test_a_second_save_within_one_tick_of_the_clock_is_seen(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its times and size are those of the first; also where nobody looks for a while."""
    tree = looked_at_in_one_tick(folder, monkeypatch)
    (folder / "one.txt").write_text("new")
    assert tree.look()
    (folder / "one.txt").write_text("mew")
    monkeypatch.setattr(time, "time", lambda: NOW + 3600)
    assert tree.look()
    assert not tree.look()


def test_what_only_has_another_time_is_read_once_more(folder: Path) -> None:
    tree = looked_at(folder)
    os.utime(folder / "one.txt", (LONG_AGO + 1, LONG_AGO + 1))
    assert tree.look()
    assert not tree.look()


def test_files_come_and_go(folder: Path) -> None:
    tree = looked_at(folder)
    (folder / "a/.hidden").write_text("")
    assert tree.look()
    assert "a/.hidden" in names(tree)
    (folder / "a/.hidden").unlink()
    (folder / "one.txt").rename(folder / "other.txt")
    assert tree.look()
    assert names(tree) == {"other.txt", "a/two.txt", "a/three.txt"}
    assert tree.version("one.txt") == 0


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "nowhere")
    assert not tree.look()
    assert names(tree) == set()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_no_link_is_followed(folder: Path) -> None:
    (folder / "a/up").symlink_to(folder)
    assert names(looked_at(folder)) >= {"a/up"}
    assert len(names(looked_at(folder))) == 4


def test_versions_of_a_part(folder: Path) -> None:
    tree = looked_at(folder)
    assert {name for name, _ in tree.versions("a/")} == {"a/two.txt", "a/three.txt"}
    assert {name for name, _ in tree.versions(but=("a/",))} == {"one.txt"}
    assert dict(tree.versions())["one.txt"] == tree.version("one.txt")


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_in_the_place_of_a_file_is_another_kind(folder: Path) -> None:
    tree = looked_at(folder)
    before = tree.kinds()
    (folder / "one.txt").unlink()
    (folder / "one.txt").symlink_to("a/two.txt")
    assert tree.look()
    assert tree.kinds() != before
    assert names(tree) == {name for name, _ in before}

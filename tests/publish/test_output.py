"""What may stand in output/'s place, and what others have put there."""

from __future__ import annotations

import errno
import shutil
import stat
from pathlib import Path

import pytest

from site_builder.problems import Problem, PublishError, Severity
from site_builder.publish import files
from site_builder.publish.marker import MARKER
from site_builder.publish.publication import publish
from site_builder.publish.system import holds_mount
from tests.publish.killing import ONE_BY_ONE, WAYS, take_way
from tests.publish.sites import NEW, NEXT, OLD, names, pages, tree


def refused(output: Path) -> list[str]:
    with pytest.raises(PublishError) as error:
        publish(NEW.items(), output)
    return [problem.code for problem in error.value.problems]


def test_what_a_person_has_added_is_not_lost(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD.items(), output)
    (output / "wards" / "chuo" / "地図.pdf").write_bytes(b"by hand")
    before = tree(tmp_path)
    with pytest.raises(PublishError, match=r"wards/chuo/地図\.pdf"):
        publish(NEW.items(), output)
    assert tree(tmp_path) == before


def test_what_is_added_while_the_site_is_made_is_not_lost(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD.items(), output)
    late = ((output / "late.txt").write_bytes(b"by hand") and (name, NEW[name]) for name in NEW)
    with pytest.raises(PublishError, match=r"late\.txt"):
        publish((found for found in late if found), output)
    assert pages(output) == {**OLD, "late.txt": b"by hand"}
    assert names(tmp_path) == {"output"}


def test_files_of_the_operating_system_are_ignored(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(OLD.items(), output)
    (output / ".DS_Store").write_bytes(b"")
    (output / "wards" / "Thumbs.db").write_bytes(b"")
    publish(NEW.items(), output)
    assert pages(output) == NEW


@pytest.mark.parametrize("way", WAYS)
def test_an_older_version_s_output_is_replaced_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Its marker lists no files."""
    output = tmp_path / "output"
    take_way(monkeypatch, way, output)
    publish(OLD.items(), output)
    (output / MARKER).write_text("site-builder がつくったフォルダーです。\n", encoding="utf-8")
    published = publish(NEW.items(), output)
    assert pages(output) == NEW
    assert published.one_by_one == (way in ONE_BY_ONE)
    assert names(tmp_path) == {"output"}


def test_a_new_volume_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    take_way(monkeypatch, "in place", output)
    (output / "lost+found").mkdir(parents=True)
    publish(OLD.items(), output)
    published = publish(NEW.items(), output)
    assert published.one_by_one
    assert pages(output) == NEW
    assert (output / "lost+found").is_dir()


def test_a_folder_that_cannot_be_renamed_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a folder of others with the sticky bit."""
    output = tmp_path / "output"
    output.mkdir()
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == output:
            raise PermissionError(errno.EPERM, "Operation not permitted", str(self))
        return rename(self, target)

    take_way(monkeypatch, "renames", output)
    monkeypatch.setattr(Path, "rename", refuse)
    assert refused(output) == ["output-not-writable"]
    assert names(tmp_path) == {"output"}
    assert names(output) == set()


def test_the_old_site_waits_until_its_place_is_free(tmp_path: Path) -> None:
    output, aside = tmp_path / "output", tmp_path / ".output-0123abcd.old"
    publish(OLD.items(), output)
    output.rename(aside)
    output.mkdir()
    (output / "letter.txt").write_text("keep", encoding="utf-8")
    assert refused(output) == ["output-foreign"]
    assert names(tmp_path) == {"output", aside.name}
    output.rename(tmp_path / "letters")
    with pytest.raises(PublishError):
        publish([], output)
    assert pages(output) == OLD
    assert names(tmp_path) == {"output", "letters"}


def test_half_an_old_site_is_not_put_back(tmp_path: Path) -> None:
    output, aside = tmp_path / "output", tmp_path / ".output-0123abcd.old"
    publish(OLD.items(), output)
    output.rename(aside)
    (aside / "data" / "goals.csv").unlink()
    with pytest.raises(PublishError):
        publish([], output)
    assert names(tmp_path) == set()


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    publish(OLD.items(), output)

    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert refused(output) == ["output-not-writable"]
    assert pages(output) == OLD
    assert names(tmp_path) == {"output"}


def test_a_merge_that_fails_halfway_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    take_way(monkeypatch, "in place", output)
    publish(OLD.items(), output)
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "index.html":
            raise PermissionError(errno.EACCES, "Permission denied", str(target))
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        assert refused(output) == ["output-not-finished"]
    with pytest.raises(PublishError):
        publish([], output)
    assert pages(output) == NEW


def test_what_cannot_be_deleted_is_told_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    publish(OLD.items(), output)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda path, ignore_errors: None)
        published = publish(NEW.items(), output)
    [problem] = published.problems
    assert (problem.code, problem.severity) == ("output-leftover", Severity.WARNING)
    assert pages(output) == NEW
    assert publish(NEXT.items(), output).problems == ()
    assert names(tmp_path) == {"output"}


def test_what_is_read_only_is_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system does for all but root, rmtree keeps the contents of such a folder."""
    output = tmp_path / "output"
    publish(OLD.items(), output)
    (output / "wards").chmod(stat.S_IRUSR | stat.S_IXUSR)
    rmtree = shutil.rmtree

    def strict(path: Path, ignore_errors: bool) -> None:
        if path.stat().st_mode & stat.S_IWUSR:
            rmtree(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", strict)
    assert publish(NEW.items(), output).problems == ()
    assert names(tmp_path) == {"output"}


def test_a_file_that_vanishes_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def remove(paths: object) -> list[Problem]:
        shutil.rmtree(stage(tmp_path))
        return []

    monkeypatch.setattr(files, "check_paths", remove)
    assert refused(tmp_path / "output") == ["output-not-writable"]
    assert names(tmp_path) == set()


def stage(folder: Path) -> Path:
    [path] = folder.glob(".output-????????")
    return path


@pytest.mark.parametrize("name", ["", "x", "日本 語"])
def test_mount_points_are_seen(tmp_path: Path, name: str) -> None:
    assert not holds_mount(tmp_path / name)
    assert holds_mount(Path("/"))

"""What is no plain file is told, and neither read nor published."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import chdir
from hashlib import sha256
from pathlib import Path

import pytest

from site_builder.content.folder.store import load_frame
from site_builder.content.plain_files import find_strange_files, read_unchanged
from site_builder.content.writing import read_text
from site_builder.problems import ContentError, TemplateError
from site_builder.render.engine.templates import read_templates

on_posix = pytest.mark.skipif(os.name == "nt", reason="no such files there")


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    # the path of a socket may have some hundred characters at most
    with chdir(path.parent), socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def _link(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _linked_folder(path: Path) -> None:
    path.symlink_to("/etc", target_is_directory=True)


Make = Callable[[Path], None]
STRANGE: dict[str, tuple[Make, str]] = {
    "pipe": (_fifo, "special-file"),
    "socket": (_socket, "special-file"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "link-inside"),
    "link": (_link, "link-inside"),
    "dangling link": (_dangling, "link-inside"),
    "linked folder": (_linked_folder, "link-inside"),
}
PLACES = (
    "sources/a.txt",
    "sheets/2025/chuo/chiiki.yaml",
    "history/2025/chuo/chiiki.yaml",
    "pages/about.md",
    "site.yaml",
    "cards/cards.yaml",
    "notes",
)


@on_posix
@pytest.mark.parametrize("kind", STRANGE)
@pytest.mark.parametrize("place", PLACES)
def test_special_files_in_content_are_reported_and_not_opened(
    tmp_path: Path, kind: str, place: str
) -> None:
    make, code = STRANGE[kind]
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    make(path)
    frame, problems = load_frame(tmp_path)
    assert (code, str(path)) in {(p.code, p.where.path) for p in problems}
    assert len(problems) == len(set(problems))
    if kind in ("pipe", "socket"):
        assert frame.documents == ()
        assert read_text(path)[1] != ()


@on_posix
@pytest.mark.parametrize("kind", STRANGE)
@pytest.mark.parametrize("place", ["sheet.html", "pages/new.html", "assets/logo.svg"])
def test_special_files_in_templates_are_reported_and_not_opened(
    tmp_path: Path, kind: str, place: str
) -> None:
    make, code = STRANGE[kind]
    (tmp_path / "base.html").write_text("")
    path = tmp_path / place
    path.parent.mkdir(exist_ok=True)
    make(path)
    with pytest.raises(TemplateError) as told:
        read_templates(tmp_path)
    assert [(p.code, p.where.path) for p in told.value.problems] == [(code, str(path))]


@on_posix
def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real/sources").mkdir(parents=True)
    (tmp_path / "real/sources/a.TXT").write_text("a")
    (tmp_path / "content").symlink_to("real")
    frame, problems = load_frame(tmp_path / "content")
    assert ([one.name for one in frame.documents], problems) == (["a.TXT"], ())


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.js", "a.txt.htm", "a", "a.xlsm", "pdf"])
def test_only_documents_that_can_be_read_are_published(tmp_path: Path, name: str) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / name).write_text("<script>alert(1)</script>")
    frame, (problem,) = load_frame(tmp_path)
    assert (problem.code, problem.where.path) == (
        "not-a-document",
        str(tmp_path / "sources" / name),
    )
    assert frame.documents == ()


def test_a_folder_among_the_documents_is_told(tmp_path: Path) -> None:
    (tmp_path / "sources/old.pdf").mkdir(parents=True)
    assert [problem.code for problem in load_frame(tmp_path)[1]] == ["not-a-document"]


@on_posix
@pytest.mark.parametrize("name", ["a\x1b]0;pwn\x07.txt", "a\nb.txt", os.fsdecode(b"a\xff.txt")])
def test_a_name_that_cannot_be_shown_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("")
    assert [problem.code for problem in find_strange_files(tmp_path)] == ["bad-file-name"]


def test_what_changes_or_vanishes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    digest = sha256(b"a").hexdigest()
    assert read_unchanged(path, digest) == b"a"
    path.write_bytes(b"b")
    for _ in range(2):
        with pytest.raises(ContentError) as told:
            read_unchanged(path, digest)
        assert [problem.code for problem in told.value.problems] == ["changed-meanwhile"]
        path.unlink(missing_ok=True)

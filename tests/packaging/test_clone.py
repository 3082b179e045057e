"""A clone on Windows, where git gives texts the line ends of Windows, still builds."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from site_builder.inputs import Inputs
from site_builder.load import load
from site_builder.problems import SiteBuilderError
from tests.house.plan import ROOT

AS_ON_WINDOWS = ("-c", "core.autocrlf=true")
BATCH = "start.bat"


def git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    command = ["git", *named, "-c", "core.safecrlf=false", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def cloned(repository: Path) -> Path:
    git(repository, "init", "-q")
    git(repository, "add", "--all", ".")
    git(repository, "commit", "-q", "-m", "all")
    clone = repository.with_name("clone")
    git(repository.parent, *AS_ON_WINDOWS, "clone", "-q", str(repository), str(clone))
    return clone


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    repository = tmp_path / "repository"
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, repository / name)
    (repository / BATCH).write_bytes(b"@echo off\r\n")
    return repository


def test_a_clone_has_the_same_bytes_and_loads(repository: Path) -> None:
    shutil.copy(ROOT / ".gitattributes", repository)
    (repository / "content/sources/windows.csv").write_bytes(b"a,b\r\nc,d\r\n")
    clone = cloned(repository)
    for file in (path for path in repository.rglob("*") if path.is_file()):
        name = file.relative_to(repository)
        if name.parts[0] != ".git":
            assert (clone / name).read_bytes() == file.read_bytes(), name
    assert load(Inputs(clone / "content", clone / "templates", processes=1)).summaries


def test_line_ends_that_git_changed_have_a_message_of_their_own(repository: Path) -> None:
    """Without .gitattributes."""
    clone = cloned(repository)
    with pytest.raises(SiteBuilderError) as error:
        load(Inputs(clone / "content", clone / "templates", processes=1))
    (of_documents,) = {
        (problem.message.partition("」")[2], problem.hint)
        for problem in error.value.problems
        if problem.code == "changed-document"
    }
    message, hint = of_documents
    assert message.startswith("の改行が、Windows のものに変わっています")
    assert "convert はしないでください" in hint
    assert "sources/** -text" in hint

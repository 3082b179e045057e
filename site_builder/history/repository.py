"""Calls of git, as few as possible: which sheets changed when, and their texts."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from site_builder.problems import ContentError, Problem, Where

SHEETS = "sheets"
_LOG = (
    *("-c", "log.showRoot=true", "-c", "log.showSignature=false", "log", "--reverse"),
    *("-m", "--first-parent", "--raw", "-z", "--no-abbrev", "--find-renames", "--relative"),
    *("--date=short", "--format=%H %ad", "--"),
)
_GIT = ("git", "-C")
_GONE = "0" * 40


@dataclass(frozen=True, slots=True)
class Step:
    """One file in one commit; along the first parents, since that is what was published."""

    date: str
    """The author's date"""
    path: str
    """Within content/"""
    former: str
    """The path before, another one where git sees the file moved"""
    blob: str
    """Object id of the text in git; empty where the file was deleted"""
    is_base: bool
    """The first commit of a shallow clone: the file may be older than this"""


class Blobs:
    """Reads texts by their object id from one running `git cat-file`."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def read(self, blob: str) -> str | None:
        """None where it is no text in UTF-8."""
        inward, outward = self._process.stdin, self._process.stdout
        assert inward and outward
        inward.write(f"{blob}\n".encode())
        inward.flush()
        size = int(outward.readline().split()[2])
        data = outward.read(size + 1)[:-1]
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None


def read_steps(content: Path) -> tuple[Step, ...]:
    """The oldest first. Raises ContentError where git fails or is missing."""
    if not content.is_dir():
        hint = "フォルダーの場所を確かめて、--content で指定してください。"
        raise _failed(content, "no-content", f"「{content}」というフォルダーがありません。", hint)
    _git(content, "rev-parse", "--git-dir")
    if _run(content, "rev-parse", "--quiet", "--verify", "HEAD").returncode:
        return ()  # nothing was ever committed
    return tuple(_steps(_git(content, *_LOG, SHEETS), _cut_off(content)))


def has_uncommitted(content: Path) -> bool:
    return bool(_git(content, "status", "--porcelain", "--", SHEETS))


def _cut_off(content: Path) -> frozenset[str]:
    """The oldest commits of a shallow clone."""
    file = content / _git(content, "rev-parse", "--git-path", "shallow").strip()
    return frozenset(file.read_text("ascii").split()) if file.is_file() else frozenset()


def _steps(log: str, cut_off: frozenset[str]) -> Iterator[Step]:
    """From tokens: a commit with its date, then for each file a line of --raw and its paths."""
    tokens = iter(log.split("\0"))
    commit = date = ""
    for token in tokens:
        words = token.strip("\n").split(" ")
        if words[0].startswith(":"):
            former = path = next(tokens)
            if words[4][0] == "R":
                path = next(tokens)
            blob = "" if words[3].startswith(_GONE) else words[3]
            yield Step(date, path, former, blob, commit in cut_off)
        elif len(words) == 2:
            commit, date = words


def export_content(content: Path, revision: str, folder: Path) -> None:
    """The content as it was at a revision (HEAD, v1.0, origin/main), into `folder`."""
    _check_revision(content, revision)
    archive = _run(content, "archive", "--format=tar", revision)
    if archive.returncode:
        message = f"版「{revision}」には、このフォルダーがありません。"
        raise _failed(content, "not-in-revision", message, "")
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as tar:
        tar.extractall(folder, filter="data")


def read_committed(content: Path, revision: str, name: str) -> str:
    """A text of the content as it was at a revision; empty where it was not there."""
    with suppress(FileNotFoundError):  # no git
        shown = _run(content, "show", f"{revision}:./{name}")
        if not shown.returncode:
            return shown.stdout.decode("utf-8-sig", "replace")
    _check_revision(content, revision)
    return ""


def _check_revision(content: Path, revision: str) -> None:
    _git(content, "rev-parse", "--git-dir")
    if _run(content, "rev-parse", "--quiet", "--verify", f"{revision}^{{commit}}").returncode:
        hint = "git の版の名前（HEAD、origin/main など）か、フォルダーを指定してください。"
        message = f"「{revision}」という版もフォルダーもありません。"
        raise _failed(content, "no-revision", message, hint)


@contextmanager
def open_blobs(content: Path) -> Iterator[Blobs]:
    pipe = subprocess.PIPE
    command = [*_GIT, str(content), "cat-file", "--batch"]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as process:
        yield Blobs(process)


_INSTALL = {
    "linux": "git パッケージを入れてください（例: apt-get install git）。",
    "darwin": "xcode-select --install で git を入れてください。",
    "win32": "https://git-scm.com/ から git を入れて、端末を開き直してください。",
}


def _run(content: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    english = {**os.environ, "LC_ALL": "C"}
    command = [*_GIT, str(content), *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=english)


def _git(content: Path, *arguments: str) -> str:
    try:
        done = _run(content, *arguments)
    except FileNotFoundError as error:
        hint = _INSTALL.get(sys.platform, _INSTALL["linux"])
        raise _failed(content, "no-git", "git が見つかりません。", hint) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        if "not a git repository" in said:
            hint = "git clone で取ってきたフォルダーで実行してください。"
            raise _failed(content, "no-repository", "git で管理されていないフォルダーです。", hint)
        raise _failed(content, "git", f"git が失敗しました（{said}）。", "")
    return done.stdout.decode(errors="surrogateescape")


def _failed(content: Path, code: str, message: str, hint: str) -> ContentError:
    return ContentError([Problem(Where(str(content)), code, message, hint)])

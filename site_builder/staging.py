"""A new folder beside output/ that takes its place by renaming, or leaves no trace."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.problems import Problem, PublishError, Where

if sys.platform != "win32":
    import fcntl

MARKER = ".site-builder"
"""A folder with this file was written by us and may be replaced."""

_MARKER_TEXT = "site-builder がつくったフォルダーです。build のたびに、まるごと入れ替わります。\n"
_OLD = ".old"
_DAY = 24 * 60 * 60


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """The folder is swapped in when the block ends well, and removed otherwise."""
    target = output.resolve()
    with writing(output):
        target.parent.mkdir(parents=True, exist_ok=True)
        _clean_up(target)
        folder = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
        folder.mkdir()
    try:
        with _held(folder):
            with writing(output):
                (folder / MARKER).write_text(_MARKER_TEXT, encoding="utf-8", newline="\n")
            yield folder
            with writing(output):
                _swap_in(folder, target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Turns the system's refusal into a problem that names the folder and the reason."""
    try:
        yield
    except OSError as error:
        raise PublishError(
            [
                Problem(
                    Where(str(output)),
                    "output-not-writable",
                    f"書き込めませんでした（{error.strerror}: {error.filename}）。",
                    "空き容量と書き込みの権限を確かめてください。前の出力はそのまま残っています。",
                )
            ]
        ) from error


def _swap_in(folder: Path, target: Path) -> None:
    """On failure the old state is put back."""
    old = folder.with_name(folder.name + _OLD)
    if target.exists():
        target.rename(old)
    try:
        folder.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _clean_up(target: Path) -> None:
    """Removes what a killed run has left, and puts back what it had moved aside."""
    name = re.compile(rf"\.{re.escape(target.name)}-[0-9a-f]{{8}}({re.escape(_OLD)})?")
    for folder in [path for path in target.parent.iterdir() if name.fullmatch(path.name)]:
        if _in_use(folder):
            continue
        if folder.suffix == _OLD and not target.exists():
            folder.rename(target)
        elif (folder / MARKER).is_file():
            shutil.rmtree(folder, ignore_errors=True)


if sys.platform == "win32":
    # An open folder cannot be renamed there, so that a lock is no way to tell who is alive.

    @contextmanager
    def _held(folder: Path) -> Iterator[None]:
        yield

    def _in_use(folder: Path) -> bool:
        return folder.suffix != _OLD and time.time() - folder.stat().st_mtime < _DAY

else:

    @contextmanager
    def _held(folder: Path) -> Iterator[None]:
        """A lock ends with the process that holds it, however it ends."""
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        finally:
            os.close(descriptor)

    def _in_use(folder: Path) -> bool:
        try:
            with _held(folder):
                return False
        except OSError:
            return True

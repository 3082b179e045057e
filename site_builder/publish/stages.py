"""The folders in which a publication goes on: their names say how far it has come."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from site_builder.publish.marker import MARKER, mark


class Phase(StrEnum):
    """The ending of the folder's name."""

    WRITING = ""
    """Being written, or just exchanged: never trusted"""
    NEW = ".new"
    """Whole and on the disk: takes output/'s place when that has become OLD"""
    OLD = ".old"
    """The output/ of before"""
    MERGING = ".merging"
    """Whole and on the disk: its files replace those of output/ one by one"""
    TRASH = ".trash"
    """Being deleted: never trusted"""


@dataclass(frozen=True, slots=True)
class Destination:
    output: Path
    """As the user names it"""
    target: Path
    """The same, absolute and without links"""
    in_place: bool
    """It cannot be renamed, because it is a mount point or holds one"""

    @property
    def prefix(self) -> Path:
        """What the names of our folders and of the lock begin with."""
        return self.target / MARKER if self.in_place else _beside(self.target)


@dataclass(frozen=True, slots=True)
class Stage:
    stem: Path
    phase: Phase

    @property
    def path(self) -> Path:
        return self.stem.with_name(self.stem.name + self.phase)

    def become(self, phase: Phase) -> Stage:
        return self.turn_into(Stage(self.stem, phase))

    def turn_into(self, other: Stage) -> Stage:
        self.path.rename(other.path)
        return other


def open_stage(place: Destination) -> Stage:
    """In a folder that is served, what is not yet published is hidden from others."""
    stage = _new(place.prefix, Phase.WRITING)
    stage.path.mkdir(mode=0o700 if place.in_place else 0o777)
    mark(stage.path)
    return stage


def find_stages(target: Path) -> tuple[Stage, ...]:
    """Those beside output/, and those in it: it may have been a mount point for another run."""
    return tuple(stage for prefix in (_beside(target), target / MARKER) for stage in _all(prefix))


def discard(stage: Stage) -> Path | None:
    """Where it still is, if the system does not let us."""
    trash = stage
    try:
        if stage.phase is not Phase.TRASH:
            prefix, _, _ = stage.stem.name.rpartition("-")
            trash = stage.turn_into(_new(stage.stem.with_name(prefix), Phase.TRASH))
        _remove(trash.path)
    except OSError:
        return trash.path
    return None


def _remove(folder: Path) -> None:
    """The marker goes last: what a kill leaves is still known as ours."""
    _empty(folder)
    if _contents(folder):
        _permit(folder)
        _empty(folder)
    if not _contents(folder):
        (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def _empty(folder: Path) -> None:
    for path in _contents(folder):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def _contents(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name != MARKER]


def _permit(folder: Path) -> None:
    """Folders that are read only for us, and on Windows files, cannot be deleted."""
    folder.chmod(stat.S_IRWXU)
    for place, folders, files in os.walk(folder):
        for name in (*folders, *(files if os.name == "nt" else ())):
            if not (path := Path(place) / name).is_symlink():
                path.chmod(stat.S_IRWXU)


def _beside(target: Path) -> Path:
    return target.parent / f".{target.name}"


def _readable(folder: Path) -> list[Path]:
    """Nothing in a folder that is not there, or whose names only others may read."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _new(prefix: Path, phase: Phase) -> Stage:
    return Stage(prefix.with_name(f"{prefix.name}-{os.urandom(4).hex()}"), phase)


def _all(prefix: Path) -> Iterator[Stage]:
    form = re.compile(rf"({re.escape(prefix.name)}-[0-9a-f]{{8}})(|\.[a-z]+)")
    for path in _readable(prefix.parent):
        name = form.fullmatch(path.name)
        if name and name[2] in set(Phase) and path.is_dir() and not path.is_symlink():
            yield Stage(path.with_name(name[1]), Phase(name[2]))

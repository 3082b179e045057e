"""Replaces the files of output/ one by one, where it cannot be renamed (a Docker volume).

For a moment a visitor may meet old and new pages. Until all is done, the folder that the files
come from remains, under a name by which the next run goes on.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from site_builder.publish.marker import files_in, is_marked, listed, mark, owned
from site_builder.publish.refusals import replacing
from site_builder.publish.stages import Phase, Stage, discard


def merge_in(stage: Stage, target: Path) -> None:
    """The stage is complete and on the disk."""
    wanted, before = _wanted(stage.path), listed(target)
    if before is None or not wanted <= before:  # until the end, both states are ours
        mark(target, wanted | owned(target), room=stage.path)
    merging = stage.become(Phase.MERGING)
    merge(merging.path, target)
    discard(merging)


def can_be_merged(folder: Path, target: Path) -> bool:
    """Whether everything is still there: somebody may have emptied output/ since the kill."""
    names = listed(folder)
    if not names or not is_marked(target):
        return False
    return all((folder / name).is_file() or (target / name).is_file() for name in names)


def merge(folder: Path, target: Path) -> None:
    """New files first, then the others and last the pages, then deletions; can be repeated."""
    wanted, both = _wanted(folder), owned(target)
    with replacing(target):
        left = wanted.intersection(files_in(folder))
        for name in sorted(left, key=lambda name: _order(target, name)):
            _make_way(target, name, both)
            (folder / name).replace(target / name)
        for name in sorted(both - wanted):
            _delete(target, name)
        if both != wanted:
            mark(target, wanted, room=folder)


def _wanted(folder: Path) -> frozenset[str]:
    return listed(folder) or frozenset()


def _order(target: Path, name: str) -> tuple[bool, bool, str]:
    return (target / name).is_file(), name.endswith(".html"), name


def _make_way(target: Path, name: str, ours: frozenset[str]) -> None:
    """A file may stand where a folder must be, and the other way round."""
    path = target / name
    for parent in list(path.relative_to(target).parents)[-2::-1]:
        if parent.as_posix() in ours and (target / parent).is_file():
            (target / parent).unlink()
    if path.is_dir() and not path.is_symlink():
        for other in sorted(ours):
            if other.startswith(f"{name}/"):
                _delete(target, other)
    path.parent.mkdir(parents=True, exist_ok=True)


def _delete(target: Path, name: str) -> None:
    """And the folders that it leaves empty."""
    path = target / name
    if not path.parent.is_dir() or (path.is_dir() and not path.is_symlink()):
        return
    path.unlink(missing_ok=True)
    with suppress(OSError):
        for parent in list(path.relative_to(target).parents)[:-1]:
            (target / parent).rmdir()

"""What a killed run has left is finished where that is safe, and removed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from site_builder.publish.marker import is_marked, is_ours, is_vacant, is_whole
from site_builder.publish.merging import can_be_merged, merge
from site_builder.publish.stages import Phase, Stage, discard, find_stages


def settle(target: Path) -> tuple[Path, ...]:
    """Only the holder of the lock may call it. Gives the folders that could not be removed."""
    for stage in find_stages(target):
        if stage.phase is Phase.MERGING and can_be_merged(stage.path, target):
            merge(stage.path, target)
    if is_vacant(target):
        _finish_renames(target)
    rest = [stage for stage in find_stages(target) if not _is_kept(stage, target)]
    return tuple(filter(None, map(discard, rest)))


def _finish_renames(target: Path) -> None:
    """Where output/ is missing, put the complete new folder in its place, else the old one."""
    waiting = [stage for stage in find_stages(target) if stage.phase in (Phase.NEW, Phase.OLD)]
    for stage in sorted(waiting, key=lambda stage: stage.phase):
        if is_whole(stage.path):
            with suppress(OSError):
                if target.exists():
                    target.rmdir()
                stage.path.rename(target)
                return


def _is_kept(stage: Stage, target: Path) -> bool:
    """Not ours, or the only whole site while someone else's folder stands in its place."""
    waits = stage.phase in (Phase.NEW, Phase.OLD) and not is_marked(target)
    return not is_ours(stage.path) or (waits and is_whole(stage.path))

"""The one step by which a folder that is complete takes output/'s place."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from site_builder.publish.merging import merge_in
from site_builder.publish.stages import Destination, Phase, Stage
from site_builder.publish.system import exchange

_NOT_RENAMED = frozenset({errno.EXDEV, errno.EBUSY})
"""A folder of a lower layer of a container's image, or a mount point that was not seen as one"""


MOST_LINKED = 2_000
"""Files that output/ keeps: for more, links into the new folder take longer than all the rest"""


def complete(stage: Stage, place: Destination, kept: Sequence[str]) -> bool:
    """Gives the stage what output/ keeps, as hard links; False where the stage stays in parts."""
    if place.in_place or len(kept) > MOST_LINKED:
        return not kept
    try:
        for name in kept:
            (stage.path / name).parent.mkdir(parents=True, exist_ok=True)
            os.link(place.target / name, stage.path / name)
    except FileNotFoundError:
        raise
    except OSError:  # a disk without links
        return False
    return True


def take_place(stage: Stage, place: Destination, *, whole: bool = True) -> bool:
    """True where it could not be done in one step, so that files were replaced one by one.

    A stage that is not whole has only what is new.
    """
    if place.in_place or not whole:
        merge_in(stage, place.target)
        return True
    if not os.path.lexists(place.target):
        stage.path.rename(place.target)
        return False
    try:
        exchange(stage.path, place.target)
    except OSError:  # not on this system, or not on this disk
        return _rename_twice(stage, place.target)
    return False


def _rename_twice(stage: Stage, target: Path) -> bool:
    """Killed in between, the next run finishes it (leftovers)."""
    new, old = stage.become(Phase.NEW), Stage(stage.stem, Phase.OLD)
    try:
        target.rename(old.path)
        new.path.rename(target)
    except OSError as error:
        if old.path.exists():
            old.path.rename(target)
        stage = new.become(Phase.WRITING)
        if error.errno not in _NOT_RENAMED:
            raise
        merge_in(stage, target)
        return True
    return False

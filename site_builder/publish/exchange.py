"""The one step by which a folder that is complete takes output/'s place."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from site_builder.publish.merging import merge_in
from site_builder.publish.stages import Destination, Phase, Stage
from site_builder.publish.system import exchange

_NOT_RENAMED = frozenset({errno.EXDEV, errno.EBUSY})
"""A folder of a lower layer of a container's image, or a mount point that was not seen as one"""


def take_place(stage: Stage, place: Destination) -> bool:
    """True where it could not be done in one step, so that files were replaced one by one."""
    if place.in_place:
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

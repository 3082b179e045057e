"""System calls that Python lacks: swap two folders, sync a disk, find mount points."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_MOUNTS = Path("/proc/self/mountinfo")


def exchange(one: Path, other: Path) -> None:
    """In one step each takes the other's name; OSError where the system or the disk cannot."""
    if sys.platform == "linux":
        first, second = os.fsencode(one), os.fsencode(other)
        _call("renameat2", _AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    else:
        raise _missing("renameat2")


def sync(folder: Path) -> None:
    """What was written to the folder's disk is on it; Windows has no such call."""
    if sys.platform == "linux":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _call("syncfs", descriptor)
        finally:
            os.close(descriptor)
    elif sys.platform != "win32":
        os.sync()


def holds_mount(folder: Path) -> bool:
    """Is it, or anything below it, a mount point? Such a folder cannot be renamed as a whole."""
    try:
        lines = _MOUNTS.read_bytes().splitlines()
    except OSError:
        return os.path.ismount(folder)
    mounts = (Path(os.fsdecode(_plain(line.split(b" ")[4]))) for line in lines)
    return any(mount == folder or folder in mount.parents for mount in mounts)


def _plain(field: bytes) -> bytes:
    r"""Spaces are written as \040 there."""
    return re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8)]), field)


def _call(name: str, *arguments: int | bytes) -> None:
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if function is None:
        raise _missing(name)
    if function(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), name)


def _missing(name: str) -> OSError:
    return OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), name)

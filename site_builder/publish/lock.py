"""One run at a time: a lock file that names its process, and ends with it however it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

OnWait = Callable[[str], None]
"""Gets the number of the process that is waited for; empty where it is not known"""

_PAUSE = 0.1
_BEYOND = 1 << 30
"""Where Windows locks, so that others may still read the process"""


@contextmanager
def locked(file: Path, on_wait: OnWait) -> Iterator[None]:
    """Waits for the run that has it; on_wait hears of it first, and may raise instead.

    Processes that a killed run has forked hold it until they have ended too: they may still write.
    """
    descriptor = _wait(file, on_wait)
    try:
        yield
    finally:
        _release(file, descriptor)


def _wait(file: Path, on_wait: OnWait) -> int:
    descriptor = _take(file)
    if descriptor is None:
        on_wait(_holder(file))
    while descriptor is None:
        time.sleep(_PAUSE)
        descriptor = _take(file)
    return descriptor


def _take(file: Path) -> int | None:
    descriptor = _open(file)
    if not _lock(descriptor):
        os.close(descriptor)
        return None
    if not _is_still(file, descriptor):  # the run before has removed it meanwhile
        os.close(descriptor)
        return _take(file)
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid()}\n".encode())
    return descriptor


def _open(file: Path) -> int:
    no_link = getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | no_link, 0o666)
    except PermissionError:
        if not file.exists():
            raise
        return os.open(file, os.O_RDONLY | no_link)  # another user's run was killed


def _is_still(file: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(file.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _holder(file: Path) -> str:
    with suppress(OSError):
        return file.read_text(encoding="ascii", errors="replace").strip()
    return ""


if sys.platform == "win32":

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(file: Path, descriptor: int) -> None:
        os.close(descriptor)
        with suppress(OSError):  # the next run has it open
            file.unlink()

else:

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a disk without locks: two runs then fail, but mix nothing
            return True
        return True

    def _release(file: Path, descriptor: int) -> None:
        with suppress(OSError):  # gone with its folder
            if _is_still(file, descriptor):
                file.unlink()
        os.close(descriptor)

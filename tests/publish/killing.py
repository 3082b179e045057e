"""Runs in processes of their own, killed just before a chosen operation on the file system.

Python announces each such operation (sys.audit), so that the steps need not be named in the code.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from site_builder.publish import exchange, publication
from site_builder.publish.publication import publish
from tests.publish.sites import Site

WAYS = ("exchange", "renames", "in place", "layer")
"""How the new state takes its place: in one step, in two (other systems), file by file in a mount
point, file by file because the system refuses to rename (a lower layer of a container)"""

ONE_BY_ONE = ("in place", "layer")

_OPERATIONS = frozenset(
    ["open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.listdir", "os.scandir"]
)
_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload(["pytest", __name__])


def publish_killed(site: Site, output: Path, way: str, step: int) -> bool:
    """False where it ended well before that step."""
    process = _SERVER.Process(target=_publish_until, args=(site, output, way, step))
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def publishing(sites: tuple[Site, ...], output: Path, way: str) -> BaseProcess:
    """Publishes one after the other, until it is killed."""
    process = _SERVER.Process(target=_publish_all, args=(sites, output, way))
    process.start()
    return process


def take_way(patch: pytest.MonkeyPatch, way: str, output: Path) -> None:
    """As if on another system; the disk's queue does not matter to a killed process."""
    patch.setattr(publication, "sync", lambda folder: None)
    patch.setattr(publication, "holds_mount", lambda folder: way == "in place")
    if way != "exchange":
        patch.setattr(exchange, "exchange", _refuse)
    if way == "layer":
        patch.setattr(Path, "rename", _rename_except(output))


def _publish_until(site: Site, output: Path, way: str, step: int) -> None:
    take_way(pytest.MonkeyPatch(), way, output)
    left = step

    def count(event: str, arguments: object) -> None:
        nonlocal left
        if event in _OPERATIONS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    publish(site.items(), output)


def _publish_all(sites: tuple[Site, ...], output: Path, way: str) -> None:
    take_way(pytest.MonkeyPatch(), way, output)
    for site in cycle(sites):
        publish(site.items(), output)


def _refuse(one: Path, other: Path) -> None:
    raise OSError(errno.EINVAL, "Invalid argument")


def _rename_except(output: Path) -> Callable[[Path, Path], Path]:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == output:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, target)

    return refuse

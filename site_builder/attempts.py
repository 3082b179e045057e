"""One task over many items, each of which may crash or hang without harm to the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

try:
    import resource
except ImportError:  # Windows has no such limits; there the clock alone bounds an item
    _HAS_LIMITS = False
else:
    _HAS_LIMITS = True

T = TypeVar("T")
R = TypeVar("R")


class Ending(StrEnum):
    """Why there is no result."""

    MISTAKE = "mistake"
    CRASHED = "crashed"
    """Or the system ended it, for want of memory or of time"""
    HUNG = "hung"
    FULL = "full"
    """It asked for more memory than it may have"""


@dataclass(frozen=True, slots=True)
class Failed:
    ending: Ending
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """For each item. Systems without such limits keep to `seconds` alone."""

    seconds: float
    """By the clock"""
    cpu_seconds: int = 0
    memory: int = 0
    """Bytes; 0: as much as there is"""


@dataclass(slots=True)
class _Worker(Generic[R]):
    """A process that does one item after the other."""

    process: BaseProcess
    connection: Connection
    place: int = -1
    """Of the item at hand"""
    deadline: float = 0.0


def attempt_each(
    work: Callable[[T], R], items: Sequence[T], processes: int, limits: Limits
) -> Iterator[tuple[int, R | Failed]]:
    """Place of each item with its result, in the order in which they are done.

    Elsewhere than on Linux `work` and what it needs must be known by name to a new process.
    """
    waiting = deque(enumerate(items))
    workers: list[_Worker[R]] = []
    try:
        while waiting or workers:
            while waiting and len(workers) < processes:
                workers.append(_start(work, limits))
                _give(workers[-1], waiting.popleft(), limits.seconds)
            for worker, outcome in _done(workers):
                yield worker.place, outcome
                if not waiting or not _give(worker, waiting[0], limits.seconds):
                    _stop(worker)
                    workers.remove(worker)
                else:
                    waiting.popleft()
    finally:
        for worker in workers:
            _stop(worker)


def _start(work: Callable[[T], R], limits: Limits) -> _Worker[R]:
    method = "fork" if sys.platform == "linux" else "spawn"
    context: Any = multiprocessing.get_context(method)  # its type knows no processes
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, limits, theirs))
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _give(worker: _Worker[Any], job: tuple[int, Any], seconds: float) -> bool:
    """False where the worker has ended; the item is then given to another one."""
    worker.place, item = job
    worker.deadline = time.monotonic() + seconds
    try:
        worker.connection.send(item)
    except OSError:
        return False
    return True


def _done(workers: Sequence[_Worker[R]]) -> Iterator[tuple[_Worker[R], R | Failed]]:
    """Those that have ended or whose time is over, once there are any."""
    nearest = min(worker.deadline for worker in workers)
    ready = wait([w.connection for w in workers], max(0.0, nearest - time.monotonic()))
    for worker in list(workers):
        if worker.connection in ready:
            yield worker, _receive(worker)
        elif time.monotonic() >= worker.deadline:
            worker.process.kill()
            worker.process.join()
            yield worker, Failed(Ending.HUNG)


def _receive(worker: _Worker[Any]) -> Any:
    try:
        return worker.connection.recv()
    except (EOFError, OSError):
        worker.process.join()
        return Failed(Ending.CRASHED, str(worker.process.exitcode))


def _stop(worker: _Worker[Any]) -> None:
    worker.connection.close()
    worker.process.kill()
    worker.process.join()


def _serve(work: Callable[[Any], Any], limits: Limits, connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it without a word
    _silence()
    while True:
        _restrict(limits)
        try:
            item = connection.recv()
        except (EOFError, OSError):
            return
        connection.send(_attempt(work, item))


def _silence() -> None:
    """Drops what a crashing library prints: the outcome tells what happened."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)


def _restrict(limits: Limits) -> None:
    """Sets the limits anew for each item, since a worker does one after the other."""
    if not _HAS_LIMITS:
        return
    spent = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(spent.ru_utime + spent.ru_stime) + limits.cpu_seconds
    if limits.cpu_seconds:
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
    if limits.memory:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, hard))


def _attempt(work: Callable[[T], R], item: T) -> R | Failed:
    try:
        return work(item)
    except MemoryError:
        return Failed(Ending.FULL)
    except Exception:
        return Failed(Ending.MISTAKE, traceback.format_exc())

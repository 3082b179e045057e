"""The same work over many things, each of which may crash or hang without harm to the others."""

from __future__ import annotations

import multiprocessing
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
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Ending(StrEnum):
    """Why there is no result."""

    MISTAKE = "mistake"
    CRASHED = "crashed"
    HUNG = "hung"


@dataclass(frozen=True, slots=True)
class Failed:
    ending: Ending
    detail: str = ""


@dataclass(slots=True)
class _Worker(Generic[R]):
    """A process that does one thing after the other."""

    process: BaseProcess
    connection: Connection
    place: int = -1
    """Of the thing at hand"""
    deadline: float = 0.0


def attempt_each(
    work: Callable[[T], R], items: Sequence[T], processes: int, seconds: float
) -> Iterator[tuple[int, R | Failed]]:
    """Place of each item with its result, in the order in which they are done.

    Elsewhere than on Linux `work` and what it needs must be known by name to a new process.
    """
    waiting = deque(enumerate(items))
    workers: list[_Worker[R]] = []
    try:
        while waiting or workers:
            while waiting and len(workers) < processes:
                workers.append(_start(work))
                _give(workers[-1], waiting.popleft(), seconds)
            for worker, outcome in _done(workers):
                yield worker.place, outcome
                if waiting and worker.process.is_alive():
                    _give(worker, waiting.popleft(), seconds)
                else:
                    _stop(worker)
                    workers.remove(worker)
    finally:
        for worker in workers:
            _stop(worker)


def _start(work: Callable[[T], R]) -> _Worker[R]:
    method = "fork" if sys.platform == "linux" else "spawn"
    context: Any = multiprocessing.get_context(method)  # its type knows no processes
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, theirs))
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _give(worker: _Worker[Any], job: tuple[int, Any], seconds: float) -> None:
    worker.place, item = job
    worker.deadline = time.monotonic() + seconds
    worker.connection.send(item)


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


def _serve(work: Callable[[Any], Any], connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it without a word
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError):
            return
        connection.send(_attempt(work, item))


def _attempt(work: Callable[[T], R], item: T) -> R | Failed:
    try:
        return work(item)
    except Exception:
        return Failed(Ending.MISTAKE, traceback.format_exc())

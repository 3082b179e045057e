"""One task over many items, shared among forked processes, which see the parent's data."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from site_builder.problems import Problem, SiteBuilderError, Where

T = TypeVar("T")
R = TypeVar("R")
Outcome = tuple[list[R], SiteBuilderError | None, str]
"""One result, or why there is none: problems, or the traceback of our own mistake"""

_KILLED = Problem(
    Where("site-builder"),
    "worker-killed",
    "分けて行っていた仕事の一つが、途中で止められました（多くは、メモリーが足りないときです）。",
    "ほかのプログラムを閉じて、もう一度実行してください。前の出力はそのまま残っています。",
)


def share_out(work: Callable[[Sequence[T]], R], items: Sequence[T], processes: int) -> list[R]:
    """The results of `work` over `processes` parts of the items, problems of all parts at once."""
    return do_shares(work, [items[start::processes] for start in range(processes)], processes)


def do_shares(work: Callable[[T], R], shares: Sequence[T], processes: int) -> list[R]:
    """The same over parts that fit each other. Of more parts than processes each is done by a
    process of its own, which ends with it: so ends what it has copied of the parent's memory."""
    if len(shares) == 1:
        return [work(shares[0])]
    if len(shares) > processes:
        outcomes = _in_turn(work, shares, processes)
    else:
        started = [_start(work, share) for share in shares[1:]]
        outcomes = [_attempt(work, shares[0]), *(_end(*child) for child in started)]
    mistakes = [mistake for _, _, mistake in outcomes if mistake]
    if mistakes:
        raise RuntimeError(mistakes[0])
    errors = [error for _, error, _ in outcomes if error]
    if errors:
        raise type(errors[0])(_each_once(errors))
    return [result for results, _, _ in outcomes for result in results]


def _in_turn(work: Callable[[T], R], shares: Sequence[T], processes: int) -> list[Outcome[R]]:
    due = deque(enumerate(shares))
    running: dict[Connection, tuple[int, BaseProcess]] = {}
    outcomes: dict[int, Outcome[R]] = {}
    while due or running:
        while due and len(running) < processes:
            number, share = due.popleft()
            child, receiver = _start(work, share)
            running[receiver] = number, child
        ready = set(wait(list(running)))
        for receiver in [one for one in running if one in ready]:
            number, child = running.pop(receiver)
            outcomes[number] = _end(child, receiver)
    return [outcomes[number] for number in range(len(shares))]


def usable_processes() -> int:
    """1 on other systems than Linux, where fork is missing or not safe."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _start(work: Callable[[T], R], share: T) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(work, share, sender), daemon=True)
    child.start()
    sender.close()
    return child, receiver


def _end(child: BaseProcess, receiver: Connection) -> Outcome[Any]:
    try:
        outcome: Outcome[Any] = receiver.recv()
    except (EOFError, OSError):  # the system has ended it: a child of ours always answers
        outcome = [], SiteBuilderError([_KILLED]), ""
    child.join()
    return outcome


def _child(work: Callable[[T], R], share: T, sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it without a word
    gc.disable()  # a collection would touch, and so copy, all memory shared with the parent
    sender.send(_attempt(work, share))


def _attempt(work: Callable[[T], R], share: T) -> Outcome[R]:
    try:
        return [work(share)], None, ""
    except SiteBuilderError as error:
        return [], error, ""
    except Exception:
        return [], None, traceback.format_exc()


def _each_once(errors: Sequence[SiteBuilderError]) -> list[Problem]:
    found = dict.fromkeys(problem for error in errors for problem in error.problems)
    return sorted(found, key=lambda problem: (problem.where, problem.code))

"""How far a command has come, for a person who waits; and how long it has taken."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO
from unicodedata import east_asian_width

from site_builder.progress import BuildStage

Clock = Callable[[], float]
Show = Callable[[str, int, int], None]
"""(what is being done, how much is done, how much there is; 0: nobody knows)"""

_SHORT = 1.0
"""Seconds in which nothing needs to be said"""
_STEP = 10.0
"""Seconds between the lines of a log"""
_BAR = 24
"""Signs, as far as the terminal is wide enough; all of them ASCII: every terminal has them"""


@contextmanager
def shown_progress(
    stream: TextIO, *, logged: bool = False, clock: Clock = time.monotonic
) -> Iterator[Show]:
    """On a terminal one line that changes, and goes at the end. Elsewhere nothing or, if it is to
    be `logged`, a plain line now and then."""
    if stream.isatty():
        line = _ProgressLine(stream, clock)
        try:
            yield line.show
        finally:
            line.clear()
    else:
        yield _logging(stream, clock) if logged else _show_nothing


class _ProgressLine:
    def __init__(self, stream: TextIO, clock: Clock) -> None:
        self._stream, self._clock, self._begun = stream, clock, clock()
        self._process = os.getpid()
        self._shown = ""

    def show(self, what: str, done: int, count: int) -> None:
        """Shows nothing in a child process: its share takes as long as that of the parent."""
        if os.getpid() != self._process or self._clock() - self._begun < _SHORT:
            return
        line = _progress_line(what, done, count, shutil.get_terminal_size().columns)
        if line != self._shown:
            rest = " " * (_width(self._shown) - _width(line))
            self._write(f"\r{line}{rest}")
            self._shown = line

    def clear(self) -> None:
        if self._shown:
            self._write(f"\r{' ' * _width(self._shown)}\r")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _progress_line(what: str, done: int, count: int, columns: int) -> str:
    if not count:
        return f"{what}…"
    share = f" {done * 100 // count:3}%"
    room = min(_BAR, columns - _width(what) - len(share) - 4)
    if room < 4:
        return share.strip()
    full = done * room // count
    return f"{what} [{'#' * full}{'-' * (room - full)}]{share}"


def _width(text: str) -> int:
    """Columns of a terminal"""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def _logging(stream: TextIO, clock: Clock) -> Show:
    last = clock()

    def show(what: str, done: int, count: int) -> None:
        nonlocal last
        if done < count and clock() - last >= _STEP:
            last = clock()
            stream.write(f"{what} {done}/{count}\n")
            stream.flush()

    return show


def _show_nothing(what: str, done: int, count: int) -> None:
    pass


class Stopwatch:
    """Seconds by stage, for the one who builds."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._stage: BuildStage | None = None
        self._since = self._begun = clock()
        self._seconds: dict[BuildStage, float] = {}

    def tell(self, stage: BuildStage) -> None:
        """The stage is going on, and no other. What was before the first one belongs to it."""
        if stage is not self._stage:
            if self._stage:
                self.seconds()
            self._stage = stage

    def seconds(self) -> dict[BuildStage, float]:
        """As far as it has come"""
        now = self._clock()
        if self._stage:
            self._seconds[self._stage] = self._seconds.get(self._stage, 0) + now - self._since
        self._since = now
        return dict(self._seconds)

    def total(self) -> float:
        return self._clock() - self._begun

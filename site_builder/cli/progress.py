"""How far long work is: one line that changes on a terminal, plain lines now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

_SHORT = 2.0
"""Seconds in which nothing needs to be told"""
_STEP = 10.0
"""Seconds between the lines of a log"""


def telling(
    stream: TextIO, what: str, clock: Callable[[], float] = time.monotonic
) -> Callable[[int, int], None]:
    """To be called with how much is done, and how much there is."""
    is_terminal = stream.isatty()
    told = clock() if not is_terminal else clock() - _STEP + _SHORT
    shown = False

    def tell(done: int, count: int) -> None:
        nonlocal told, shown
        if is_terminal and shown and done == count:
            stream.write("\r\x1b[K")
            stream.flush()
        elif done < count and ((shown and is_terminal) or clock() - told >= _STEP):
            told, shown = clock(), True
            line = f"{what} {done}/{count}"
            stream.write(f"\r{line}" if is_terminal else f"{line}\n")
            stream.flush()

    return tell

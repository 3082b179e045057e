"""What a command takes, all its processes together."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

_PROC = Path("/proc")
_KEEP_NONE = "PYTHONDONTWRITEBYTECODE"
_PAUSE = 0.02
"""Seconds between two looks at the memory"""


@dataclass(frozen=True)
class Cost:
    wall: float
    """Seconds"""
    cpu: float
    """Seconds of all processes, the kernel's for them included"""


def run(command: Sequence[str]) -> Cost:
    start = perf_counter()
    process = _start(command)
    _, status, used = os.wait4(process.pid, 0)
    wall = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    _stop_at_failure(process)
    return Cost(wall, used.ru_utime + used.ru_stime)


def run_in_turn(
    commands: Sequence[Sequence[str]], times: int, prepare: Callable[[], None]
) -> list[list[Cost]]:
    """Each command's runs. All take turns, so that what else the machine does meets them alike."""
    costs: list[list[Cost]] = [[] for _ in commands]
    for _ in range(times):
        for found, command in zip(costs, commands, strict=True):
            prepare()
            found.append(run(command))
    return costs


def typical(costs: Iterable[Cost]) -> Cost:
    kept = list(costs)
    return Cost(median(cost.wall for cost in kept), median(cost.cpu for cost in kept))


def peak_memory(command: Sequence[str]) -> int:
    """Bytes of all processes together at their highest, pages that they share counted once."""
    process = _start(command)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_memory, _family(process.pid))))
        sleep(_PAUSE)
    _stop_at_failure(process)
    return peak


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Python keeps what it has compiled, as it does unless it is told otherwise."""
    environment = {name: value for name, value in os.environ.items() if name != _KEEP_NONE}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment)


def _stop_at_failure(process: subprocess.Popen[bytes]) -> None:
    if process.returncode:
        sys.exit(f"{process.args!r}: exit status {process.returncode}")


def _family(process: int) -> list[int]:
    try:
        tasks = list((_PROC / str(process) / "task").iterdir())
        below = [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
    except OSError:  # it has ended
        return []
    return [process, *(found for child in below for found in _family(child))]


def _memory(process: int) -> int:
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    sizes = (line.split()[1] for line in lines if line.startswith("Pss:"))
    return 1024 * int(next(sizes, "0"))

"""The rules of the whole site, and all of its pages, looked at beside the preview."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from site_builder.problems import Problem, Severity, Where
from site_builder.serve.preview import LiveState, Preview

OnFound = Callable[[Sequence[Problem]], None]

_PAUSE = 0.5
"""Seconds after a save: another one may follow, and pages that somebody waits for come first"""
_NICE = 10


class WholeCheck:
    """Of the newest state; a newer one ends it."""

    def __init__(self, command: Sequence[str], on_found: OnFound) -> None:
        """`command`: site-builder check --format json …"""
        self._command = command
        self._on_found = on_found
        self._task: asyncio.Task[None] | None = None

    def start(self, preview: Preview, state: LiveState) -> None:
        self.end()
        if not state.is_broken:
            self._task = asyncio.create_task(self._check(preview))

    def end(self) -> None:
        if self._task:
            self._task.cancel()

    async def _check(self, preview: Preview) -> None:
        await asyncio.sleep(_PAUSE)
        found = await find_problems(self._command)
        preview.tell(found)
        self._on_found(found)


async def find_problems(command: Sequence[str]) -> list[Problem]:
    """In a process of its own, which ends with whoever waits for it."""
    nowhere = subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=nowhere,
        stdout=subprocess.PIPE,
        stderr=nowhere,
        start_new_session=True,
    )
    try:
        if hasattr(os, "setpriority"):
            os.setpriority(os.PRIO_PROCESS, process.pid, _NICE)
        printed, _ = await process.communicate()
    finally:
        if process.returncode is None:
            _end(process)
            await process.wait()
    return [_problem(record) for record in json.loads(printed)["problems"]] if printed else []


def _end(process: asyncio.subprocess.Process) -> None:
    """With those that share its work, where the system knows groups of processes."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):  # it has just ended by itself
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _problem(record: dict[str, Any]) -> Problem:
    where = Where(record["path"], record["line"], record["column"], record["place"])
    severity = Severity(record["severity"])
    return Problem(where, record["code"], record["message"], record["hint"], severity)

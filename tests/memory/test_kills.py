"""A build that is killed at any step leaves a memory that later builds can trust."""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from site_builder.memory.recall import Use
from tests.extent import amount
from tests.memory.editing import EDITS, State, make_content
from tests.memory.test_warm import check, outcome

_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload(["pytest", __name__])
_STEPS = frozenset(["open", "os.rename", "os.remove", "os.link", "os.mkdir", "sqlite3.connect"])
_EDITS = ("change_cell", "add_sheet", "name_site", "change_style")


def build_killed(state: State, step: int) -> bool:
    """False where it ended before that step."""
    process = _SERVER.Process(target=_build_until, args=(state, step))
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


def _build_until(state: State, step: int) -> None:
    left = step

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in _STEPS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    outcome(state, state.folder / "output", Use.WARM)


@pytest.mark.skipif(os.name == "nt", reason="no fork there")
def test_kills_at_random_steps(tmp_path: Path) -> None:
    state = make_content(tmp_path)
    assert check(state, [])
    chance, killed = Random(2), 0
    for turn in range(amount(4, 80)):
        name = _EDITS[turn % len(_EDITS)]
        EDITS[name](state, chance)
        killed += build_killed(state, chance.randint(1, 900))
        EDITS["change_cell"](state, chance)
        assert check(state, [name])
    assert killed

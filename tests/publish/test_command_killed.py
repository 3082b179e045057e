"""The whole command on real sheets, killed at any time; its forked processes live on a while."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_builder.cli import main
from tests.extent import amount
from tests.publish.sites import Site, names, tree

ROOT = Path(__file__).parents[2]
STATES = ((), ("--base-url", "https://example.org/"))


def command(project: Path, *options: str) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-m", "site_builder", "build", *options]
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        line, cwd=project, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def test_kills_of_the_whole_command(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    output = project / "output"
    known: list[Site] = []
    for options in STATES:
        started = time.monotonic()
        assert main(["build", *options]) == 0
        known.append(tree(output))
        length = time.monotonic() - started
    chance = random.Random(1)
    for turn in range(amount(1, 40)):
        process = command(project, *STATES[turn % 2])
        time.sleep(chance.random() * (length + 1))
        process.kill()
        process.wait()
        assert tree(output) in known
    assert main(["build"]) == 0
    assert tree(output) == known[0]
    assert names(project) == {".site-builder", "content", "templates", "output"}
    capsys.readouterr()

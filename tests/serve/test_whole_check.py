"""The check of the whole site runs beside the preview, and ends with the state it looks at."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from site_builder.cli.reports.problems import as_json
from site_builder.problems import Problem, Severity, Where
from site_builder.serve import whole_check
from site_builder.serve.live_content import LiveContent
from site_builder.serve.preview import NOTHING_READ, Preview
from site_builder.serve.whole_check import WholeCheck, find_problems
from tests.serve.asking import inputs_of
from tests.serve.loop import run

PROBLEMS = [
    Problem(Where("content/site.yaml", 3, 5), "yaml", "閉じていません。", "「]」を足します。"),
    Problem(Where("a.xlsx", place="C7"), "doubt", "確かめて。", severity=Severity.WARNING),
]


def printing(text: str) -> Sequence[str]:
    return (sys.executable, "-c", f"import sys; sys.stdout.buffer.write({text.encode()!r})")


def test_problems_come_as_the_command_prints_them() -> None:
    assert run(find_problems(printing(as_json(PROBLEMS)))) == PROBLEMS
    assert run(find_problems(printing(""))) == []


def test_those_that_share_its_work_end_with_the_check() -> None:
    """Where there are groups of processes; a worker tells by its connection that it lives."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        worker = f"import socket; socket.create_connection(('127.0.0.1', {port})).recv(1)"
        checking = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {worker!r}])"

        async def story() -> None:
            task = asyncio.create_task(find_problems((sys.executable, "-c", checking)))
            connection, _ = await asyncio.to_thread(listener.accept)
            connection.settimeout(60)  # reached only where the worker lives on
            with connection:
                task.cancel()
                await asyncio.wait([task])
                if not hasattr(os, "killpg"):
                    connection.shutdown(socket.SHUT_RDWR)
                assert await asyncio.to_thread(connection.recv, 1) == b""

        run(story())


def test_a_newer_state_ends_the_check_of_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process of the last one is gone before the next one has ended."""
    monkeypatch.setattr(whole_check, "_PAUSE", 0)
    pid = tmp_path / "pid"
    waiting = f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    found: list[Sequence[Problem]] = []

    async def story() -> None:
        preview = Preview(LiveContent(inputs_of(tmp_path)))
        whole = WholeCheck((sys.executable, "-c", waiting), found.append)
        whole.start(preview, NOTHING_READ)
        while not (pid.exists() and pid.read_text()):
            await asyncio.sleep(0.01)
        task = whole._task
        whole.end()
        assert task
        await asyncio.wait([task])
        assert task.cancelled()
        whole = WholeCheck(printing(as_json(PROBLEMS)), found.append)
        whole.start(preview, NOTHING_READ)
        await preview.news.wait()
        assert list(preview.found) == PROBLEMS
        preview.close()

    run(story())
    assert found == [PROBLEMS]

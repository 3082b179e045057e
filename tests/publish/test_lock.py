"""Two runs at once: the second waits; a lock of a dead process holds nobody up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.publish.files import write_files
from site_builder.publish.publication import claim, finish_interrupted, publish, publish_by
from tests.publish.sites import NEW, OLD, names, pages

SLOW_BUILD = """
import signal, sys
from pathlib import Path
from site_builder.publish.publication import publish

# As in a terminal: a suite that runs in the background hands down that Ctrl+C is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)

def pages():
    yield "index.html", b"slow"
    print("writing", flush=True)
    sys.stdin.readline()

publish(pages(), Path(sys.argv[1]))
"""


@pytest.fixture
def slow_build(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """It writes until it is told to end."""
    command = [sys.executable, "-c", SLOW_BUILD, str(tmp_path / "output")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        yield process
        process.kill()


def test_the_second_waits_for_the_first(tmp_path: Path, slow_build: subprocess.Popen[str]) -> None:
    output = tmp_path / "output"
    waited: list[str] = []

    def let_it_end(process: str) -> None:
        waited.append(process)
        assert slow_build.stdin is not None
        slow_build.stdin.write("\n")
        slow_build.stdin.flush()

    with claim(output, on_wait=let_it_end) as place:
        assert slow_build.wait() == 0
        assert pages(output) == {"index.html": b"slow"}
        publish_by(lambda folder: write_files(folder, NEW.items()), place)
    assert waited == [str(slow_build.pid)]
    assert pages(output) == NEW
    assert names(tmp_path) == {"output"}


def test_a_reader_leaves_a_run_alone(tmp_path: Path, slow_build: subprocess.Popen[str]) -> None:
    before = names(tmp_path)
    assert len(before) == 2
    finish_interrupted(tmp_path / "output")
    assert names(tmp_path) == before
    assert slow_build.poll() is None


def test_the_lock_of_a_dead_process_is_taken_over(
    tmp_path: Path, slow_build: subprocess.Popen[str]
) -> None:
    slow_build.kill()
    slow_build.wait()
    assert len(names(tmp_path)) == 2
    publish(OLD.items(), tmp_path / "output")
    assert names(tmp_path) == {"output"}


def test_an_interrupted_run_leaves_the_old_state(
    tmp_path: Path, slow_build: subprocess.Popen[str]
) -> None:
    slow_build.send_signal(signal.SIGINT)
    slow_build.wait()
    assert names(tmp_path) == set()


def test_the_lock_of_another_user_s_dead_process_is_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / ".output.lock"
    lock.write_text("1\n", encoding="ascii")
    system_open = os.open

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if path == lock and flags & os.O_RDWR:
            raise PermissionError(13, "Permission denied", str(path))
        return system_open(path, flags, mode)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        publish(OLD.items(), tmp_path / "output")
    assert names(tmp_path) == {"output"}


def test_nothing_is_written_through_a_link_in_the_lock_s_place(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep", encoding="utf-8")
    (tmp_path / ".output.lock").symlink_to(tmp_path / "letter.txt")
    with pytest.raises(Exception, match=r"\.output\.lock"):
        publish(OLD.items(), tmp_path / "output")
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "keep"

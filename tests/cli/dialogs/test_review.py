"""site-builder review as a person meets it: in a terminal, with its keys."""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import time
from codecs import getincrementaldecoder
from pathlib import Path

import pytest

from site_builder.content.folder.store import load_sheet

pty = pytest.importorskip("pty", reason="Windows has no such terminals")

ROOT = Path(__file__).parents[3]
FILE = Path("content/sheets/2023/kita/kumin-seikatsu.yaml")
ASKS = "e=書き直す  Enter=あとで  q=終わる > "
WHY = "」） > "
LINE = "を押すと、終わります。"
ALL = "\x15"
"""Ctrl+U: the line is empty"""
SECONDS = 60.0
SIZE = {"COLUMNS": "80", "LINES": "24"}
"""Else the size of the terminal that the suite was started in"""
VARIABLES = {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TERM": "dumb", **SIZE}


class Terminal:
    """Runs the command there, and waits for what it says before a key is pressed."""

    def __init__(self, *arguments: str) -> None:
        command = (sys.executable, "-m", "site_builder", *arguments)
        self.said = ""
        self._signs = getincrementaldecoder("utf-8")("replace")  # a read may end within a sign
        self._process, self._screen = pty.fork()
        if not self._process:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a suite in the background ignores it
            variables = {**os.environ, **VARIABLES}
            os.execve(command[0], command, variables)

    def wait(self, words: str) -> None:
        """For them to come once more"""
        start, deadline = len(self.said), time.monotonic() + SECONDS
        while words not in self.said[start:]:
            assert time.monotonic() < deadline, self.said
            assert self._read(), self.said

    def press(self, keys: str) -> None:
        os.write(self._screen, keys.encode())

    def interrupt(self, farewell: str) -> None:
        """Ctrl+C until the farewell comes: the line editor sleeps on where the first one arrives
        between its last look at the signals and its sleep."""
        start = len(self.said)
        for _ in range(6):
            self.press("\x03")
            while farewell not in self.said[start:] and self._read(SECONDS / 6):
                pass
            if farewell in self.said[start:]:
                return

    def end(self) -> int:
        while self._read():
            pass
        os.kill(self._process, signal.SIGKILL)  # one that says nothing more has ended, or hangs
        return os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])

    def _read(self, seconds: float = SECONDS) -> bool:
        ready, _, _ = select.select([self._screen], [], [], seconds)
        try:
            data = os.read(self._screen, 65536) if ready else b""
        except OSError:  # its other end is closed
            return False
        self.said += self._signs.decode(data)
        return bool(data)


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """In a folder with all published sheets"""
    shutil.copytree("content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    section = ("--year", "2023", "--ward", "kita", "--section", "kumin-seikatsu")
    return Terminal("review", *section)


def attainment(number: int) -> str:
    sheet, problems = load_sheet("", FILE.read_text(encoding="utf-8"))
    assert sheet, problems
    return sheet.goals[number - 1].measures[0].attainment


def test_the_reading_stands_there_to_be_changed(review: Terminal) -> None:
    """Also where it is longer than a terminal's own line may be."""
    review.wait(ASKS)
    review.press("e\r")
    review.wait(LINE)
    review.press("今年度も。\r")
    review.press(f"{'長' * 2000}\r\r")
    review.wait(WHY)
    review.press("電話で聞いた\r")
    review.wait(ASKS)
    review.press("e\r")
    review.wait(LINE)
    review.press(f"{ALL}短い文。\r\r")
    review.wait(WHY)
    review.press("\r")
    review.wait(ASKS)
    review.press("q\r")
    assert review.end() == 0
    assert attainment(1) == f"3地区と協働で事業を実施しました。今年度も。\n{'長' * 2000}"
    assert "決めた欄: 2、あとにした欄: 0" in review.said


def test_ctrl_c_tells_what_was_decided(review: Terminal) -> None:
    review.wait(ASKS)
    review.press("2\r")
    review.wait(WHY)
    review.press("\r")
    review.wait(ASKS)
    review.interrupt("決めた欄: 1")
    assert review.end() == 128 + signal.SIGINT
    assert review.said.rstrip().endswith("決めた欄: 1、あとにした欄: 0")
    assert "Traceback" not in review.said
    assert attainment(1).endswith("環境大臣表彰を受けました。")

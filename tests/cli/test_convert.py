"""Progress is told only of long work, and fits the stream."""

from __future__ import annotations

import io

from site_builder.cli.convert import report_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, pace: float) -> str:
    now = [0.0]
    tell = report_progress(stream, "読み取り", lambda: now[0])
    for done in range(1, 6):
        now[0] += pace
        tell(done, 5)
    return stream.getvalue()


def test_short_work_tells_nothing() -> None:
    assert told(Terminal(), 0.3) == ""
    assert told(io.StringIO(), 1.5) == ""


def test_a_terminal_shows_one_line_and_clears_it() -> None:
    shown = told(Terminal(), 1.0)
    assert shown == "\r読み取り 2/5\r読み取り 3/5\r読み取り 4/5\r\x1b[K"


def test_a_log_gets_a_line_now_and_then() -> None:
    assert told(io.StringIO(), 6.0) == "読み取り 2/5\n読み取り 4/5\n"

"""What a person who waits sees, and how long it has taken."""

from __future__ import annotations

import io
import os

import pytest

from site_builder.cli.reports.progress import Stopwatch, shown_progress
from site_builder.progress import BuildStage


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, pace: float, *, logged: bool = False) -> str:
    now = [0.0]
    with shown_progress(stream, logged=logged, clock=lambda: now[0]) as show:
        for done in range(1, 6):
            now[0] += pace
            show("読み取り", done, 5)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")


def test_short_work_tells_nothing() -> None:
    assert told(Terminal(), 0.19) == ""
    assert told(io.StringIO(), 1.5, logged=True) == ""


def test_a_terminal_shows_one_line_and_clears_it() -> None:
    assert told(Terminal(), 0.45).split("\r") == [
        "",
        "読み取り [#############----------]  60%",
        "読み取り [##################-----]  80%",
        "読み取り [#######################] 100%",
        " " * 39,
        "",
    ]


def test_a_shorter_line_leaves_nothing_of_a_longer_one() -> None:
    stream = Terminal()
    with shown_progress(stream, clock=iter(range(9)).__next__) as show:
        show("ながい仕事", 0, 0)
        show("短い", 0, 0)
    assert stream.getvalue() == f"\rながい仕事…\r短い…{' ' * 6}\r{' ' * 6}\r"


def test_a_narrow_terminal_shows_the_share_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "12")
    assert "\r60%" in told(Terminal(), 0.45)


def test_nothing_is_left_when_the_work_fails() -> None:
    stream = Terminal()
    with (
        pytest.raises(KeyboardInterrupt),
        shown_progress(stream, clock=iter(range(9)).__next__) as show,
    ):
        show("仕事", 0, 0)
        raise KeyboardInterrupt
    assert stream.getvalue().endswith(f"\r{' ' * 6}\r")


def test_every_terminal_has_its_signs() -> None:
    """Also the usual one of Japanese Windows."""
    told(Terminal(), 0.45).encode("cp932")


def test_a_child_process_shows_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    with shown_progress(stream, clock=iter(range(9)).__next__) as show:
        monkeypatch.setattr(os, "getpid", lambda: -1)
        show("仕事", 0, 0)
    assert stream.getvalue() == ""


def test_a_log_gets_a_line_now_and_then_where_it_is_asked_for() -> None:
    assert told(io.StringIO(), 6.0, logged=True) == "読み取り 2/5\n読み取り 4/5\n"
    assert told(io.StringIO(), 6.0) == ""


def test_the_time_of_each_stage_is_added_up() -> None:
    now = [0.0]
    watch = Stopwatch(lambda: now[0])
    now[0] += 16
    load, pages = BuildStage.LOAD, BuildStage.PAGES
    for stage, seconds in ((load, 1), (load, 2), (pages, 4), (load, 8)):
        watch.tell(stage)
        now[0] += seconds
    assert watch.seconds() == {load: 27, pages: 4}
    assert watch.total() == 31

"""Work of which some crashes and some hangs: the rest is done all the same."""

from __future__ import annotations

import os
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.attempts import Ending, Failed, Limits, attempt_each

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


def work(item: str) -> str:
    if item == "crash":
        os._exit(7)
    if item == "hang":
        time.sleep(60)
    if item == "mistake":
        raise ValueError("no")
    if item == "eat":
        bytes(1 << 34)
    if item == "spin":
        while True:
            pass
    return item * 2


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "crash", "mistake"]), max_size=7), st.integers(1, 3))
def test_each_item_has_its_own_outcome(items: list[str], processes: int) -> None:
    found = dict(attempt_each(work, items, processes, Limits(30.0)))
    assert sorted(found) == list(range(len(items)))
    for place, item in enumerate(items):
        outcome = found[place]
        if item == "crash":
            assert outcome == Failed(Ending.CRASHED, "7")
        elif item == "mistake":
            assert isinstance(outcome, Failed)
            assert outcome.ending is Ending.MISTAKE
            assert outcome.detail.endswith("ValueError: no\n")
        else:
            assert outcome == item * 2


def test_what_hangs_is_ended() -> None:
    found = dict(attempt_each(work, ["hang", "a", "b"], 2, Limits(1.0)))
    assert found == {0: Failed(Ending.HUNG), 1: "aa", 2: "bb"}


def test_large_results_come_through() -> None:
    found = dict(attempt_each(len, [b"x" * 3_000_000] * 3, 2, Limits(30.0)))
    assert found == dict.fromkeys(range(3), 3_000_000)


def test_what_asks_for_too_much_is_told_and_the_rest_is_done() -> None:
    limits = Limits(120.0, cpu_seconds=1, memory=4 << 30)
    found = dict(attempt_each(work, ["eat", "spin", "a"], 1, limits))
    assert found[0] == Failed(Ending.FULL)
    assert isinstance(found[1], Failed)
    assert found[1].ending is Ending.CRASHED
    assert found[2] == "aa"


def test_the_time_is_counted_anew_for_each_item() -> None:
    limits = Limits(120.0, cpu_seconds=2)
    found = dict(attempt_each(busy, [0.6] * 5, 1, limits))
    assert found == dict.fromkeys(range(5), True)


def busy(seconds: float) -> bool:
    begin = time.process_time()
    while time.process_time() < begin + seconds:
        pass
    return True


def test_a_worker_that_ends_between_two_items_costs_none() -> None:
    """As when the system ends it for want of memory."""
    parent = os.getpid()
    found = dict(attempt_each(end_after, [parent] * 4, 1, Limits(60.0)))
    assert found == dict.fromkeys(range(4), True)


def end_after(parent: int) -> bool:
    """Ends its process a moment after its answer is out."""
    assert os.getpid() != parent
    threading.Timer(0.2, os._exit, [9]).start()
    return True

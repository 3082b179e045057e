"""Work of which some crashes and some hangs: the rest is done all the same."""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.attempts import Ending, Failed, attempt_each

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


def work(item: str) -> str:
    if item == "crash":
        os._exit(7)
    if item == "hang":
        time.sleep(60)
    if item == "mistake":
        raise ValueError("no")
    return item * 2


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "crash", "mistake"]), max_size=7), st.integers(1, 3))
def test_each_thing_has_its_own_outcome(items: list[str], processes: int) -> None:
    found = dict(attempt_each(work, items, processes, 30.0))
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
    found = dict(attempt_each(work, ["hang", "a", "b"], 2, 1.0))
    assert found == {0: Failed(Ending.HUNG), 1: "aa", 2: "bb"}


def test_large_results_come_through() -> None:
    found = dict(attempt_each(len, [b"x" * 3_000_000] * 3, 2, 30.0))
    assert found == dict.fromkeys(range(3), 3_000_000)

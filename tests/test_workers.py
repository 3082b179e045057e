"""Work shared among processes gives what one process gives, mistakes included."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.problems import ContentError, Problem, SiteBuilderError, Where
from site_builder.workers import do_shares, share_out
from tests.extent import amount

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="no fork there"),
    # the test runner's own threads hold no lock that the work takes
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]


def test_it_really_runs_elsewhere() -> None:
    pids = share_out(lambda _: os.getpid(), range(8), 3)
    assert len(set(pids)) == 3
    assert pids[0] == os.getpid()


@given(st.lists(st.integers(), max_size=9), st.integers(1, 4))
def test_each_thing_is_done_once(items: list[int], processes: int) -> None:
    parts = share_out(lambda share: [number * 2 for number in share], items, processes)
    assert sorted(n for part in parts for n in part) == sorted(n * 2 for n in items)


@given(st.lists(st.integers(), min_size=1, max_size=7), st.integers(1, 3))
@settings(max_examples=amount(10, 50))
def test_of_more_parts_than_processes_each_has_its_own(items: list[int], processes: int) -> None:
    done = do_shares(lambda item: (item, os.getpid()), items, processes)
    assert [item for item, _ in done] == items
    if len(items) > processes:
        assert len({pid for _, pid in done} - {os.getpid()}) == len(items)


def test_problems_of_many_parts_come_at_once() -> None:
    with pytest.raises(ContentError) as error:
        do_shares(refuse_odd, [[1], [2], [3], [4], [5]], 2)
    assert [problem.where.line for problem in error.value.problems] == [1, 3, 5]


def refuse_odd(share: Sequence[int]) -> None:
    odd = [number for number in share if number % 2]
    if odd:
        raise ContentError(Problem(Where("a.yaml", n), "odd", "奇数です。") for n in odd)


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_problems_of_all_parts_come_at_once(processes: int) -> None:
    with pytest.raises(ContentError) as error:
        share_out(refuse_odd, range(9), processes)
    assert [problem.where.line for problem in error.value.problems] == [1, 3, 5, 7]


def test_what_all_parts_say_is_told_once() -> None:
    def fail(_: Sequence[int]) -> None:
        raise ContentError([Problem(Where("base.html", 3), "template-syntax", "閉じていません。")])

    with pytest.raises(ContentError) as error:
        share_out(fail, range(9), 3)
    assert len(error.value.problems) == 1


@pytest.mark.parametrize("bad", range(3))
def test_a_mistake_of_ours_is_told_with_its_place(bad: int) -> None:
    def fail(share: Sequence[int]) -> int:
        return 1 // (share[0] - bad)

    with pytest.raises(RuntimeError, match=r"in fail[^…]*ZeroDivisionError"):
        share_out(fail, range(3), 3)


def test_a_process_that_the_system_ends_is_a_problem_and_no_traceback() -> None:
    """As when memory runs out."""
    parent = os.getpid()

    def work(share: Sequence[int]) -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return len(share)

    with pytest.raises(SiteBuilderError) as error:
        share_out(work, range(9), 3)
    assert [problem.code for problem in error.value.problems] == ["worker-killed"]

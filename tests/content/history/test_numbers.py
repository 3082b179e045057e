from __future__ import annotations

import pytest

from site_builder.content.history.model import Change, ChangeKind
from site_builder.content.history.numbers import follow_numbers


def moved(was: int, now: int, date: str = "2026-04-01") -> Change:
    return Change(date, ChangeKind.WORDING, f"goals/{now}/number", str(was), str(now))


def dropped(goal: int, date: str = "2026-04-01") -> Change:
    return Change(date, ChangeKind.DROPPED, f"goals/{goal}", "文")


LATER = "2026-05-01"


@pytest.mark.parametrize(
    ("changes", "became"),
    [
        ([], {}),
        ([moved(2, 3)], {2: 3}),
        ([moved(1, 2), moved(2, 1)], {1: 2, 2: 1}),
        ([moved(2, 3), moved(3, 5, LATER)], {2: 5, 3: 5}),
        ([moved(2, 3), moved(3, 2, LATER)], {3: 2}),
        ([moved(2, 3), dropped(3, LATER)], {2: 0, 3: 0}),
        ([dropped(2), moved(3, 2)], {2: 0, 3: 2}),
        ([moved(2, 3), moved(2, 4, LATER)], {2: 4}),
        ([Change("2026-04-01", ChangeKind.DROPPED, "goals/2/measures/1", "行")], {}),
        ([Change("2026-04-01", ChangeKind.CORRECTION, "goals/3/number", "2", "3")], {2: 3}),
        ([Change("2026-04-01", ChangeKind.ADDED, "goals/2", "", "文")], {}),
    ],
)
def test_a_number_is_followed_through_all_changes(
    changes: list[Change], became: dict[int, int]
) -> None:
    assert follow_numbers(changes) == became

"""Goals whose number has changed, as their history tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from site_builder.content.history.model import Change, ChangeKind


def follow_numbers(changes: Iterable[Change]) -> Mapping[int, int]:
    """Former number of a goal → its present one, 0 where the goal is gone. `changes`: of one sheet,
    the oldest first; those of one day came together."""
    became: dict[int, int] = {}
    for _, group in groupby(changes, key=lambda change: change.date):
        step = _step(group)
        became = {former: step.get(number, number) for former, number in became.items()} | step
    return {former: number for former, number in became.items() if former != number}


def _step(changes: Iterable[Change]) -> dict[int, int]:
    step: dict[int, int] = {}
    for change in changes:
        if change.path.name == "number" and change.was.isdigit() and change.now.isdigit():
            step[int(change.was)] = int(change.now)
        elif change.kind is ChangeKind.DROPPED and not change.path.measure:
            step.setdefault(change.goal, 0)
    return step

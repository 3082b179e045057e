"""When what a page shows last changed: the newest date in the history of its sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.content.history.model import ChangeKind
from site_builder.content.sheet.model import SheetKey
from site_builder.graph.changes.updates import History, Update
from site_builder.graph.nodes.nodes import GoalNode, SheetNode


@dataclass(frozen=True, slots=True)
class PageDates:
    """Dates as 2026-03-31; empty where not known."""

    newest: str
    """Of all sheets"""
    known: Mapping[object, str]
    """Sheet, (ward, section), ward, fiscal year, (sheet, number of a goal) → its date; what is gone
    too"""

    def of(self, shown: SheetKey | tuple[str, str] | str | int) -> str:
        """Of a sheet, a section (ward, section), a ward, a fiscal year."""
        return self.known.get(shown, "")

    def of_goals(self, goals: Iterable[GoalNode]) -> str:
        if not self.known:
            return ""
        found = (self.known.get((one.goal.key, one.goal.number), "") for one in goals)
        return max(found, default="")


def page_dates(
    history: History, sheets: Mapping[SheetKey, SheetNode], updates: Sequence[Update]
) -> PageDates:
    """`updates` from the newest."""
    known: dict[object, str] = {}
    for shown, date in (*_sheet_dates(history), *_goal_dates(history, sheets)):
        known[shown] = max(known.get(shown, ""), date)
    return PageDates(updates[0].date if updates else "", known)


def _sheet_dates(history: History) -> Iterator[tuple[object, str]]:
    for key, changes in history.items():
        date = max((change.date for change in changes), default="")
        for shown in (key, (key.ward, key.section), key.ward, key.year):
            yield shown, date


def _goal_dates(
    history: History, sheets: Mapping[SheetKey, SheetNode]
) -> Iterator[tuple[object, str]]:
    """A new sheet dates all its goals."""
    for key, changes in history.items():
        for change in changes:
            numbers = [change.goal]
            if change.kind is ChangeKind.NEW and key in sheets:
                numbers = [goal.goal.number for goal in sheets[key].goals]
            yield from (((key, number), change.date) for number in numbers)

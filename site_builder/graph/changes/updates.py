"""What became of the sheets over time, as a reader follows it: by day, sheet and topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from site_builder.content.city.model import Organization
from site_builder.content.eras import era_year
from site_builder.content.history.model import Change, ChangeKind
from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import Policy
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import Link, SheetNode

History = Mapping[SheetKey, tuple[Change, ...]]


class Topic(StrEnum):
    """In the order in which they stand on a page."""

    NEW = "new"
    REMOVED = "removed"
    RESULTS = "results"
    """Entered into empty cells"""
    REVISIONS = "revisions"
    """Results and evaluations that were there before and are others now"""
    TARGETS = "targets"
    WORDS = "words"
    CORRECTIONS = "corrections"


_TOPICS = {
    ChangeKind.NEW: Topic.NEW,
    ChangeKind.REMOVED: Topic.REMOVED,
    ChangeKind.RESULT: Topic.RESULTS,
    ChangeKind.EVALUATION: Topic.RESULTS,
    ChangeKind.TARGET: Topic.TARGETS,
    ChangeKind.CORRECTION: Topic.CORRECTIONS,
}
_ENTERED_WITH_RESULTS = frozenset(["attainment", "next_steps", "evaluated"])
_RANKS = {topic: rank for rank, topic in enumerate(Topic)}


@dataclass(frozen=True, slots=True)
class Update:
    """The changes of one topic that one day brought to one sheet."""

    date: str
    topic: Topic
    key: SheetKey
    ward: Link
    section: str
    """Named as on its page, or as it was when its last sheet went"""
    year: str
    """令和7年度"""
    url: str
    """The sheet's page; once the sheet is gone, the changes of the ward"""
    rows: Mapping[int, int]
    """Goal → number of its measures"""
    doubts: tuple[str, ...]
    """Fields of the sheet whose reading is open"""
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        """Stays the same for ever: feed readers know an entry by it."""
        return f"{urls.sheet(self.key)}#{self.date}-{self.topic}"


def topic_of(change: Change) -> Topic:
    field = change.path.name
    topic = _TOPICS.get(change.kind, Topic.WORDS)
    if topic is Topic.WORDS and not change.was and field in _ENTERED_WITH_RESULTS:
        return Topic.RESULTS
    return Topic.REVISIONS if topic is Topic.RESULTS and change.was else topic


def build_updates(
    history: History, sheets: Mapping[SheetKey, SheetNode], organization: Organization
) -> tuple[Update, ...]:
    """The newest first; within a day wards and sections in their order."""
    places = {
        (ward.id, section.id): (number, Link(urls.ward(ward.id), ward.name), section.name)
        for number, (ward, section) in enumerate(
            (ward, section) for ward in organization.wards for section in ward.sections
        )
    }
    known = (key for key in history if (key.ward, key.section) in places)
    ordered = sorted(known, key=lambda key: (-key.year, places[key.ward, key.section][0]))
    updates = [
        update
        for key in ordered
        for update in _updates_of_sheet(history[key], _empty_update(key, sheets.get(key), places))
    ]
    return tuple(sorted(updates, key=lambda update: update.date, reverse=True))


def _empty_update(
    key: SheetKey,
    sheet: SheetNode | None,
    places: Mapping[tuple[str, str], tuple[int, Link, str]],
) -> Update:
    _, ward, name = places[key.ward, key.section]
    goals = sheet.summary.goals if sheet else ()
    return Update(
        date="",
        topic=Topic.NEW,
        key=key,
        ward=ward,
        section=sheet.section.name if sheet else name,
        year=era_year(key.year),
        url=sheet.url if sheet else urls.ward_changes(key.ward),
        rows={goal.number: len(goal.measures) for goal in goals},
        doubts=sheet.summary.doubts if sheet else (),
        changes=(),
    )


def _updates_of_sheet(changes: Sequence[Change], blank: Update) -> Iterator[Update]:
    def place(change: Change) -> tuple[str, int]:
        return change.date, _RANKS[topic_of(change)]

    for _, group in groupby(sorted(changes, key=place), place):
        found = tuple(group)
        first = found[0]
        yield replace(blank, date=first.date, topic=topic_of(first), changes=found)


def updates_by_policy(
    updates: Iterable[Update], sheets: Mapping[SheetKey, SheetNode], most: int
) -> Mapping[Policy, tuple[Update, ...]]:
    """Policy of the first level → the newest changes of goals that cite it or a code below it."""
    found: dict[Policy, list[Update]] = defaultdict(list)
    for update in updates:
        for policy, numbers in _goals_by_policy(sheets.get(update.key)).items():
            about = tuple(c for c in update.changes if c.goal in numbers)
            if len(found[policy]) < most and (about or update.topic is Topic.NEW):
                found[policy].append(replace(update, changes=about or update.changes))
    return {policy: tuple(own) for policy, own in found.items() if own}


def _goals_by_policy(sheet: SheetNode | None) -> Mapping[Policy, set[int]]:
    """Policy of the first level → the sheet's goals that cite it"""
    cited: dict[Policy, set[int]] = defaultdict(set)
    for goal in sheet.summary.goals if sheet else ():
        for code in goal.codes:
            cited[Policy(code.kind, code.levels[:1])].add(goal.number)
    return cited


def change_years(updates: Iterable[Update]) -> list[int]:
    """The calendar years in which something changed, the newest first."""
    return list(dict.fromkeys(int(update.date[:4]) for update in updates))

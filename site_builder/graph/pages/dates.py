"""When a page last changed: the newest date in the history of the sheets that it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.content.history.model import ChangeKind
from site_builder.graph import urls
from site_builder.graph.site import Site

_OF_ALL = (urls.HOME, urls.WARDS, urls.POLICIES, urls.YEARS, urls.SEARCH, urls.COVERAGE, urls.DATA)


def page_dates(site: Site) -> Mapping[str, str]:
    """URL → 2026-03-31; a page whose date nobody knows is not in it."""
    dates: dict[str, str] = {}
    for url, date in _dates(site):
        if url in site.pages and date > dates.get(url, ""):
            dates[url] = date
    return dates


def _dates(site: Site) -> Iterator[tuple[str, str]]:
    """(URL, date of something that it shows)"""
    for key, changes in site.history.items():
        date = max((change.date for change in changes), default="")
        yield urls.sheet(key), date
        yield urls.section(key.ward, key.section), date
        yield urls.ward(key.ward), date
        yield urls.ward_changes(key.ward), date
        yield urls.year(key.year), date
    newest = site.updates[0].date if site.updates else ""
    yield from ((url, newest) for url in _OF_ALL)
    for update in site.updates:
        yield urls.changes(int(update.date[:4])), update.date
    yield urls.CHANGES, newest
    yield from _policy_dates(site)


def _policy_dates(site: Site) -> Iterator[tuple[str, str]]:
    of_goal: dict[str, str] = {}
    for key, changes in site.history.items():
        for change in changes:
            numbers = [change.goal]
            if change.kind is ChangeKind.NEW and key in site.sheets:
                numbers = [goal.goal.number for goal in site.sheets[key].goals]
            for number in numbers:
                url = urls.goal(key, number)
                of_goal[url] = max(of_goal.get(url, ""), change.date)
    for node in site.policy_nodes.values():
        yield node.url, max((of_goal.get(goal.url, "") for goal in node.goals), default="")

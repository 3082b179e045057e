"""Every address of a site that people and machines may keep."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from site_builder.graph import urls
from site_builder.graph.changes.updates import updates_by_policy
from site_builder.graph.site import PageMeta, Site
from site_builder.opendata.files import FILES


def list_addresses(site: Site) -> Iterator[str]:
    """Includes those that only a site with a base URL has; without files that have a hash in
    their name, and without 404.html."""
    for page in site.pages.values():
        if not (page.kind.placeless or page.kind.farewell):
            yield from _of_page(page)
    yield from map(urls.feed, _followed_pages(site))
    yield from (urls.data_file(file.name) for file in FILES)
    yield from (urls.source(document.name) for document in site.documents)
    for sheet in site.sheets.values():
        yield from (urls.goal(sheet.key, goal.number) for goal in sheet.summary.goals)


def _of_page(page: PageMeta) -> Iterator[str]:
    yield page.url
    if page.easy:
        yield urls.easy(page.url)
    if page.data:
        yield page.data.csv
        yield page.data.json


def _followed_pages(site: Site) -> Iterator[str]:
    """Those with a feed"""
    if site.updates:
        yield urls.HOME
    yield from dict.fromkeys(urls.ward(update.key.ward) for update in site.updates)
    yield from map(urls.policy, updates_by_policy(site.updates, site.sheets, 1))


def goal_number(address: str) -> int:
    """/wards/chuo/chiiki/2025/#goal-2 → 2; 0 where it is no goal's"""
    number = urlsplit(address).fragment.removeprefix("goal-")
    return int(number) if number.isdigit() else 0

"""Atom feeds of what changed: of the site, of each ward, of each policy of the first level.

An entry's date is that of the change, so that the same content makes the same feeds on any day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from site_builder.graph import urls
from site_builder.graph.changes.updates import Update, updates_by_policy
from site_builder.graph.site import Site
from site_builder.render.parts.changes import describe_change, headline

NEWEST = 50
"""Entries of a feed; the pages of changes have all"""

# What no XML document may hold, however it is escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class FeedLine(NamedTuple):
    sentence: str
    was: str
    now: str


class FeedEntry(NamedTuple):
    id: str
    title: str
    updated: str
    url: str
    lines: tuple[FeedLine, ...]


class FeedView(NamedTuple):
    id: str
    """Its own address too"""
    title: str
    subtitle: str
    updated: str
    url: str
    """The page with the same changes"""
    author: str
    rights: str
    entries: tuple[FeedEntry, ...]


class Feed(NamedTuple):
    page: str
    """URL of the page that it follows: the home page, a ward, a policy"""
    title: str
    changes_page: str
    """URL of the page with the same changes"""
    updates: tuple[Update, ...]


def list_feeds(site: Site) -> Iterator[Feed]:
    """None without a base URL, since feeds name absolute addresses; none without an update."""
    if not (site.info.base_url and site.updates):
        return
    yield Feed(urls.HOME, f"{site.info.title}：変更の記録", urls.CHANGES, site.updates[:NEWEST])
    for ward in site.wards:
        own = tuple(update for update in site.updates if update.key.ward == ward.id)
        if own:
            title = f"{ward.name}の変更の記録｜{site.info.title}"
            yield Feed(ward.url, title, urls.ward_changes(ward.id), own[:NEWEST])
    by_policy = updates_by_policy(site.updates, site.sheets, NEWEST)
    for node in site.policies:
        if found := by_policy.get(node.policy):
            title = f"{node.code}{f'「{node.name}」' if node.name else ''}の目標の変更の記録"
            yield Feed(node.url, f"{title}｜{site.info.title}", node.url, found)


def view_feed(site: Site, feed: Feed) -> FeedView:
    base = site.info.base_url
    own = urls.absolute(urls.feed(feed.page), base)
    return FeedView(
        id=own,
        title=_xml_safe(feed.title),
        subtitle=_subtitle(site),
        updated=_timestamp(feed.updates[0].date),
        url=urls.absolute(feed.changes_page, base),
        author=_xml_safe(site.info.publisher or site.info.title),
        rights=_xml_safe(site.info.licence),
        entries=tuple(_entry(update, base) for update in feed.updates),
    )


def _subtitle(site: Site) -> str:
    official = "" if site.info.publisher else "新潟市の公式サイトではありません。"
    return f"シートを載せた日、目標・結果・評価の書きかわり、このサイトの訂正。{official}"


def _entry(update: Update, base: str) -> FeedEntry:
    goals = {change.goal for change in update.changes}
    only = next(iter(goals)) if len(goals) == 1 else 0
    place = f"#{urls.goal_id(only)}" if only in update.rows else ""
    return FeedEntry(
        id=urls.absolute(update.id, base),
        title=_xml_safe(headline(update)),
        updated=_timestamp(update.date),
        url=urls.absolute(update.url, base) + place,
        lines=tuple(_lines(update)),
    )


def _lines(update: Update) -> Iterator[FeedLine]:
    for change in update.changes:
        text = describe_change(change, update.rows, update.doubts)
        yield FeedLine(*map(_xml_safe, (text.sentence, text.was, text.now)))


def _timestamp(date: str) -> str:
    """A day begins in Niigata."""
    return f"{date}T00:00:00+09:00"


def _xml_safe(text: str) -> str:
    return _FORBIDDEN.sub("", text)

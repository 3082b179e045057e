"""The record of changes as a page: of the site, of a year, of a ward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from site_builder.content.eras import era_calendar_year, era_date, era_month
from site_builder.content.wording import things
from site_builder.graph import urls
from site_builder.graph.changes.updates import Topic, Update, change_years
from site_builder.graph.nodes.nodes import WardNode
from site_builder.graph.site import Site
from site_builder.render.parts.basics import Href, LinkView, PageView
from site_builder.render.parts.changes import ChangeText, describe_change
from site_builder.render.parts.context import ViewContext

MOST_LINES = 40
"""Changes that are listed one by one; of more, only their sheets are listed"""

_IN_SHORT = (Topic.NEW, Topic.RESULTS)
"""Of these only the sheets are listed"""
_TITLES = {
    Topic.NEW: "シートを載せました",
    Topic.REMOVED: "載せなくなったシートがあります",
    Topic.RESULTS: "結果と評価が書かれました",
    Topic.REVISIONS: "結果や評価が変わりました",
    Topic.TARGETS: "目標の値が変わりました",
    Topic.WORDS: "シートの文が変わりました",
    Topic.CORRECTIONS: "このサイトの写しを訂正しました",
}


class ChangeLine(NamedTuple):
    link: LinkView
    """地域課 目標2"""
    said: ChangeText


class ChangeEntry(NamedTuple):
    """One topic of one day in one ward and fiscal year."""

    title: str
    """北区 令和7年度: 目標の値が変わりました"""
    correction: bool
    sheets: tuple[LinkView, ...]
    """Where the changes are not listed one by one"""
    lines: tuple[ChangeLine, ...]


class ChangeDay(NamedTuple):
    date: str
    entries: tuple[ChangeEntry, ...]


class ChangeMonth(NamedTuple):
    id: str
    """2026-04"""
    name: str
    """令和8年4月"""
    days: tuple[ChangeDay, ...]


class ChangesView(NamedTuple):
    page: PageView
    title: str
    feed: LinkView | None
    months: tuple[ChangeMonth, ...]
    years: tuple[LinkView, ...]
    """The pages of the other years"""
    wards: tuple[LinkView, ...]
    data: tuple[LinkView, ...]


def view(
    context: ViewContext, shown: WardNode | int | None, page: PageView, href: Href
) -> ChangesView:
    """Of a ward or of one calendar year; None: of the newest year."""
    if isinstance(shown, WardNode):
        return _of_ward(context.site, shown, page, href)
    return _of_year(context.site, shown, page, href)


def _of_year(site: Site, year: int | None, page: PageView, href: Href) -> ChangesView:
    newest, *earlier = change_years(site.updates) or [0]
    shown = year or newest
    updates = [update for update in site.updates if int(update.date[:4]) == shown]
    others = [(urls.changes(one), one) for one in earlier if one != shown]
    if year:
        others.insert(0, (urls.CHANGES, newest))
    followed = {update.key.ward for update in site.updates}
    return ChangesView(
        page=page,
        title=page.heading,
        feed=_feed(site, urls.HOME, href),
        months=tuple(_months(updates, href)),
        years=tuple(LinkView(href(url), era_calendar_year(one)) for url, one in others),
        wards=tuple(
            LinkView(href(urls.ward_changes(ward.id)), ward.name)
            for ward in site.wards
            if ward.id in followed
        ),
        data=_data(href),
    )


def _of_ward(site: Site, ward: WardNode, page: PageView, href: Href) -> ChangesView:
    updates = [update for update in site.updates if update.key.ward == ward.id]
    return ChangesView(
        page=page,
        title=page.heading,
        feed=_feed(site, ward.url, href),
        months=tuple(_months(updates, href)),
        years=(),
        wards=(),
        data=_data(href),
    )


def _feed(site: Site, url: str, href: Href) -> LinkView | None:
    """Feeds name absolute addresses, so they are there only where the site has one."""
    if not (site.info.base_url and site.updates):
        return None
    return LinkView(href(urls.feed(url)), "フィード（Atom）で受け取る")


def _data(href: Href) -> tuple[LinkView, ...]:
    return (LinkView(href(urls.CHANGES_JSON), "JSON"), LinkView(href(urls.CHANGES_CSV), "CSV"))


def _months(updates: Sequence[Update], href: Href) -> Iterator[ChangeMonth]:
    for month, of_month in groupby(updates, lambda update: update.date[:7]):
        days = groupby(of_month, lambda update: update.date)
        yield ChangeMonth(
            month,
            era_month(month),
            tuple(ChangeDay(era_date(date), tuple(_entries(found, href))) for date, found in days),
        )


def _entries(updates: Iterable[Update], href: Href) -> Iterator[ChangeEntry]:
    groups: dict[tuple[Topic, int, str], list[Update]] = {}
    for update in updates:
        groups.setdefault((update.topic, -update.key.year, update.key.ward), []).append(update)
    ranks = list(Topic)
    for (topic, _, _), found in sorted(
        groups.items(), key=lambda g: (ranks.index(g[0][0]), g[0][1])
    ):
        lines = tuple(_lines(found, href)) if topic not in _IN_SHORT else ()
        one_by_one = 0 < len(lines) <= MOST_LINES
        yield ChangeEntry(
            f"{found[0].ward.name} {found[0].year}: {_TITLES[topic]}",
            topic is Topic.CORRECTIONS,
            () if one_by_one else tuple(_sheet(update, href) for update in found),
            lines if one_by_one else (),
        )


def _sheet(update: Update, href: Href) -> LinkView:
    count = len(update.changes)
    counted = "" if update.topic in _IN_SHORT else f"（{things(count, '欄')}）"
    return LinkView(href(update.url), f"{update.section}{counted}")


def _lines(updates: Iterable[Update], href: Href) -> Iterator[ChangeLine]:
    for update in updates:
        for change in update.changes:
            goal = change.goal if change.goal in update.rows else 0
            url = f"{update.url}#{urls.goal_id(goal)}" if goal else update.url
            text = describe_change(change, update.rows, update.doubts)
            yield ChangeLine(LinkView(href(url), update.section), text)

"""What a page says of itself to others: feeds to follow, the picture beside a shared link, its
place among the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from site_builder.content.folder.cards import HEIGHT, WIDTH
from site_builder.graph import urls
from site_builder.graph.page_kind import PageKind
from site_builder.graph.site import PageMeta, Site
from site_builder.opendata.files import CATALOG, CSV, JSON
from site_builder.render.frame.linked_data import linked_data
from site_builder.render.machines.feeds import list_feeds
from site_builder.render.parts.basics import FileView, Href, LinkView, PageView, PictureView

DataUrl: TypeAlias = Callable[[str], str]
"""csv or json → the URL of the file"""


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the site has to offer, by the page that it belongs to and, with it, to those below."""

    feeds: Mapping[str, str]
    """Page → title of its feed"""
    pictures: Mapping[str, PictureView]
    data: Mapping[str, DataUrl]


def make_sharing(site: Site) -> Sharing:
    """A picture needs an absolute address: none without a base URL."""
    base = site.info.base_url
    cards = site.cards if base else {}
    return Sharing(
        {feed.page: feed.title for feed in list_feeds(site)},
        {
            page: PictureView(
                urls.absolute(urls.card(card.id, card.sha256), base), card.text, WIDTH, HEIGHT
            )
            for page, card in cards.items()
        },
        dict(_data(site)),
    )


def _data(site: Site) -> Iterator[tuple[str, DataUrl]]:
    for ward in site.wards:
        if ward.sections:
            yield ward.url, partial(urls.ward_data, ward.id)
        for one in ward.sections:
            yield one.url, partial(urls.section_data, ward.id, one.id)
    for year in site.years:
        yield year.url, partial(urls.year_data, year.year)
    for policy in site.policy_nodes.values():
        if policy.goals:
            yield policy.url, partial(urls.policy_data, policy.policy)
    for sheet in site.sheets.values():
        yield sheet.url, partial(urls.sheet_data, sheet.key)


def _files(sharing: Sharing, url: str, href: Href) -> Iterator[FileView]:
    """A page of data has its catalogue."""
    if url == urls.DATA:
        yield FileView(href(urls.data_file(CATALOG)), "データの目録", "application/ld+json")
    if named := sharing.data.get(url):
        yield FileView(href(named("csv")), "このページの表（CSV）", CSV)
        yield FileView(href(named("json")), "このページのデータ（JSON）", JSON)


def with_sharing(
    page: PageView, site: Site, sharing: Sharing, meta: PageMeta, href: Href
) -> PageView:
    """A page has its own and those of the pages above it; of pictures the nearest."""
    if meta.kind is PageKind.NOT_FOUND:
        return page
    base = site.info.base_url
    places = [link.url for link in meta.breadcrumbs]
    feeds = (url for url in places if url in sharing.feeds)
    pictures = (sharing.pictures[url] for url in reversed(places) if url in sharing.pictures)
    return replace(
        page,
        feeds=tuple(LinkView(href(urls.feed(url)), sharing.feeds[url]) for url in feeds),
        picture=next(pictures, None),
        data=linked_data(site, meta, partial(urls.absolute, base_url=base) if base else href),
        data_files=tuple(_files(sharing, meta.url, href)),
    )

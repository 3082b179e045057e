"""What a page says of itself to others: feeds to follow, the picture beside a shared link, its
place among the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from site_builder.content.cards import HEIGHT, WIDTH
from site_builder.graph import urls
from site_builder.graph.page_kind import PageKind
from site_builder.graph.site import PageMeta, Site
from site_builder.render.feeds import list_feeds
from site_builder.render.linked_data import linked_data
from site_builder.render.views import Href, LinkView, PageView, PictureView


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the site has to offer, by the page that it belongs to and, with it, to those below."""

    feeds: Mapping[str, str]
    """Page → title of its feed"""
    pictures: Mapping[str, PictureView]


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
    )


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
    )

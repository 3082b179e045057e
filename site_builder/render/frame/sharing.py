"""Metadata for other programs: feeds to follow, the picture beside a shared link, its
place among the pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from site_builder.content.folder.cards import HEIGHT, WIDTH
from site_builder.graph import urls
from site_builder.graph.pages.dataset import dataset_facts
from site_builder.graph.site import PageMeta, Site
from site_builder.opendata.files import CATALOG, CSV, FILES, JSON, DataFile
from site_builder.render.machines.feeds import list_feeds
from site_builder.render.parts.basics import FileView, Href, LinkView, PageView, PictureView

DATA_FILES_ID = "data-files"
"""Of the list of the page's data files (partials/data_files.html)"""

# No text of a sheet may end the block that it stands in, nor begin a comment in it.
_UNSAFE = re.compile("[<>&\u2028\u2029]")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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


def _file_views(meta: PageMeta, href: Href) -> Iterator[FileView]:
    """A page of data has its catalogue."""
    if meta.url == urls.DATA:
        yield FileView(href(urls.data_file(CATALOG)), "データの目録", "application/ld+json")
    if meta.data:
        yield FileView(href(meta.data.csv), "CSV（Excelで開けます）", CSV)
        yield FileView(href(meta.data.json), "JSON（プログラム向け）", JSON)


_LISTS = (urls.HOME, urls.WARDS, urls.POLICIES, urls.YEARS, urls.SEARCH)
"""Pages without data of their own, from which people go on to what has"""


def _data_link(meta: PageMeta, href: Href) -> LinkView | None:
    """From the page's head to its data, or from a list to those of the site"""
    if meta.data:
        return LinkView(f"#{DATA_FILES_ID}", "データ")
    return LinkView(href(urls.DATA), "データ") if meta.url in _LISTS else None


def with_sharing(
    page: PageView, site: Site, sharing: Sharing, meta: PageMeta, href: Href
) -> PageView:
    """A page has its own and those of the pages above it; of pictures the nearest."""
    if meta.kind.placeless:
        return page
    base = site.info.base_url
    places = [link.url for link in meta.breadcrumbs]
    feeds = (url for url in places if url in sharing.feeds)
    pictures = (sharing.pictures[url] for url in reversed(places) if url in sharing.pictures)
    return page._replace(
        feeds=tuple(LinkView(href(urls.feed(url)), sharing.feeds[url]) for url in feeds),
        picture=next(pictures, None),
        data=linked_data(site, meta, partial(urls.absolute, base_url=base) if base else href),
        data_files=tuple(_file_views(meta, href)),
        data_link=_data_link(meta, href),
    )


def linked_data(site: Site, meta: PageMeta, address: Callable[[str], str]) -> Markup:
    """JSON-LD, a block of data that no browser runs: breadcrumbs, of the home page the site itself,
    of the data page the data too. `address` makes of the site's URL an absolute one or, where
    there is no base, one that fits the page."""
    if meta.url == urls.HOME:
        facts = {"description": site.info.description, "inLanguage": "ja"}
        return _json_ld({"@type": "WebSite", "name": site.info.title, "url": address("/"), **facts})
    steps = [
        {"@type": "ListItem", "position": place, "name": link.name, "item": address(link.url)}
        for place, link in enumerate(meta.breadcrumbs, 1)
    ]
    trail: dict[str, object] = {"@type": "BreadcrumbList", "itemListElement": steps}
    if meta.url == urls.DATA:
        return _json_ld({"@graph": [trail, _dataset_object(site, address)]})
    return _json_ld(trail)


def _dataset_object(site: Site, address: Callable[[str], str]) -> dict[str, object]:
    """No licence is named: what site.yaml says of the rights stands word for word."""
    facts, info = dataset_facts(site), site.info
    described: dict[str, object] = {
        "@type": "Dataset",
        "name": facts.name,
        "description": facts.description,
        "url": address(urls.DATA),
        "inLanguage": "ja",
        "isAccessibleForFree": True,
        "keywords": facts.keywords,
        "spatialCoverage": {"@type": "Place", "name": facts.place},
        "temporalCoverage": f"{facts.first}/{facts.last}" if facts.first else "",
        "dateModified": facts.modified,
        "usageInfo": {"@type": "CreativeWork", "text": info.licence} if info.licence else "",
        "publisher": {"@type": "Organization", "name": info.publisher} if info.publisher else "",
        "isBasedOn": [address(urls.source(name)) for name in facts.documents],
        "distribution": [_download_object(file, address) for file in FILES],
    }
    return {name: value for name, value in described.items() if value}


def _download_object(file: DataFile, address: Callable[[str], str]) -> dict[str, object]:
    return {
        "@type": "DataDownload",
        "name": file.title,
        "encodingFormat": file.media_type,
        "contentUrl": address(urls.data_file(file.name)),
    }


def _json_ld(data: dict[str, object]) -> Markup:
    text = _encode({"@context": "https://schema.org", **data})
    return Markup(_UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))

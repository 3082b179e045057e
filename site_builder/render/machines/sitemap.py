"""What search engines read first: sitemap.xml and robots.txt"""

from __future__ import annotations

from typing import NamedTuple

from site_builder.graph import urls
from site_builder.graph.site import Site


class RobotsView(NamedTuple):
    sitemap: str
    """Empty without a base URL"""


class AddressView(NamedTuple):
    url: str
    changed: str
    """2026-03-31, or empty where nobody knows"""


class SitemapView(NamedTuple):
    addresses: tuple[AddressView, ...]


def view_robots(site: Site) -> RobotsView:
    base = site.info.base_url
    return RobotsView(urls.absolute(urls.SITEMAP, base) if base else "")


def view_sitemap(site: Site) -> SitemapView:
    return SitemapView(
        tuple(
            AddressView(urls.absolute(page.url, site.info.base_url), page.changed)
            for page in site.pages.values()
            if not (page.kind.placeless or page.kind.farewell or page.stands_for)
        )
    )

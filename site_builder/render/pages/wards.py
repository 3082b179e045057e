"""The list of the wards and their sections."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.graph import urls
from site_builder.render.parts.basics import Href, LinkView, PageView
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.ward_tiles import WardTile, ward_tiles


class WardEntry(NamedTuple):
    id: str
    tile: WardTile
    sections: tuple[LinkView, ...]


class WardsView(NamedTuple):
    page: PageView
    entries: tuple[WardEntry, ...]
    coverage: str
    """The page that lists which sheets are here"""


def view(context: ViewContext, _: None, page: PageView, href: Href) -> WardsView:
    site = context.site
    tiles = ward_tiles(site, href)
    return WardsView(
        page,
        tuple(
            WardEntry(ward.id, tile, tuple(LinkView(href(s.url), s.label) for s in ward.sections))
            for tile, ward in zip(tiles, site.wards, strict=True)
        ),
        href(urls.COVERAGE),
    )

"""The page that is served where there is none."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.graph import urls
from site_builder.render.parts.basics import Href, PageView
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.ward_tiles import WardTile, ward_tiles


class NotFoundView(NamedTuple):
    page: PageView
    search: str
    wards: tuple[WardTile, ...]


def view(context: ViewContext, _: None, page: PageView, href: Href) -> NotFoundView:
    return NotFoundView(page, href(urls.SEARCH), ward_tiles(context.site, href))

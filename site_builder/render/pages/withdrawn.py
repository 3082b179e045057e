"""What stands where a page was that is no longer published."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.content.eras import era_date
from site_builder.graph.moves import Move
from site_builder.render.parts.basics import Href, PageView
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.ward_tiles import WardTile, ward_tiles


class WithdrawnView(NamedTuple):
    page: PageView
    since: str
    """令和8年4月1日"""
    why: str
    wards: tuple[WardTile, ...]


def view(context: ViewContext, move: Move, page: PageView, href: Href) -> WithdrawnView:
    return WithdrawnView(page, era_date(move.since), move.why, ward_tiles(context.site, href))

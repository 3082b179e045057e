"""What stands where a page was that has another address now."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.content.eras import era_date
from site_builder.graph.moves import Move
from site_builder.render.parts.basics import Href, PageView
from site_builder.render.parts.context import ViewContext


class MovedView(NamedTuple):
    page: PageView
    since: str
    """令和8年4月1日; empty where the page went by itself"""
    why: str
    target: str
    title: str
    """Of the page at the new address, or the address of a file"""


def view(context: ViewContext, move: Move, page: PageView, href: Href) -> MovedView:
    there = context.site.pages.get(move.target)
    title = there.title if there else move.target
    return MovedView(page, era_date(move.since), move.why, href(move.target), title)

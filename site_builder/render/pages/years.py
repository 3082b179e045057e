"""The list of the fiscal years."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.graph import urls
from site_builder.render.parts.basics import Href, PageView
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.year_rows import YearRow, year_row


class YearsView(NamedTuple):
    page: PageView
    years: tuple[YearRow, ...]
    coverage: str
    """The page that lists which sheets are here"""


def view(context: ViewContext, _: None, page: PageView, href: Href) -> YearsView:
    years = tuple(year_row(node, href) for node in context.site.years)
    return YearsView(page, years, href(urls.COVERAGE))

"""Which files of data there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from site_builder.graph import urls
from site_builder.opendata.files import ABOUT, MAIN, TABLES, DataFile
from site_builder.render.parts.basics import Href, LinkView, PageView
from site_builder.render.parts.context import ViewContext


class DataFileView(NamedTuple):
    links: tuple[LinkView, ...]
    """More than one where the same is there in several forms"""
    what: str


class DataView(NamedTuple):
    page: PageView
    main: tuple[DataFileView, ...]
    tables: tuple[DataFileView, ...]
    about: tuple[DataFileView, ...]
    dictionary: str
    licence: str
    publisher: str
    example: LinkView | None
    """A sheet whose page leads to its own data"""


def view(context: ViewContext, _: None, page: PageView, href: Href) -> DataView:
    site = context.site
    sheet = next(iter(site.sheets.values()), None)
    return DataView(
        page=page,
        main=tuple(_files(MAIN, href)),
        tables=tuple(_files(TABLES, href)),
        about=tuple(_files(ABOUT, href)),
        dictionary=href(urls.DICTIONARY),
        licence=site.info.licence,
        publisher=site.info.publisher,
        example=LinkView(href(sheet.url), sheet.name) if sheet else None,
    )


def _files(files: Sequence[DataFile], href: Href) -> Iterator[DataFileView]:
    for file in files:
        if not file.same:
            forms = (one for one in files if file.name in (one.name, one.same))
            links = (LinkView(href(urls.data_file(one.name)), one.title) for one in forms)
            yield DataFileView(tuple(links), file.what)

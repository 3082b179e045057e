"""Which files of data there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
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
        main=tuple(_files(MAIN, context, href)),
        tables=tuple(_files(TABLES, context, href)),
        about=tuple(_files(ABOUT, context, href)),
        dictionary=href(urls.DICTIONARY),
        licence=site.info.licence,
        publisher=site.info.publisher,
        example=LinkView(href(sheet.url), sheet.name) if sheet else None,
    )


def _files(files: Sequence[DataFile], context: ViewContext, href: Href) -> Iterator[DataFileView]:
    for file in files:
        if not file.same:
            forms = (one for one in files if file.name in (one.name, one.same))
            yield DataFileView(tuple(_link(one, context, href) for one in forms), file.what)


def _link(file: DataFile, context: ViewContext, href: Href) -> LinkView:
    url = urls.data_file(file.name)
    size = context.data_sizes.get(urls.path(url))
    return LinkView(href(url), f"{file.title} {size_text(size)}" if size else file.title)


def size_text(size: int) -> str:
    """Of bytes, never less than there are: 12 KB, 3.4 MB"""
    kilobytes = ceil(size / 1000)
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{ceil(size / 100_000) / 10} MB"

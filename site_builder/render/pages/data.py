"""The pages of the data: which files there are, and what their columns mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.graph import urls
from site_builder.graph.site import Site
from site_builder.opendata.columns import GOALS, MEASURES, ColumnKind, Table
from site_builder.opendata.files import ABOUT, DATABASE, MAIN, TABLES, DataFile, csv_name
from site_builder.opendata.tables import TABLES as ALL_TABLES
from site_builder.render.parts.basics import Href, LinkView, PageView


@dataclass(frozen=True, slots=True)
class DataFileView:
    links: tuple[LinkView, ...]
    """More than one where the same is there in several forms"""
    what: str


@dataclass(frozen=True, slots=True)
class DataView:
    page: PageView
    main: tuple[DataFileView, ...]
    tables: tuple[DataFileView, ...]
    about: tuple[DataFileView, ...]
    dictionary: str
    licence: str
    publisher: str
    example: LinkView | None
    """A sheet whose page leads to its own data"""


def view_data(site: Site, page: PageView, href: Href) -> DataView:
    sheet = next(iter(site.sheets.values()), None)
    return DataView(
        page=page,
        main=tuple(_files(MAIN, href)),
        tables=tuple(_files(TABLES, href)),
        about=tuple(_files(ABOUT, href)),
        dictionary=href(urls.DICTIONARY),
        licence=site.info.licence,
        publisher=site.info.publisher,
        example=LinkView(href(sheet.url), f"{sheet.ward.name} {sheet.section.name}")
        if sheet
        else None,
    )


def _files(files: Sequence[DataFile], href: Href) -> Iterator[DataFileView]:
    for file in files:
        if not file.same:
            forms = (one for one in files if file.name in (one.name, one.same))
            links = (LinkView(href(urls.data_file(one.name)), one.title) for one in forms)
            yield DataFileView(tuple(links), file.what)


@dataclass(frozen=True, slots=True)
class ColumnView:
    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class TableView:
    id: str
    title: str
    link: LinkView
    """The file that holds the table"""
    row: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class DictionaryView:
    page: PageView
    file: str
    """The same as CSV"""
    data: str
    """The page of the files"""
    tables: tuple[TableView, ...]


_KINDS = {
    ColumnKind.TEXT: "文",
    ColumnKind.DATE: "日付（2025-04-01）",
    ColumnKind.INTEGER: "整数",
    ColumnKind.NUMBER: "数",
    ColumnKind.FLAG: "1 か 0",
    ColumnKind.JSON: "JSON",
}


def view_dictionary(page: PageView, href: Href) -> DictionaryView:
    in_csv = (_table(table, csv_name(table), "", href) for table in ALL_TABLES)
    in_database = (_table(table, DATABASE, "db-", href) for table in (GOALS, MEASURES))
    return DictionaryView(
        page=page,
        file=href(urls.data_file("dictionary.csv")),
        data=href(urls.DATA),
        tables=(*in_csv, *in_database),
    )


def _table(table: Table, file: str, mark: str, href: Href) -> TableView:
    shown = f"{file} の {table.name}" if mark else file
    return TableView(
        id=f"{mark}{table.name}",
        title=table.title,
        link=LinkView(href(urls.data_file(file)), shown),
        row=table.row,
        columns=tuple(ColumnView(c.name, _KINDS[c.kind], c.meaning) for c in table.columns),
    )

"""What the columns of the data mean."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.graph import urls
from site_builder.opendata.columns import GOALS, MEASURES, ColumnKind, Table
from site_builder.opendata.files import DATABASE, csv_name
from site_builder.opendata.tables import TABLES
from site_builder.render.parts.basics import Href, LinkView, PageView
from site_builder.render.parts.context import ViewContext


class ColumnView(NamedTuple):
    name: str
    kind: str
    meaning: str


class TableView(NamedTuple):
    id: str
    title: str
    link: LinkView
    """The file that holds the table"""
    row: str
    column_count: str
    columns: tuple[ColumnView, ...]


class DictionaryView(NamedTuple):
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


def view(_context: ViewContext, _: None, page: PageView, href: Href) -> DictionaryView:
    in_csv = (_table(table, csv_name(table), "", href) for table in TABLES)
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
        column_count=f"{len(table.columns)}列",
        columns=tuple(ColumnView(c.name, _KINDS[c.kind], c.meaning) for c in table.columns),
    )

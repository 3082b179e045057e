"""The files of /data/ about all sheets, made of what each sheet gave."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, TypeAlias

from site_builder.content.folder.frame import Frame
from site_builder.export.bundle import bundled, empty_bundle
from site_builder.export.catalog import catalog, dictionary_csv
from site_builder.export.city import as_objects, city_tables
from site_builder.export.csv_text import Record, csv_file, write_csv
from site_builder.export.database import make_database
from site_builder.export.page_files import PageRows, list_page_data, page_data_files
from site_builder.export.schema import sheet_schema
from site_builder.export.sheets import HEAD, SheetData, json_list, records_of, sheets_json
from site_builder.export.workbook import make_workbook
from site_builder.graph import urls
from site_builder.graph.site import File, Site
from site_builder.opendata.columns import JOINED, Table
from site_builder.opendata.files import (
    CATALOG,
    DATABASE,
    DICTIONARY,
    SCHEMA,
    SHEETS_JSON,
    WORKBOOK,
    ZIP,
    csv_name,
    json_name,
)
from site_builder.opendata.tables import OF_SHEETS

_LICENCE = "licence.txt"
"""Only in the zip; other files and the pages hold the words themselves"""

Make: TypeAlias = Callable[[], bytes]


def data_files(site: Site, frame: Frame, sheets: Sequence[SheetData]) -> Iterator[File]:
    """All in /data/ that is not made beside a sheet's own pages."""
    rows = PageRows(site, {sheet.key: sheet.lines for sheet in sheets})
    for data in list_page_data(site):
        yield from page_data_files(data, rows)
    yield from whole_files(site, frame, sheets)


def whole_files(site: Site, frame: Frame, sheets: Sequence[SheetData]) -> Iterator[File]:
    """About all sheets, in the order of `site.sheets`, in whatever order they come; the zip with
    all of these files, and what says where they are. They are made one after the other, since each
    holds all that the sheets say."""
    by_key = {sheet.key: sheet for sheet in sheets}
    makers = _makers(site, frame, [by_key[key] for key in site.sheets])
    bundle = empty_bundle()
    sizes: dict[str, int] = {}
    for name, content in bundled(((name, makers[name]()) for name in sorted(makers)), bundle):
        if name != _LICENCE:
            sizes[name] = len(content)
            yield urls.path(urls.data_file(name)), content
    sizes[ZIP] = len(bundle.getbuffer())
    yield urls.path(urls.data_file(ZIP)), bundle.getvalue()
    yield urls.path(urls.data_file(CATALOG)), catalog(site, sizes)


def _makers(site: Site, frame: Frame, sheets: Sequence[SheetData]) -> Mapping[str, Make]:
    """Name of a file → what makes it"""
    others = city_tables(site, frame.organization, frame.lineage)
    return {
        WORKBOOK: lambda: make_workbook(site, (row for sheet in sheets for row in sheet.rows)),
        csv_name(JOINED): partial(_joined_table, sheets),
        **{csv_name(table): partial(_table, sheets, table) for table in OF_SHEETS},
        SHEETS_JSON: partial(sheets_json, site, sheets),
        **{csv_name(table): partial(_write, table, own) for table, own in others.items()},
        **{json_name(table): partial(_list, site, table, own) for table, own in others.items()},
        DATABASE: partial(_database, sheets, others),
        DICTIONARY: dictionary_csv,
        SCHEMA: lambda: _json(sheet_schema(site.info.subtitle)),
        **({_LICENCE: f"{site.info.licence}\n".encode} if site.info.licence else {}),
    }


def _joined_table(sheets: Iterable[SheetData]) -> bytes:
    return csv_file(chain([HEAD], *(sheet.lines for sheet in sheets)))


def _table(sheets: Iterable[SheetData], table: Table) -> bytes:
    return _write(table, records_of(sheets, table))


def _database(sheets: Sequence[SheetData], others: Mapping[Table, Sequence[Record]]) -> bytes:
    return make_database(
        lambda table: others[table] if table in others else records_of(sheets, table)
    )


def _write(table: Table, records: Iterable[Record]) -> bytes:
    return write_csv(chain([table.names], records))


def _list(site: Site, table: Table, records: Sequence[Record]) -> bytes:
    return json_list(site, table.name, as_objects(table, records))


def _json(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()

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
from site_builder.export.csv_text import Record, csv_file, csv_lines, write_csv
from site_builder.export.database import make_database
from site_builder.export.page_files import PageRows, list_page_data, page_data_files
from site_builder.export.schema import sheet_schema
from site_builder.export.shares import SheetShare
from site_builder.export.sheets import HEAD, json_list, sheets_json
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


def data_files(site: Site, frame: Frame, shares: Sequence[SheetShare]) -> Iterator[File]:
    """All in /data/ that is not made beside a sheet's own pages."""
    rows = PageRows(site, shares)
    for data in list_page_data(site):
        yield from page_data_files(data, rows)
    yield from whole_files(site, frame, shares)


def whole_files(site: Site, frame: Frame, shares: Sequence[SheetShare]) -> Iterator[File]:
    """About all sheets, in the order of `site.sheets`, in whatever order they come; the zip with
    all of these files, and what says where they are. They are made one after the other, since each
    holds all that the sheets say."""
    by_key = {share.key: share for share in shares}
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


def _makers(site: Site, frame: Frame, sheets: Sequence[SheetShare]) -> Mapping[str, Make]:
    """Name of a file → what makes it"""
    others = city_tables(site, frame.organization, frame.lineage)
    shared = {table.name: csv_lines([table.names]) for table in OF_SHEETS}
    database = make_database(others, _written_as_csv(sheets, shared))
    return {
        WORKBOOK: lambda: make_workbook(site, (row for sheet in sheets for row in sheet.rows)),
        csv_name(JOINED): lambda: csv_file(chain([HEAD], *(sheet.lines for sheet in sheets))),
        **{csv_name(table): partial(csv_file, shared[table.name]) for table in OF_SHEETS},
        SHEETS_JSON: lambda: sheets_json(site, (sheet.json for sheet in sheets)),
        **{csv_name(table): partial(_write, table, own) for table, own in others.items()},
        **{json_name(table): partial(_list, site, table, own) for table, own in others.items()},
        DATABASE: lambda: database,
        DICTIONARY: dictionary_csv,
        SCHEMA: lambda: _json(sheet_schema(site.info.subtitle)),
        **({_LICENCE: f"{site.info.licence}\n".encode} if site.info.licence else {}),
    }


def _written_as_csv(
    sheets: Iterable[SheetShare], lines: Mapping[str, list[str]]
) -> Iterator[Mapping[str, Sequence[Any]]]:
    """The records of each sheet, read once for the database and for the lines of the tables."""
    for sheet in sheets:
        records = sheet.records
        for name, found in lines.items():
            found += csv_lines(records[name])
        yield records


def _write(table: Table, records: Iterable[Record]) -> bytes:
    return write_csv(chain([table.names], records))


def _list(site: Site, table: Table, records: Sequence[Record]) -> bytes:
    return json_list(site, table.name, as_objects(table, records))


def _json(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()

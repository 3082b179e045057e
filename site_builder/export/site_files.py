"""The files of /data/ about all sheets, made of what each sheet gave."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from site_builder.content.folder.frame import Frame
from site_builder.export.catalog import catalog, dictionary_csv
from site_builder.export.city import as_objects, city_tables
from site_builder.export.csv_text import Record, csv_lines, csv_texts, write_csv
from site_builder.export.database import store_database
from site_builder.export.page_files import PageRows, list_page_data, page_data_files
from site_builder.export.schema import sheet_schema
from site_builder.export.shares import SheetShare
from site_builder.export.sheets import HEAD, json_list, sheets_json
from site_builder.export.stored import Spool, StoredFile, encoded, store_zip
from site_builder.export.workbook import store_workbook
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


def data_files(site: Site, frame: Frame, shares: Sequence[SheetShare]) -> Iterator[File]:
    """All in /data/ that is not made beside a sheet's own pages."""
    rows = PageRows(site, shares)
    for data in list_page_data(site):
        yield from page_data_files(data, rows)
    yield from ((path, bytes(content)) for path, content in whole_files(site, frame, shares))


def whole_files(
    site: Site, frame: Frame, shares: Sequence[SheetShare], folder: Path | None = None
) -> Iterator[tuple[str, bytes | StoredFile]]:
    """About all sheets, in the order of `site.sheets`, in whatever order they come; the zip with
    all of these files, and what says where they are. `folder`: where they lie meanwhile"""
    by_key = {share.key: share for share in shares}
    pieces = _pieces(site, frame, [by_key[key] for key in site.sheets], folder)
    bundle, files = store_zip(((name, pieces[name]) for name in sorted(pieces)), folder)
    files.pop(_LICENCE, None)
    files[ZIP] = bundle
    for name, content in files.items():
        yield urls.path(urls.data_file(name)), content
    sizes = {name: len(content) for name, content in files.items()}
    yield urls.path(urls.data_file(CATALOG)), catalog(site, sizes)


def _pieces(
    site: Site, frame: Frame, sheets: Sequence[SheetShare], folder: Path | None
) -> Mapping[str, Iterable[bytes]]:
    """Name of a file → what it holds. What comes one by one is made when it is asked for."""
    others = city_tables(site, frame.organization, frame.lineage)
    spools = {table: Spool(folder) for table in OF_SHEETS}
    database = store_database(others, _written_as_csv(sheets, spools), folder)
    rows = chain.from_iterable(sheet.rows for sheet in sheets)
    lines = chain.from_iterable(sheet.lines for sheet in sheets)
    objects = sheets_json(site, (sheet.json for sheet in sheets))
    return {
        WORKBOOK: store_workbook(site, rows, folder),
        csv_name(JOINED): encoded(csv_texts(chain([HEAD], lines))),
        **{csv_name(table): spool.stored() for table, spool in spools.items()},
        SHEETS_JSON: encoded(objects),
        **{csv_name(table): [_write(table, own)] for table, own in others.items()},
        **{json_name(table): encoded(_list(site, table, own)) for table, own in others.items()},
        DATABASE: database,
        DICTIONARY: [dictionary_csv()],
        SCHEMA: [_json(sheet_schema(site.info.subtitle))],
        **({_LICENCE: [f"{site.info.licence}\n".encode()]} if site.info.licence else {}),
    }


def _written_as_csv(
    sheets: Iterable[SheetShare], spools: Mapping[Table, Spool]
) -> Iterator[Mapping[str, Sequence[Any]]]:
    """The records of each sheet, read once for the database and for the tables as CSV."""
    for table, spool in spools.items():
        spool.file.write(write_csv([table.names]))
    for sheet in sheets:
        records = sheet.records
        for table, spool in spools.items():
            spool.file.write("".join(csv_lines(records[table.name])).encode())
        yield records


def _write(table: Table, records: Iterable[Record]) -> bytes:
    return write_csv(chain([table.names], records))


def _list(site: Site, table: Table, records: Sequence[Record]) -> Iterator[str]:
    return json_list(site, table.name, as_objects(table, records))


def _json(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()

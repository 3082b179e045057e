"""The files of /data/ about all sheets, made of what each sheet gave."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from site_builder.content.folder.frame import Frame
from site_builder.export.bundle import make_zip
from site_builder.export.catalog import catalog, dictionary_csv
from site_builder.export.city import as_objects, city_tables
from site_builder.export.csv_text import Record, csv_file, write_csv
from site_builder.export.database import make_database
from site_builder.export.page_files import page_files
from site_builder.export.records import table_records
from site_builder.export.schema import sheet_schema
from site_builder.export.sheets import HEAD, SheetData, json_list, sheets_json
from site_builder.graph import urls
from site_builder.graph.site import File, Site
from site_builder.opendata.columns import JOINED, Table
from site_builder.opendata.files import (
    CATALOG,
    DATABASE,
    DICTIONARY,
    SCHEMA,
    SHEETS_JSON,
    ZIP,
    csv_name,
    json_name,
)
from site_builder.opendata.tables import OF_SHEETS


def data_files(site: Site, frame: Frame, sheets: Sequence[SheetData]) -> Iterator[File]:
    """The sheets in the order of `site.sheets`, in whatever order they come."""
    by_key = {sheet.key: sheet for sheet in sheets}
    ordered = [by_key[key] for key in site.sheets]
    made = dict(_site_files(site, frame, ordered))
    rights = {"licence.txt": f"{site.info.licence}\n".encode()} if site.info.licence else {}
    made[ZIP] = make_zip({**made, **rights}.items())
    made[CATALOG] = catalog(site, {name: len(content) for name, content in made.items()})
    for name, content in made.items():
        yield urls.path(urls.data_file(name)), content
    yield from page_files(site, ordered)


def _site_files(site: Site, frame: Frame, sheets: Sequence[SheetData]) -> Iterator[File]:
    records = [one.records for one in sheets]
    others = city_tables(site, frame.organization, frame.lineage)
    yield csv_name(JOINED), csv_file([HEAD, *(line for one in sheets for line in one.lines)])
    for table in OF_SHEETS:
        yield csv_name(table), write_csv([table.names, *table_records(records, table)])
    yield SHEETS_JSON, sheets_json(site, sheets)
    yield from _city_files(site, others)
    yield DATABASE, make_database(records, others)
    yield DICTIONARY, dictionary_csv()
    yield SCHEMA, _json(sheet_schema(site.info.subtitle))


def _city_files(site: Site, others: Mapping[Table, Sequence[Record]]) -> Iterator[File]:
    for table, records in others.items():
        yield csv_name(table), write_csv([table.names, *records])
        yield json_name(table), json_list(site, table.name, as_objects(table, records))


def _json(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()

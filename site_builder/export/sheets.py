"""What one sheet gives to machines: its own two files, and its share of those of all sheets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from site_builder.content.origins.provenance import Provenance
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.yaml.emit import as_plain
from site_builder.export.csv_text import csv_file, csv_lines
from site_builder.export.ids import sheet_id
from site_builder.export.records import joined_records, sheet_records, table_records
from site_builder.export.workbook import row_texts
from site_builder.export.workbook_rows import workbook_rows
from site_builder.graph import urls
from site_builder.graph.nodes.summary import SheetSummary
from site_builder.graph.site import File, Site
from site_builder.opendata.columns import GOALS, JOINED, MEASURES
from site_builder.opendata.files import SCHEMA
from site_builder.opendata.tables import OF_SHEETS

HEAD = csv_lines([JOINED.names])[0]

SHARED = (*OF_SHEETS, GOALS, MEASURES)
"""The tables that each sheet has a share of"""


@dataclass(frozen=True, slots=True)
class SheetData:
    key: SheetKey
    records: str
    """Of each table in SHARED the sheet's records, as JSON on one line"""
    lines: tuple[str, ...]
    """Of the joined table as CSV: one a measure, and one for a goal without any"""
    json: str
    """As sheets.json has it, on one line"""
    rows: tuple[str, ...]
    """Of goals.xlsx, as export/workbook.py has them"""


def sheet_data(
    site: Site, summary: SheetSummary, sheet: Sheet, provenance: Provenance | None
) -> SheetData:
    records = sheet_records(site, summary, sheet, provenance)
    facts = {
        "id": sheet_id(summary.key),
        "page": summary.url,
        "doubtful": summary.doubts,
        "sheet": as_plain(sheet),
    }
    shared = to_json([table_records(records, table) for table in SHARED])
    lines = tuple(csv_lines(joined_records(records)))
    rows = tuple(row_texts(workbook_rows(site.sheets[summary.key], sheet)))
    return SheetData(summary.key, shared, lines, to_json(facts), rows)


def sheet_files(data: SheetData, licence: str, provenance: Provenance | None) -> Iterator[File]:
    """Its CSV and its JSON, which also says where each text stands in the document."""
    yield urls.path(urls.sheet_data(data.key, "csv")), csv_file((HEAD, *data.lines))
    inner = data.json.removesuffix("}")
    places = to_json(_places_by_field(provenance))
    text = f'{inner}, "licence": {to_json(licence)}, "places": {places}}}\n'
    yield urls.path(urls.sheet_data(data.key, "json")), text.encode()


def sheets_json(site: Site, sheets: Iterable[str]) -> Iterator[str]:
    """`sheets`: the JSON of each"""
    return _object_of_lines(site, "sheets", sheets, schema=SCHEMA)


def json_list(site: Site, name: str, objects: Iterable[object]) -> Iterator[str]:
    """One object a line, so that a change of one shows as one."""
    return _object_of_lines(site, name, map(to_json, objects))


def _object_of_lines(site: Site, name: str, lines: Iterable[str], **more: str) -> Iterator[str]:
    facts = {"title": site.info.title, "licence": site.info.licence, **more}
    yield f'{to_json(facts).removesuffix("}")}, "{name}": [\n'
    for place, line in enumerate(lines):
        yield f",\n{line}" if place else line
    yield "\n]}\n"


to_json: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode


def _places_by_field(provenance: Provenance | None) -> dict[str, list[list[int | str]]]:
    """Field → [line, column, length, and of a workbook or PDF the worksheet or page, cell]"""
    return {
        field: [
            [p.line, p.column, p.length, *((p.sheet, p.cell) if p.sheet or p.cell else ())]
            for p in places
        ]
        for field, places in (provenance.fields.items() if provenance else ())
    }

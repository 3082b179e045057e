"""The record of changes as data: /data/changes.json and /data/changes.csv"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeAlias

from site_builder.export.csv_text import write_csv
from site_builder.graph import urls
from site_builder.graph.site import Site

Value: TypeAlias = "str | int"
COLUMNS = (
    "date",
    "kind",
    "fiscal_year",
    "ward",
    "ward_id",
    "section",
    "section_id",
    "goal",
    "field",
    "was",
    "now",
    "page",
)


def change_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Path in output/ → bytes; one record a change, the newest first."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in _rows(site)]
    data = {"title": site.info.title, "licence": site.info.licence, "changes": rows}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    yield urls.path(urls.CHANGES_JSON), f"{text}\n".encode()
    yield urls.path(urls.CHANGES_CSV), write_csv([COLUMNS, *(row.values() for row in rows)])


def _rows(site: Site) -> Iterator[tuple[Value, ...]]:
    for update in site.updates:
        key = update.key
        place = (key.year, update.ward.name, key.ward, update.section, key.section)
        for one in update.changes:
            goal = one.goal or ""
            told = (goal, one.field, one.was, one.now, update.url)
            yield (one.date, str(one.kind), *place, *told)

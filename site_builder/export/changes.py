"""The record of changes as data: /data/changes.json and /data/changes.csv"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeAlias

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
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def change_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Path in output/ → bytes; one record a change, the newest first."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in _rows(site)]
    data = {"title": site.info.title, "licence": site.info.licence, "changes": rows}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    yield urls.path(urls.CHANGES_JSON), f"{text}\n".encode()
    yield urls.path(urls.CHANGES_CSV), _csv(rows).encode("utf-8-sig")


def _rows(site: Site) -> Iterator[tuple[Value, ...]]:
    for update in site.updates:
        key = update.key
        place = (key.year, update.ward.name, key.ward, update.section, key.section)
        for one in update.changes:
            goal = one.goal or ""
            told = (goal, one.field, one.was, one.now, update.url)
            yield (one.date, str(one.kind), *place, *told)


def _csv(rows: list[dict[str, Value]]) -> str:
    """For spreadsheets: with a mark of its encoding, and no cell that they would calculate."""
    lines = [COLUMNS, *(row.values() for row in rows)]
    return "".join(",".join(map(_cell, line)) + "\r\n" for line in lines)


def _cell(value: Value) -> str:
    if isinstance(value, int):
        return str(value)
    safe = f"'{value}" if value.startswith(_FORMULA) else value
    return '"' + safe.replace('"', '""') + '"'

"""The record of changes as records of its table, the newest first."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.export.csv_text import Record
from site_builder.graph.site import Site


def change_records(site: Site) -> Iterator[Record]:
    for update in site.updates:
        key = update.key
        place = (key.year, update.ward.name, key.ward, update.section, key.section)
        for one in update.changes:
            told = (one.goal or None, one.field, one.was, one.now, update.url)
            yield (one.date, str(one.kind), *place, *told)

"""/data/dictionary.csv: every column of every table, in CSV and in the database."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.open_data import GOALS, MEASURES, Table
from site_builder.content.open_files import DATABASE, csv_name
from site_builder.content.open_tables import TABLES
from site_builder.export.csv_text import Record, write_csv

COLUMNS = ("file", "table", "table_title", "row", "position", "column", "kind", "meaning")


def dictionary_csv() -> bytes:
    return write_csv([COLUMNS, *_records()])


def _records() -> Iterator[Record]:
    for table in TABLES:
        yield from _columns(csv_name(table), table)
    for table in (GOALS, MEASURES):
        yield from _columns(DATABASE, table)


def _columns(file: str, table: Table) -> Iterator[Record]:
    for position, column in enumerate(table.columns, 1):
        told = (column.name, str(column.kind), column.meaning)
        yield (file, table.name, table.title, table.row, position, *told)

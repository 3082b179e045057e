"""/data/dictionary.csv: every column of every table, in CSV and in the database."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.export.csv_text import Record, write_csv
from site_builder.opendata.columns import GOALS, MEASURES, Table
from site_builder.opendata.files import DATABASE, csv_name
from site_builder.opendata.tables import TABLES

COLUMNS = ("file", "table", "table_title", "row", "position", "column", "kind", "meaning")


def dictionary_csv() -> bytes:
    return write_csv([COLUMNS, *_records()])


_SAFE = (
    "= + - @ ' やタブ、改行（CR）で始まる文には、式として計算されないように、頭に ' を一つつけて"
    "います。頭の ' を一つ取ると、もとの文になります"
)


def _records() -> Iterator[Record]:
    yield ("*.csv", "", "すべての CSV", "", None, "", "", _SAFE)
    for table in TABLES:
        yield from _columns(csv_name(table), table)
    for table in (GOALS, MEASURES):
        yield from _columns(DATABASE, table)


def _columns(file: str, table: Table) -> Iterator[Record]:
    for position, column in enumerate(table.columns, 1):
        told = (column.name, str(column.kind), column.meaning)
        yield (file, table.name, table.title, table.row, position, *told)

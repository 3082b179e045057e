"""/data/goals.sqlite: the tables, joined by keys, and views for the usual questions.

Always the same bytes: the fields of the header that say which SQLite wrote the file, and how
often, are set to fixed values.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.export.csv_text import Record
from site_builder.export.stored import StoredFile, store
from site_builder.opendata.columns import GOALS, MEASURES, PICKED, SHEETS, ColumnKind, Table
from site_builder.opendata.files import DATABASE
from site_builder.opendata.tables import (
    CHANGES,
    CITATIONS,
    CORRECTIONS,
    DOUBTS,
    LINEAGE,
    POLICIES,
    SECTIONS,
    SPANS,
    TEXTS,
    UNPLACED,
    WARDS,
)
from site_builder.problems import Problem, SiteBuilderError, Where

TABLES = (
    *(WARDS, SECTIONS, POLICIES),
    *(SHEETS, GOALS, MEASURES, CITATIONS, TEXTS, SPANS, DOUBTS, UNPLACED, CORRECTIONS),
    *(LINEAGE, CHANGES),
)
_INSERTS = {
    table.name: f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"
    for table in TABLES
}
_SETTINGS = ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY")
_PIECE = 1 << 20
"""Bytes that are read at once"""
_TYPES = {
    ColumnKind.TEXT: "TEXT",
    ColumnKind.DATE: "TEXT",
    ColumnKind.JSON: "TEXT",
    ColumnKind.INTEGER: "INTEGER",
    ColumnKind.NUMBER: "REAL",
    ColumnKind.FLAG: "INTEGER",
}
_REFERS = {
    "ward_id": WARDS,
    "sheet_id": SHEETS,
    "goal_id": GOALS,
    "measure_id": MEASURES,
    "policy_id": POLICIES,
}
_UNBOUND = frozenset([CHANGES])
"""Not bound to `sheets`: it has sheets that are gone, too"""
_INDICES = (
    ("sheets", "ward_id, fiscal_year"),
    ("goals", "sheet_id"),
    ("measures", "goal_id"),
    ("citations", "policy_id"),
)


def store_database(
    others: Mapping[Table, Sequence[Record]],
    sheets: Iterable[Mapping[str, Sequence[Any]]],
    folder: Path | None = None,
) -> StoredFile:
    """`others`: the records of the tables about no single sheet; `sheets`: of each sheet those of
    the other tables, by their names. Raises OSError where the disk is full, too."""
    try:
        import sqlite3
    except ImportError as error:
        raise SiteBuilderError([_NO_SQLITE]) from error
    records = chain([{table.name: own for table, own in others.items()}], sheets)
    with TemporaryDirectory(dir=folder) as name:
        first, last = Path(name, "first"), Path(name, "last")
        try:
            with closing(sqlite3.connect(first, isolation_level=None)) as connection:
                _fill(connection, records)
                connection.execute("VACUUM INTO ?", (str(last),))
        except sqlite3.OperationalError as error:
            raise OSError(errno.EIO, str(error)) from error
        return store(_with_fixed_header(last), folder)


def _fill(connection: Any, sheets: Iterable[Mapping[str, Sequence[Any]]]) -> None:
    """Nobody needs what a failure would leave: nothing is kept for it."""
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")
    for statement in _create_statements():
        connection.execute(statement)
    for records in sheets:
        for name, own in records.items():
            connection.executemany(_INSERTS[name], own)
    connection.execute("COMMIT")


_NO_SQLITE = Problem(
    Where(f"data/{DATABASE}"),
    "no-sqlite",
    "この Python には sqlite3 が入っていないので、データベースのファイルをつくれません。",
    "sqlite3 の入った Python を使ってください（pyenv なら、libsqlite3-dev を入れてから"
    "つくり直します）。",
)


def _with_fixed_header(database: Path) -> Iterator[bytes]:
    """With one counter of changes and one version of SQLite: the same tables are the same bytes."""
    counter, version = (1).to_bytes(4, "big"), (3_040_000).to_bytes(4, "big")
    with database.open("rb") as file:
        head = file.read(100)
        yield b"".join((head[:24], counter, head[28:92], counter, version))
        while piece := file.read(_PIECE):
            yield piece


# --- structure ----------------------------------------------------------------------------


def _create_statements() -> Iterator[str]:
    yield from map(_create_table, TABLES)
    for name, columns in _INDICES:
        yield f"CREATE INDEX {name}_by_{columns.split('_id')[0]} ON {name} ({columns})"
    yield from (f"CREATE VIEW {name} AS {query}" for name, query in VIEWS.items())


def _create_table(table: Table) -> str:
    lines = [f"{column.name} {_TYPES[column.kind]}" for column in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    for column in table.columns if table not in _UNBOUND else ():
        above = _REFERS.get(column.name.removeprefix("earlier_").removeprefix("later_"))
        if above and above is not table:
            lines.append(f"FOREIGN KEY ({column.name}) REFERENCES {above.name} ({above.key[0]})")
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


_JOINED = f"""
SELECT {", ".join(f"{table.name}.{name}" for table, name in PICKED)}
FROM sheets JOIN goals USING (sheet_id) LEFT JOIN measures USING (goal_id)"""


def _own_or_above(cell: str, field: str) -> str:
    """The row's own or, where the field of a row above covers it, that row's."""
    return f"""(
  SELECT above.{cell} FROM measures AS above
  WHERE above.goal_id = measures.goal_id AND above.measure_no <= measures.measure_no
    AND instr(' ' || above.covered || ' ', ' {field} ') = 0
  ORDER BY above.measure_no DESC LIMIT 1
) AS {cell}"""


_CELLS = tuple(name for name in MEASURE_FIELDS if name != "policies")
_FILLED = f"""
SELECT measure_id, goal_id, measure_no, {", ".join(_own_or_above(cell, cell) for cell in _CELLS)},
{_own_or_above("evaluation_doubt", "evaluation")}, doubts
FROM measures"""
_TALLY = """
SELECT fiscal_year, ward_id, evaluation, count(*) AS measures, sum(evaluation_doubt) AS doubtful
FROM sheets JOIN goals USING (sheet_id) JOIN measures_filled USING (goal_id)
GROUP BY fiscal_year, ward_id, evaluation"""
VIEWS: Mapping[str, str] = {
    "goals_csv": _JOINED,
    "measures_filled": _FILLED,
    "evaluation_counts": _TALLY,
}

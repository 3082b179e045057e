"""The file in which a build remembers: a small database, which a kill leaves as it was before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any

Row = tuple[Any, ...]

FOLDER = ".site-builder"
"""Beside content/"""
_FORMAT = 4
_MOST_KEPT = 8
"""Of these files, for as many outputs of one content: the oldest go"""
_TABLES = (
    "facts(name PRIMARY KEY, value) WITHOUT ROWID",
    "files(name PRIMARY KEY, size, modified, changed, inode, settled, digest) WITHOUT ROWID",
    "sheets(name PRIMARY KEY, made_of, summary, rest, goals, digest)",
    "batches(name PRIMARY KEY, made_of, reads, files, digest)",
    "outputs(name PRIMARY KEY, batch, size, modified, changed, inode, digest) WITHOUT ROWID",
    "shares(name PRIMARY KEY, body)",
    "parts(name PRIMARY KEY, body, digest)",
)
"""Long rows stand apart from their names, which are then found without them"""


class Damaged(Exception):
    """What is remembered cannot be used."""


class Store:
    """Raises Damaged, whatever is wrong with the file."""

    def __init__(self, file: Path) -> None:
        with _careful():
            self._database = _connected(file)

    def rows(self, table: str) -> list[Row]:
        with _careful():
            found: list[Row] = self._database.execute(f"SELECT * FROM {table}").fetchall()
        return found

    def row(self, table: str, name: str) -> Row | None:
        with _careful():
            query = f"SELECT * FROM {table} WHERE name = ?"
            found: Row | None = self._database.execute(query, (name,)).fetchone()
        return found

    def some(self, table: str, names: Sequence[str]) -> list[Row]:
        """Those of these names that are there"""
        with _careful():
            marks = ",".join("?" * len(names))
            query = f"SELECT * FROM {table} WHERE name IN ({marks})"
            found: list[Row] = self._database.execute(query, names).fetchall()
        return found

    def names(self, table: str) -> set[str]:
        with _careful():
            return {row[0] for row in self._database.execute(f"SELECT name FROM {table}")}

    def fact(self, name: str) -> bytes:
        """Empty where it is not known"""
        found = self.row("facts", name)
        return bytes(found[1]) if found else b""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written in it, or nothing."""
        with _careful(), self._database:
            yield

    def put(self, table: str, rows: Iterator[Row]) -> None:
        for first in rows:
            marks = ",".join("?" * len(first))
            query = f"INSERT OR REPLACE INTO {table} VALUES ({marks})"
            self._database.executemany(query, chain([first], rows))

    def drop(self, table: str, names: Iterable[Any]) -> None:
        query = f"DELETE FROM {table} WHERE name = ?"
        self._database.executemany(query, [(name,) for name in names])

    def close(self) -> None:
        self._database.close()


@contextmanager
def _careful() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # a damaged database can raise any error
        raise Damaged from error


def _connected(file: Path) -> Any:
    import sqlite3  # a Python can be built without it

    database = sqlite3.connect(file, timeout=0)
    [version] = database.execute("PRAGMA user_version").fetchone()
    if version == 0:
        for table in _TABLES:
            database.execute(f"CREATE TABLE {table}")
        database.execute(f"PRAGMA user_version = {_FORMAT}")
    elif version != _FORMAT:
        database.close()
        raise ValueError(version)
    return database


def open_store(file: Path) -> Store | None:
    """None where there is none that can be used."""
    with suppress(Damaged, OSError):
        if file.is_file():
            return Store(file)
    return None


def new_store(file: Path) -> Store:
    """Replaces the file; the oldest files of other outputs are deleted."""
    with _careful():
        file.parent.mkdir(exist_ok=True)
        for name in (file.name, f"{file.name}-journal"):
            file.with_name(name).unlink(missing_ok=True)
        stores = file.parent.glob(f"*{file.suffix}")
        for old in sorted(stores, key=lambda one: -one.stat().st_mtime)[_MOST_KEPT - 1 :]:
            old.unlink(missing_ok=True)
    return Store(file)


def database_version() -> str:
    with suppress(ImportError):
        import sqlite3  # a Python can be built without it

        return sqlite3.sqlite_version
    return ""

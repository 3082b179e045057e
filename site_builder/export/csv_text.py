"""CSV for spreadsheets and back: a mark of its encoding, and no cell that they would calculate."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TypeAlias

Cell: TypeAlias = "str | int | float | None"
"""None: there is no such value, which a CSV shows as an empty cell"""
Record: TypeAlias = "tuple[Cell, ...]"
END = "\r\n"
_MARK = "\ufeff"
"""Of UTF-8, which some spreadsheets need"""
_MARKED = frozenset("=+-@＝＋－＠\t\r\n\0'")
"""What begins a formula in some spreadsheet, or is left out before one. The apostrophe too: so a
reader that takes one away has the text again, whatever it was."""


class _Lines(list[str]):
    """What csv writes to: one line a record"""

    def write(self, line: str) -> None:
        self.append(line)


def csv_lines(records: Iterable[Iterable[Cell]]) -> list[str]:
    """One text a record, with the line's end; numbers bare, texts quoted."""
    lines = _Lines()
    writer = csv.writer(lines, quoting=csv.QUOTE_NONNUMERIC, lineterminator=END)
    writer.writerows([_with_apostrophe(cell) for cell in record] for record in records)
    return lines


def csv_file(lines: Iterable[str]) -> bytes:
    return "".join(csv_texts(lines)).encode()


def csv_texts(lines: Iterable[str]) -> Iterator[str]:
    """The texts that make a whole file, one after the other"""
    yield _MARK
    yield from lines


def write_csv(records: Iterable[Iterable[Cell]]) -> bytes:
    return csv_file(csv_lines(records))


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The records by the names of their columns, each text as it was."""
    lines = content.decode("utf-8-sig").split("\n")
    head, *records = csv.reader([f"{line}\n" for line in lines[:-1]])
    return [dict(zip(head, map(without_apostrophe, record), strict=True)) for record in records]


def without_apostrophe(cell: str) -> str:
    """The text of a cell, without the apostrophe that keeps it from being calculated."""
    return cell.removeprefix("'")


def _with_apostrophe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in _MARKED else cell

"""CSV for spreadsheets: a mark of its encoding, and no cell that they would calculate."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

Cell: TypeAlias = "str | int | Decimal"
_MARKED = ("=", "+", "-", "@", "\t", "\r", "'")
"""The apostrophe too: so a reader that takes one away has the text again, whatever it was."""


def write_csv(rows: Iterable[Iterable[Cell]]) -> bytes:
    lines = (",".join(map(_cell, row)) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def bare(cell: str) -> str:
    """The text of a cell, without the apostrophe that keeps it from being calculated."""
    return cell.removeprefix("'")


def _cell(value: Cell) -> str:
    if not isinstance(value, str):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    safe = f"'{value}" if value.startswith(_MARKED) else value
    return '"' + safe.replace('"', '""') + '"'

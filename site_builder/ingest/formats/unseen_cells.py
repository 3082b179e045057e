"""Cells of a worksheet that hold something though their row or column is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from site_builder.ingest.formats.cells import column_number

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_HOLDING = frozenset(["v", "f", "is"])
_LAST_COLUMN = 16_384


def local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]


def every(root: ET.Element, name: str) -> Iterator[ET.Element]:
    return (one for one in root.iter() if local(one.tag) == name)


def unseen_cells(worksheet: ET.Element) -> Iterator[ET.Element]:
    """As the reader judges it: a merged cell is seen as long as one of its rows and columns is."""
    rows = {_number(row, "r") for row in every(worksheet, "row") if _is_hidden(row, "ht")}
    columns = set(_hidden_columns(worksheet))
    if not rows and not columns:
        return
    merged = dict(_merged(worksheet))
    for cell in every(worksheet, "c"):
        place = _places(cell.get("r", ""))
        if place and any(local(part.tag) in _HOLDING for part in cell):
            (row, column), *_ = place
            down, across = merged.get(
                (row, column), (range(row, row + 1), range(column, column + 1))
            )
            if rows.issuperset(down) or columns.issuperset(across):
                yield cell


def _is_hidden(element: ET.Element, size: str) -> bool:
    """Also where it is drawn with no height or width."""
    try:
        nothing = float(element.get(size, "1")) == 0
    except ValueError:
        nothing = False
    return nothing or element.get("hidden") in ("1", "true")


def _hidden_columns(worksheet: ET.Element) -> Iterator[int]:
    for one in every(worksheet, "col"):
        if _is_hidden(one, "width"):
            yield from range(_number(one, "min"), min(_number(one, "max"), _LAST_COLUMN) + 1)


def _merged(worksheet: ET.Element) -> Iterator[tuple[tuple[int, int], tuple[range, range]]]:
    """First cell → its rows and columns"""
    for area in every(worksheet, "mergeCell"):
        ends = _places(area.get("ref", ""))
        if len(ends) == 2:
            (top, left), (bottom, right) = ends
            yield (top, left), (range(top, bottom + 1), range(left, right + 1))


def _places(text: str) -> list[tuple[int, int]]:
    """C7:D9 → rows and columns, counted from 1"""
    return [(int(row), column_number(letters)) for letters, row in _CELL.findall(text)]


def _number(element: ET.Element, name: str) -> int:
    value = element.get(name, "")
    return int(value) if value.isdecimal() and len(value) <= 7 else 0

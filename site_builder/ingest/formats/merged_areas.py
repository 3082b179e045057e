"""Merged cells of OpenDocument (.ods) and binary (.xlsb) workbooks, of which the library that reads
their values tells nothing."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from site_builder.ingest.formats.file_kinds import MOST_UNPACKED

Area = tuple[tuple[int, int], tuple[int, int]]
"""The first cell, counted from 1, with the rows and columns that it takes"""

_CONTENT, _BOOK, _RELATIONS = "content.xml", "xl/workbook.bin", "xl/_rels/workbook.bin.rels"


def merged_areas(data: bytes) -> Mapping[str, tuple[Area, ...]]:
    """By the names of the worksheets. Raise ValueError or what the libraries raise where the bytes
    are damaged."""
    with ZipFile(BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        if _CONTENT in names:
            root = ET.fromstring(_part(archive, _CONTENT))
            return {one.get(f"{_TABLE}name", ""): tuple(_of_table(one)) for one in _tables(root)}
        if _BOOK not in names:
            return {}
        targets = dict(_targets(_part(archive, _RELATIONS)))
        sheets = dict(_sheets(_part(archive, _BOOK)))
        paths = {name: targets[key] for name, key in sheets.items() if targets.get(key) in names}
        return {name: tuple(_of_part(_part(archive, path))) for name, path in paths.items()}


def _part(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MOST_UNPACKED:
        raise ValueError(f"{name} is too large")
    return archive.read(name)


# --- OpenDocument -------------------------------------------------------------------------

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def _tables(root: ET.Element) -> Iterator[ET.Element]:
    return root.iter(f"{_TABLE}table")


def _of_table(table: ET.Element) -> Iterator[Area]:
    row = 1
    for one in table.iter(f"{_TABLE}table-row"):
        times = _count(one, "number-rows-repeated")
        for column, size in _of_row(one):
            yield from (((row + n, column), size) for n in range(times))
        row += times


def _of_row(row: ET.Element) -> Iterator[tuple[int, tuple[int, int]]]:
    column = 1
    for cell in row:
        if cell.tag in _CELLS:
            size = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if size != (1, 1):
                yield column, size
            column += _count(cell, "number-columns-repeated")


def _count(element: ET.Element, name: str) -> int:
    value = element.get(f"{_TABLE}{name}", "1")
    return max(1, int(value)) if re.fullmatch(r"\d{1,7}", value, re.ASCII) else 1


# --- binary -------------------------------------------------------------------------------

_SHEET, _MERGED = 156, 176
"""Kinds of records"""
_HEAD = 8
"""Bytes of a worksheet's record before its names"""


def _targets(relations: bytes) -> Iterator[tuple[str, str]]:
    for one in ET.fromstring(relations):
        yield one.get("Id", ""), normpath(join("/xl", one.get("Target", ""))).lstrip("/")


def _sheets(book: bytes) -> Iterator[tuple[str, str]]:
    """Name → id of its part"""
    for kind, data in _records(book):
        if kind == _SHEET:
            key, end = _text(data, _HEAD)
            yield _text(data, end)[0], key


def _text(data: bytes, at: int) -> tuple[str, int]:
    """With the place behind it"""
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * length
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _of_part(sheet: bytes) -> Iterator[Area]:
    for kind, data in _records(sheet):
        if kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", data)
            yield (top + 1, left + 1), (bottom - top + 1, right - left + 1)


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(part):
        kind, at = _number(part, at, most=2)
        length, at = _number(part, at, most=4)
        yield kind, part[at : at + length]
        at += length


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """7 bits a byte, the lowest first; with the place behind it"""
    value = 0
    for place, byte in enumerate(part[at : at + most]):
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value, at + place + 1
    return value, at + most

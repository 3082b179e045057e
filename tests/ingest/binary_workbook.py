"""Binary workbooks (.xlsb) for tests, written record by record ([MS-XLSB]): no program that the
tests may use writes any."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZipFile

Row = Sequence[str | int | float | None]
Area = tuple[int, int, int, int]
"""First and last row, first and last column, counted from 0"""

_ROW, _BLANK, _REAL, _SHARED = 0, 1, 5, 7
_BEGIN_SHEET, _END_SHEET, _BEGIN_DATA, _END_DATA, _DIMENSION = 129, 130, 145, 146, 148
_BEGIN_BOOK, _END_BOOK, _BEGIN_SHEETS, _END_SHEETS, _PROPERTIES, _SHEET = (
    *(131, 132, 143, 144),
    *(153, 156),
)
_STRING, _BEGIN_STRINGS, _END_STRINGS = 19, 159, 160
_MERGED, _BEGIN_MERGED, _END_MERGED = 176, 177, 178
_OFFICE = "http://schemas.openxmlformats.org"
_TYPES = "application/vnd.ms-excel"


def record(kind: int, data: bytes = b"") -> bytes:
    """Kind and length in 7 bits a byte, the lowest first"""
    return _number(kind) + _number(len(data)) + data


def _number(value: int) -> bytes:
    made = bytearray()
    while True:
        made.append(value & 0x7F | (0x80 if value > 0x7F else 0))
        value >>= 7
        if not value:
            return bytes(made)


def _text(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


def binary_workbook(name: str, rows: Sequence[Row], merged: Sequence[Area] = ()) -> bytes:
    """With one worksheet"""
    strings = list(dict.fromkeys(value for row in rows for value in row if isinstance(value, str)))
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.bin")),
        "xl/_rels/workbook.bin.rels": _relations(
            ("worksheet", "worksheets/sheet1.bin"), ("sharedStrings", "sharedStrings.bin")
        ),
        "xl/workbook.bin": b"".join(_book(name)),
        "xl/sharedStrings.bin": b"".join(_strings(strings)),
        "xl/worksheets/sheet1.bin": b"".join(_sheet(rows, strings, merged)),
    }
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for path, data in parts.items():
            archive.writestr(path, data)
    return stream.getvalue()


def _book(name: str) -> Iterator[bytes]:
    yield record(_BEGIN_BOOK)
    yield record(_PROPERTIES, struct.pack("<II", 0, 0) + _text(""))
    yield record(_BEGIN_SHEETS)
    yield record(_SHEET, struct.pack("<II", 0, 1) + _text("rId1") + _text(name))
    yield record(_END_SHEETS) + record(_END_BOOK)


def _strings(strings: Sequence[str]) -> Iterator[bytes]:
    yield record(_BEGIN_STRINGS, struct.pack("<II", len(strings), len(strings)))
    yield from (record(_STRING, b"\0" + _text(one)) for one in strings)
    yield record(_END_STRINGS)


def _sheet(rows: Sequence[Row], strings: Sequence[str], merged: Sequence[Area]) -> Iterator[bytes]:
    wide = max(map(len, rows))
    yield record(_BEGIN_SHEET)
    yield record(_DIMENSION, struct.pack("<IIII", 0, len(rows) - 1, 0, wide - 1))
    yield record(_BEGIN_DATA)
    for number, row in enumerate(rows):
        yield record(_ROW, struct.pack("<II", number, 0) + bytes(13))
        yield from (_cell(column, value, strings) for column, value in enumerate(row))
    yield record(_END_DATA)
    if merged:
        yield record(_BEGIN_MERGED, struct.pack("<I", len(merged)))
        yield from (record(_MERGED, struct.pack("<IIII", *area)) for area in merged)
        yield record(_END_MERGED)
    yield record(_END_SHEET)


def _cell(column: int, value: str | int | float | None, strings: Sequence[str]) -> bytes:
    head = struct.pack("<II", column, 0)
    if value is None:
        return record(_BLANK, head)
    if isinstance(value, str):
        return record(_SHARED, head + struct.pack("<I", strings.index(value)))
    return record(_REAL, head + struct.pack("<d", value))


def _relations(*targets: tuple[str, str]) -> bytes:
    lines = (
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/officeDocument/2006/relationships/{kind}"'
        f' Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    space = f"{_OFFICE}/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'.encode()


def _content_types() -> bytes:
    kinds = (
        ("xl/workbook.bin", f"{_TYPES}.sheet.binary.macroEnabled.main"),
        ("xl/worksheets/sheet1.bin", f"{_TYPES}.worksheet"),
        ("xl/sharedStrings.bin", f"{_TYPES}.sharedStrings"),
    )
    lines = "".join(f'<Override PartName="/{p}" ContentType="{kind}"/>' for p, kind in kinds)
    default = '<Default Extension="bin" ContentType="application/vnd.ms-excel"/>'
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    rels += 'relationships+xml"/>'
    return (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types">{rels}{default}{lines}</Types>'
    ).encode()

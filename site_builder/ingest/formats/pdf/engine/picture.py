"""Runs in a process of its own: a PDF on stdin → one of its pages as a PNG on stdout.

Arguments: number of the page from 1, points around the cell that are drawn (0: the whole page) and,
optional, the corners of a cell (left, top, right, bottom in points, as a provenance has them),
which is framed.
"""

from __future__ import annotations

import ctypes
import struct
import sys
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from site_builder.ingest.formats.pdf.engine.__main__ import limit

SCALE = 1.6
"""Pixels a point: a page of A4 is 1347 by 952"""
MOST_POINTS = 2_500
"""Of a page's side: what is larger is drawn smaller"""
_WHITE, _FRAME = 0xFFFFFFFF, 0xFFC02020
_LINE, _AROUND = 3, 4
"""Pixels of the frame, and between it and the cell"""


def main(page: int, around: float, corners: Sequence[float]) -> int:
    limit()
    data = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    loaded = pdfium.FPDF_LoadPage(document, page - 1) if document else None
    if not loaded:
        return 1
    sys.stdout.buffer.write(_png(*_pixels(loaded, around, corners)))
    return 0


def _pixels(page: Any, around: float, corners: Sequence[float]) -> tuple[bytes, int, int]:
    """Blue, green, red and one more byte a pixel; width; height."""
    points = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(SCALE, SCALE * MOST_POINTS / max(points))
    whole = [max(1, round(side * scale)) for side in points]
    cell = [corner * scale for corner in corners]
    (x, width), (y, height) = (_cut(whole[n], cell[n::2], around * scale) for n in (0, 1))
    bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, -x, -y, *whole, 0, pdfium.FPDF_ANNOT)
    for left, top, right, bottom in _frame(cell):
        place = (left - x, top - y, right - left, bottom - top)
        pdfium.FPDFBitmap_FillRect(bitmap, *place, _FRAME)
    size = pdfium.FPDFBitmap_GetStride(bitmap) * height
    return ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), size), width, height


def _cut(side: int, cell: Sequence[float], around: float) -> tuple[int, int]:
    """First pixel and number of pixels of a side of the page that are drawn."""
    if not around or len(cell) != 2:
        return 0, side
    first = min(max(0, round(cell[0] - around)), side - 1)
    last = min(side, round(cell[1] + around))
    return first, max(1, last - first)


def _frame(cell: Sequence[float]) -> Iterator[tuple[int, int, int, int]]:
    """Its four sides, outside the cell."""
    if len(cell) != 4:
        return
    near, far = _AROUND, _AROUND + _LINE
    left, top = (round(x) for x in cell[:2])
    right, bottom = (round(x) for x in cell[2:])
    yield left - far, top - far, right + far, top - near
    yield left - far, bottom + near, right + far, bottom + far
    yield left - far, top - far, left - near, bottom + far
    yield right + near, top - far, right + far, bottom + far


def _png(pixels: bytes, width: int, height: int) -> bytes:
    rows = bytearray()
    stride = len(pixels) // height
    for start in range(0, len(pixels), stride):
        row = bytearray(3 * width)
        for place in range(3):
            row[2 - place :: 3] = pixels[start + place : start + 4 * width : 4]
        rows += b"\0" + row
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), float(sys.argv[2]), [float(one) for one in sys.argv[3:]]))

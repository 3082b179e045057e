"""Texts that the page does not show, whatever hides them: without them it looks the same."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from typing import Any

import pypdfium2.raw as pdfium

from site_builder.ingest.formats.pdf.engine.geometry import Rect

_FINE = 2.0
"""Pixels for each point"""
_MOST = 4000
"""Pixels along a side"""
_PIXEL = 4
"""Bytes"""


def unshown(page: Any, suspects: Mapping[int, tuple[Any, Rect]]) -> Iterator[int]:
    """Of texts by their numbers; a letter that this machine cannot draw counts as not shown."""
    if not suspects:
        return
    whole = _drawn(page)
    for text, _ in suspects.values():
        pdfium.FPDFPageObj_SetIsActive(text, False)
    without = _drawn(page)
    for text, _ in suspects.values():
        pdfium.FPDFPageObj_SetIsActive(text, True)
    for number, (_, spot) in suspects.items():
        if whole.part(spot) == without.part(spot):
            yield number


class _Picture:
    def __init__(self, data: bytes, stride: int, box: Rect, scale: float, rows: int) -> None:
        self._data, self._stride, self._rows = data, stride, rows
        self._box, self._scale = box, scale

    def part(self, spot: Rect) -> list[bytes]:
        left, _, _, top = self._box
        first = max(0, int((spot[0] - left) * self._scale) - 1) * _PIXEL
        last = max(0, int((spot[2] - left) * self._scale) + 2) * _PIXEL
        high = max(0, int((top - spot[3]) * self._scale) - 1)
        low = min(self._rows, max(0, int((top - spot[1]) * self._scale) + 2))
        rows = (self._stride * row for row in range(high, low))
        return [self._data[row + first : row + min(last, self._stride)] for row in rows]


def _drawn(page: Any) -> _Picture:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    width, height = box.right - box.left, box.top - box.bottom
    scale = min(_FINE, _MOST / max(width, height, 1.0))
    columns, rows = int(width * scale) + 1, int(height * scale) + 1
    bitmap = pdfium.FPDFBitmap_Create(columns, rows, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        stretched = (round(width * scale), round(height * scale))
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *stretched, 0, 0)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * rows)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return _Picture(data, stride, (box.left, box.bottom, box.right, box.top), scale, rows)

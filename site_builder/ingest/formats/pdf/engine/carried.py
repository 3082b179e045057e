"""What a PDF carries beside its pages: names, remarks, files, programs."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

_OF_THE_PAGE = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET}
_NAMES = ("Author", "Keywords", "Subject")
_ZERO = 2
_LAYERS = b"/OCProperties"
_PACKED = re.compile(rb"/ObjStm\b.*?stream\r?\n")
_MOST = 1 << 24
"""Bytes of what is packed, of each stream"""


def carried(document: Any, data: bytes, pages: int) -> dict[str, Any]:
    remarks = [who for number in range(pages) for who in _remarks(document, number)]
    return {
        "names": [name for tag in _NAMES if (name := _meta(document, tag))],
        "files": list(_files(document)),
        "remarks": len(remarks),
        "authors": sorted(set(filter(None, remarks))),
        "programs": max(0, pdfium.FPDFDoc_GetJavaScriptActionCount(document)),
        "layers": has_layers(data),
    }


def has_layers(data: bytes) -> bool:
    """Also where the objects of the PDF are packed; of one that is locked, too, it may be so."""
    starts = [match.end() for match in _PACKED.finditer(data)]
    packed = any(_LAYERS in _unpacked(data, start) for start in starts)
    return _LAYERS in data or packed


def _unpacked(data: bytes, start: int) -> bytes:
    end = data.find(b"endstream", start)
    try:
        return zlib.decompressobj().decompress(data[start:end], _MOST)
    except zlib.error:
        return _LAYERS  # locked, or packed in another way


def _meta(document: Any, tag: str) -> str:
    return _text(pdfium.FPDF_GetMetaText, document, tag.encode())


def _files(document: Any) -> Iterator[str]:
    for place in range(max(0, pdfium.FPDFDoc_GetAttachmentCount(document))):
        yield _text(pdfium.FPDFAttachment_GetName, pdfium.FPDFDoc_GetAttachment(document, place))


def _remarks(document: Any, number: int) -> Iterator[str]:
    """Who wrote each remark on a page; links and the fields of a form are none."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return
    for place in range(pdfium.FPDFPage_GetAnnotCount(page)):
        remark = pdfium.FPDFPage_GetAnnot(page, place)
        if pdfium.FPDFAnnot_GetSubtype(remark) not in _OF_THE_PAGE:
            yield _text(pdfium.FPDFAnnot_GetStringValue, remark, b"T")
        pdfium.FPDFPage_CloseAnnot(remark)
    pdfium.FPDF_ClosePage(page)


def _text(read: Callable[..., int], *of: Any) -> str:
    """What a function of PDFium writes into a buffer as long as it asks for: UTF-16 and a zero."""
    size = read(*of, None, 0)
    if size <= _ZERO:
        return ""
    signs = (ctypes.c_ushort * (size // 2))()
    kind = read.argtypes[-2]  # type: ignore[attr-defined]
    read(*of, ctypes.cast(signs, kind), size)
    return bytes(signs)[:-_ZERO].decode("utf-16-le", "replace").strip()

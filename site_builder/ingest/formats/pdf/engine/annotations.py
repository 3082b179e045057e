"""Annotations and the fields of a form, made part of their page as viewers show them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from site_builder.ingest.formats.pdf.engine.geometry import Rect, bounds

_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_NO_WORDS = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WATERMARK)
_ICONS = (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FILEATTACHMENT)
_WRITTEN = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)


@dataclass(frozen=True, slots=True)
class Added:
    """What was added to a page."""

    own: int
    """How many objects the page had before"""
    remarks: Sequence[Rect] = ()
    """Where somebody has written upon the page"""
    values: Sequence[tuple[Rect, str]] = ()
    """What is filled into each field"""
    strikes: Sequence[Rect] = ()
    """Lines that an annotation stands for, drawn or not"""
    redacted: Sequence[Rect] = ()
    """What was marked to be blacked out, and is not yet"""


def load_page(document: Any, number: int) -> tuple[Any, Added]:
    """A page with all that viewers draw upon it; the page is nothing where it cannot be read."""
    page = pdfium.FPDF_LoadPage(document, number)
    own = pdfium.FPDFPage_CountObjects(page) if page else 0
    if not page or not pdfium.FPDFPage_GetAnnotCount(page):
        return page, Added(own)
    _hide_icons(page)
    _draw_missing(page)
    values = tuple(_values(document, page))
    lines = tuple(_strikes(page)), tuple(_redacted(page))
    added = Added(own, tuple(_remarks(page)), values, *lines)
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    pdfium.FPDF_ClosePage(page)
    return pdfium.FPDF_LoadPage(document, number), added


def _draw_missing(page: Any) -> None:
    """The engine draws annotations that come without a drawing when it draws the page."""
    bitmap = pdfium.FPDFBitmap_Create(1, 1, 0)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, 1, 1, 0, pdfium.FPDF_ANNOT)
    pdfium.FPDFBitmap_Destroy(bitmap)


def _hide_icons(page: Any) -> None:
    for one, kind in _annotations(page):
        if kind in _ICONS:
            pdfium.FPDFAnnot_SetFlags(one, pdfium.FPDF_ANNOT_FLAG_HIDDEN)


def _annotations(page: Any) -> Iterator[tuple[Any, int]]:
    """With their kinds."""
    for place in range(pdfium.FPDFPage_GetAnnotCount(page)):
        one = pdfium.FPDFPage_GetAnnot(page, place)
        yield one, pdfium.FPDFAnnot_GetSubtype(one)
        pdfium.FPDFPage_CloseAnnot(one)


def _remarks(page: Any) -> Iterator[Rect]:
    for one, kind in _annotations(page):
        if kind not in (*_NO_WORDS, pdfium.FPDF_ANNOT_WIDGET):
            yield _rect(one)


def _strikes(page: Any) -> Iterator[Rect]:
    for one, kind in _annotations(page):
        if pdfium.FPDFAnnot_GetFlags(one) & pdfium.FPDF_ANNOT_FLAG_HIDDEN:
            continue
        if kind == pdfium.FPDF_ANNOT_STRIKEOUT:
            yield from (_through(box) for box in _quads(one))
        if kind == pdfium.FPDF_ANNOT_LINE:
            start, end = pdfium.FS_POINTF(), pdfium.FS_POINTF()
            if pdfium.FPDFAnnot_GetLine(one, ctypes.byref(start), ctypes.byref(end)):
                yield bounds([(start.x, start.y), (end.x, end.y)])


def _redacted(page: Any) -> Iterator[Rect]:
    for one, kind in _annotations(page):
        if kind == pdfium.FPDF_ANNOT_REDACT:
            yield from tuple(_quads(one)) or (_rect(one),)


def _quads(annotation: Any) -> Iterator[Rect]:
    for place in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
        four = pdfium.FS_QUADPOINTSF()
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, place, ctypes.byref(four)):
            pairs = ((four.x1, four.y1), (four.x2, four.y2), (four.x3, four.y3))
            yield bounds([*pairs, (four.x4, four.y4)])


def _through(box: Rect) -> Rect:
    """The line along the middle of its longer side."""
    left, bottom, right, top = box
    if right - left >= top - bottom:
        return left, (bottom + top) / 2, right, (bottom + top) / 2
    return (left + right) / 2, bottom, (left + right) / 2, top


def _rect(annotation: Any) -> Rect:
    found = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(found))
    return found.left, found.bottom, found.right, found.top


def _values(document: Any, page: Any) -> Iterator[tuple[Rect, str]]:
    """A field may hold what no drawing of it shows."""
    info = pdfium.FPDF_FORMFILLINFO(version=2)
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, info)
    for one, kind in _annotations(page):
        shown = kind == pdfium.FPDF_ANNOT_WIDGET and not pdfium.FPDFAnnot_GetFlags(one) & _HIDDEN
        if form and shown and pdfium.FPDFAnnot_GetFormFieldType(form, one) in _WRITTEN:
            yield _rect(one), _value(form, one)
    if form:
        pdfium.FPDFDOC_ExitFormFillEnvironment(form)


def _value(form: Any, field: Any) -> str:
    size = pdfium.FPDFAnnot_GetFormFieldValue(form, field, None, 0)
    signs = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, field, signs, size)
    return bytes(signs).decode("utf-16-le", "replace").rstrip("\0")

"""Runs in a process of its own: a PDF on stdin → a copy on stdout that holds its pages alone.

The pages go into a new document: what the old one says of itself, its attachments, its programs
and its bookmarks stay behind. Remarks on the pages are dropped, what is filled into the fields of
a form becomes part of the page.
"""

from __future__ import annotations

import re
import sys
from typing import Any

import pypdfium2.raw as pdfium

from site_builder.ingest.formats.pdf.engine.__main__ import limit, load
from site_builder.ingest.formats.pdf.engine.drawing import TooMuch
from site_builder.ingest.formats.pdf.engine.objects import saved

LAYERED, LEFT = 3, 4
"""Exit codes: layers, of which the copy would show all; something that could not be dropped"""
_LAYER = b"/OCG"
_LEFT = (b"/JavaScript", b"/EmbeddedFile", b"/PieceInfo", b"/Metadata")
_OF_THIS_RUN = re.compile(rb"/CreationDate\([^()]*\)|/ID\[<[0-9A-F]*><[0-9A-F]*>\]")
"""What would make each copy of a document another one"""


def main() -> int:
    limit()
    try:
        document, _ = load(sys.stdin.buffer.read())
    except (ValueError, TooMuch):
        return 1
    made = pdfium.FPDF_CreateNewDocument()
    for number in range(pdfium.FPDF_GetPageCount(document)):
        _drop_remarks(document, number)
    if not pdfium.FPDF_ImportPages(made, document, None, 0):
        return 1
    copy = _OF_THIS_RUN.sub(lambda found: b" " * len(found[0]), saved(made))
    if _LAYER in copy:
        return LAYERED
    if any(mark in copy for mark in _LEFT) or _has_remarks(made):
        return LEFT
    sys.stdout.buffer.write(copy)
    return 0


def _has_remarks(document: Any) -> bool:
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        count = pdfium.FPDFPage_GetAnnotCount(page) if page else 0
        pdfium.FPDF_ClosePage(page)
        if count:
            return True
    return False


def _drop_remarks(document: Any, number: int) -> None:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return
    for place in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        remark = pdfium.FPDFPage_GetAnnot(page, place)
        kind = pdfium.FPDFAnnot_GetSubtype(remark)
        pdfium.FPDFPage_CloseAnnot(remark)
        if kind != pdfium.FPDF_ANNOT_WIDGET:
            pdfium.FPDFPage_RemoveAnnot(page, place)
    if pdfium.FPDFPage_GetAnnotCount(page):
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    pdfium.FPDF_ClosePage(page)


if __name__ == "__main__":
    sys.exit(main())

"""Bytes of a text that pdftotext -layout has made → Document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from site_builder.ingest.document import Document
from site_builder.ingest.formats.cells import make_grid_document
from site_builder.ingest.formats.from_pdf import from_pdf
from site_builder.ingest.formats.layout.page_cells import PageCells, read_page
from site_builder.ingest.formats.layout.page_text import TextLine, page_lines
from site_builder.ingest.formats.layout.running_heads import without_page_numbers
from site_builder.ingest.formats.layout.unlabelled import Known
from site_builder.ingest.formats.layout.zones import find_zones, part_forms
from site_builder.ingest.formats.pdf.rows import find_rows
from site_builder.ingest.formats.pdf.stack import stack_pages
from site_builder.ingest.formats.text import decode
from site_builder.problems import DocumentError, Problem, Severity, Where

_SPACES = " " * 4
_SPACED = 0.3
"""Share of a text's lines in which white space keeps columns apart"""


def is_layout_text(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    spaced = sum(_SPACES in line for line in lines)
    if "\t" in text or spaced <= _SPACED * len(lines):
        return False
    return any(find_zones(page).labels for page in _pages(text))


def read_layout(name: str, data: bytes) -> Document:
    """Raise DocumentError where white space does not tell the columns apart."""
    pages = list(_read(decode(name, data)))
    if not all(page.is_sound for _, page in pages):
        raise DocumentError([from_pdf(name)])
    rows = [find_rows(number, page.cells) for number, page in pages]
    digest = hashlib.sha256(data).hexdigest()
    document = make_grid_document(name, digest, stack_pages(rows), wrapped=True)
    return replace(document, warnings=(_warning(name),))


def _warning(name: str) -> Problem:
    message = "PDFから取り出した文字の、空白の位置から欄を読み取りました。"
    hint = "PDFそのもの（できれば、もとのExcelファイル）があれば、そちらを渡してください。"
    return Problem(Where(name), "text-from-pdf", message, hint, Severity.WARNING)


def _pages(text: str) -> list[tuple[TextLine, ...]]:
    return [page_lines(page) for page in text.replace("\r\n", "\n").split("\f")]


def _read(text: str) -> Iterator[tuple[int, PageCells]]:
    """Each form of each page, with the number of the page."""
    known = Known((), (), {})
    for number, page in enumerate(without_page_numbers(_pages(text)), 1):
        for lines in part_forms(page) if page else ():
            read = read_page(lines, known)
            known = read.known
            yield number, read

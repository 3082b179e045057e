"""Bytes of a text that pdftotext -layout has made → Document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from site_builder.ingest.document import Document
from site_builder.ingest.form.labels import is_title
from site_builder.ingest.formats.cells import make_grid_document
from site_builder.ingest.formats.from_pdf import from_pdf
from site_builder.ingest.formats.layout.page_cells import PageCells, read_page
from site_builder.ingest.formats.layout.page_text import TextLine, below, page_lines
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
    """Leave out the forms of which white space does not tell the columns apart; raise DocumentError
    where it is so of all."""
    forms = list(_forms(_read(decode(name, data))))
    sound = [form for form in forms if _is_sound(form)]
    if not sound:
        raise DocumentError([from_pdf(name)])
    rows = [find_rows(number, page.cells) for form in sound for number, page in form]
    digest = hashlib.sha256(data).hexdigest()
    document = make_grid_document(name, digest, stack_pages(rows), wrapped=True)
    refused = (from_pdf(name, form[0][0]) for form in forms if not _is_sound(form))
    return replace(document, warnings=(_warning(name), *refused))


Page = tuple[int, PageCells]


def _is_sound(form: Iterable[Page]) -> bool:
    return all(page.is_sound for _, page in form)


def _forms(pages: Iterable[Page]) -> Iterator[tuple[Page, ...]]:
    """Each with the pages on which its table goes on."""
    form: list[Page] = []
    for page in pages:
        if page[1].begins and form:
            yield tuple(form)
            form = []
        form.append(page)
    if form:
        yield tuple(form)


def _warning(name: str) -> Problem:
    message = "PDFから取り出した文字の、空白の位置から欄を読み取りました。"
    hint = "PDFそのもの（できれば、もとのExcelファイル）があれば、そちらを渡してください。"
    return Problem(Where(name), "text-from-pdf", message, hint, Severity.WARNING)


def _pages(text: str) -> list[tuple[TextLine, ...]]:
    return [page_lines(page) for page in text.replace("\r\n", "\n").split("\f")]


def _read(text: str) -> Iterator[Page]:
    """Each form of each page, with the number of the page."""
    known = Known((), (), {})
    for number, lines in _parts(without_page_numbers(_pages(text))):
        read = read_page(lines, known)
        known = read.known
        yield number, read


def _parts(pages: Iterable[tuple[TextLine, ...]]) -> Iterator[tuple[int, tuple[TextLine, ...]]]:
    """What of a head stands at the foot of a page goes with its table, on the next one."""
    begun: tuple[TextLine, ...] = ()
    number = 0
    for number, page in enumerate(pages, 1):
        *parts, last = part_forms(below(begun, page)) if page else (begun,)
        yield from ((number, lines) for lines in parts)
        begun = last if _is_head_alone(last) else ()
        if last and not begun:
            yield number, last
    if begun:
        yield number, begun


def _is_head_alone(lines: Sequence[TextLine]) -> bool:
    titled = any(is_title(text) for line in lines for text in line.texts)
    return titled and not find_zones(lines).labels

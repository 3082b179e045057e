"""Bytes of a PDF → Document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from site_builder.ingest.document import Document, Seen
from site_builder.ingest.formats.cells import make_grid_document
from site_builder.ingest.formats.pdf.aside.ruby import part_ruby
from site_builder.ingest.formats.pdf.aside.strikes import part_struck
from site_builder.ingest.formats.pdf.aside.unseen import part_unseen
from site_builder.ingest.formats.pdf.carried import in_words
from site_builder.ingest.formats.pdf.cells import find_cells
from site_builder.ingest.formats.pdf.lines import find_strings
from site_builder.ingest.formats.pdf.page import Page, enlarged, make_page
from site_builder.ingest.formats.pdf.rows import find_rows
from site_builder.ingest.formats.pdf.ruled_cells import TooManyRules
from site_builder.ingest.formats.pdf.sandbox import extract, refusal
from site_builder.ingest.formats.pdf.stack import stack_pages
from site_builder.ingest.formats.pdf.tables_beside import part_tables
from site_builder.ingest.formats.text import split_forms, split_lines
from site_builder.problems import DocumentError, Problem, Severity, Where

PDF = b"%PDF-"
_HEAD = 1024
"""Other bytes may stand before the mark of a PDF"""
_PICTURE = 0.2
"""Share of a page without text that pictures cover, if it was scanned"""
_GARBLED = 0.3
_FROM_EXCEL = "もとのExcelファイルからPDFを作り直すか、Excelファイルのまま読み取らせてください。"

_WITH_TEXT = "もとのExcelか、文字のあるPDFを読み取らせてください。"
_SCANNED = "紙を写した画像だけで、文字のデータがないページです。"


def is_pdf(data: bytes) -> bool:
    return PDF in data[:_HEAD]


def read_pdf(name: str, data: bytes) -> Document:
    """Raise DocumentError where no form can be read of it."""
    answer = extract(name, data)
    answers: Sequence[Mapping[str, Any]] = answer["pages"]
    whole = [make_page(n, one) for n, one in enumerate(answers, 1) if "box" in one]
    pages = [part_ruby(part_struck(enlarged(part_unseen(page)))) for page in whole]
    problems = tuple(_page_problems(name, answers, pages))
    readable = [page for page in pages if _text(page) and not _is_garbled(page)]
    readable = [page for page in readable if not _is_crooked(page)]
    if not readable:
        raise DocumentError(problems or (_empty(name),))
    digest = hashlib.sha256(data).hexdigest()
    try:
        found = [(page.number, find_cells(page)) for page in readable]
    except TooManyRules:
        raise refusal(name, "huge") from None
    if not any(cell.ruled for _, cells in found for cell in cells):
        problems = (*problems, _bare(name))
    rows = [find_rows(page, side) for page, cells in found for side in part_tables(cells)]
    document = make_grid_document(name, digest, stack_pages(rows))
    if not document.forms:
        document = _as_text(name, digest, readable)
    return replace(document, warnings=problems, carried=in_words(answer["carried"]))


def _text(page: Page) -> str:
    return "".join(glyph.text for glyph in page.glyphs).strip()


def _is_garbled(page: Page) -> bool:
    text = _text(page)
    return text.count("\ufffd") > _GARBLED * len(text)


def _is_crooked(page: Page) -> bool:
    """Most letters are slanted or mirrored: the page was laid askew before it was printed."""
    slanted = [glyph for glyph in page.glyphs if page.inks[glyph.run].slanted]
    return 2 * len(slanted) > len(page.glyphs)


# --- pages without rulings ----------------------------------------------------------------


def _as_text(name: str, digest: str, pages: Sequence[Page]) -> Document:
    """In the order in which it was printed, as the text of a PDF is copied by hand."""
    text = "\n\n\n".join("\n".join(_printed(page)) for page in pages) + "\n"
    forms = split_forms(split_lines(text))
    if not forms:
        message = "組織目標管理シートの表が見つかりません。"
        hint = "表の罫線のあるPDFか、もとのExcelファイルを使ってください。"
        raise DocumentError([Problem(Where(name), "document-without-sheets", message, hint)])
    return Document(name, digest, text, forms)


def _printed(page: Page) -> Iterator[str]:
    """Lines that follow each other closely are one cell's; others are parted by a blank line."""
    above = None
    for string in find_strings(page.glyphs, ()):
        if above:
            down = string.base - above.base
            if not 0 < down <= 2 * string.size:
                yield ""
        yield string.text
        above = string


# --- pages that cannot be read ------------------------------------------------------------


def _page_problems(
    name: str, answers: Sequence[Mapping[str, Any]], pages: Sequence[Page]
) -> Iterator[Problem]:
    broken = [n for n, one in enumerate(answers, 1) if "box" not in one]
    scanned = [page.number for page in pages if not _text(page) and page.images >= _PICTURE]
    garbled = [page.number for page in pages if _is_garbled(page)]
    layered = [page.number for page in pages if not _text(page) and _is_layered(page)]
    scanned = [number for number in scanned if number not in layered]
    crooked = [page.number for page in pages if _text(page) and _is_crooked(page)]
    for numbers, code, message, hint in (
        (broken, "page-broken", "こわれていて、読めないページです。", _FROM_EXCEL),
        (layered, "page-layered", "文字を重ねた画像のPDFです。", _WITH_TEXT),
        (scanned, "page-scanned", _SCANNED, _FROM_EXCEL),
        (crooked, "page-crooked", "文字が斜めか裏返しのページです。", _FROM_EXCEL),
        (garbled, "page-garbled", "文字が正しく取り出せないページです。", _FROM_EXCEL),
    ):
        for number in numbers:
            yield Problem(Where(name, place=f"{number}ページ"), code, message, hint)


def _is_layered(page: Page) -> bool:
    """A picture of paper over or under letters that a machine has read in it."""
    unseen = any(seen is Seen.UNSEEN for seen, _ in page.asides)
    return unseen and page.images >= _PICTURE


def _bare(name: str) -> Problem:
    message = "表の罫線が見つからないので、欄を見分けられないかもしれません。"
    hint = "罫線のあるPDFか、もとのExcelファイルを使ってください。"
    return Problem(Where(name), "document-without-rulings", message, hint, Severity.WARNING)


def _empty(name: str) -> Problem:
    message = "PDFに文字がありません。"
    return Problem(Where(name), "document-empty", message, _FROM_EXCEL)

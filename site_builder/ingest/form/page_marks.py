"""The numbers of pages, which are no part of a form's text: - 1 -, 1 / 2 ページ, p. 3.

How much a number must say of itself depends on what is known of its place: in running text a bare
3 may be a cell's, at the edge of a third page it counts the pages.
"""

from __future__ import annotations

import re
import unicodedata

from site_builder.ingest.document import Form, Line, Piece

_DASH = "[-‐‑–—―−－ー]"
_NUMBER = r"[0-9０-９]{1,3}"
_PAGE = "(?:ページ|頁)"
_IN_TEXT = re.compile(
    rf"\s*(?:{_DASH}\s*{_NUMBER}\s*{_DASH}"
    rf"|{_NUMBER}\s*[/／]\s*{_NUMBER}\s*{_PAGE}"
    rf"|(?:{_PAGE}|[Pp]age|[Pp]\.)\s*{_NUMBER}(?:\s*(?:[/／]|of)\s*{_NUMBER})?)\s*"
)
_ALONE = re.compile(rf"\W*(?:p|page|第)?\.?\s*(\d+)\s*(?:/\s*(\d+)|({_PAGE}))*\W*", re.IGNORECASE)
_WORDS = r"[^※。、はがを]{0,20}"
_WITH_WORDS = re.compile(
    rf"(?:{_WORDS}\s)?(?:(\d+)\s*(?:/\s*\d+\s*)?{_PAGE}目?|(?:page|p)\.?\s*(\d+))|"
    rf"{_WORDS}\D(\d+)\s*{_PAGE}目?|[\[(-]*\s*(\d+)\s*(?:(?:/|of)\s*\d+\s*)?[\])-]*",
    re.IGNORECASE,
)


def is_page_mark(line: str) -> bool:
    """Whether a line of running text is nothing but the number of its page."""
    return _IN_TEXT.fullmatch(line) is not None


def without_page_marks(form: Form) -> tuple[tuple[Line, ...], tuple[Piece, ...]]:
    """The form's other lines, and the page numbers."""
    marks = tuple(line.piece.strip() for line in form.lines if is_page_mark(line.piece.text))
    return tuple(line for line in form.lines if not is_page_mark(line.piece.text)), marks


def page_number(text: str, page: int) -> re.Match[str] | None:
    """A text that is the number of this page, alone or with words for it (groups 2 and 3). Of how
    many pages may count blank ones, too, that were not printed."""
    found = _ALONE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    is_own = found and int(found[1]) == page and int(found[2] or page) >= page
    return found if is_own else None


def ends_in_page_number(text: str, page: int) -> bool:
    """Also behind other words: 令和の組織目標 1頁"""
    match = _WITH_WORDS.fullmatch(unicodedata.normalize("NFKC", text))
    return match is not None and str(page) in match.groups()

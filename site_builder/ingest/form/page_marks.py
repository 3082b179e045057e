"""Page numbers between the lines of a text dump: - 1 -, 1 / 2 ページ, p. 3."""

from __future__ import annotations

import re

from site_builder.ingest.document import Form, Line, Piece

_DASH = "[-‐‑–—―−－ー]"
_NUMBER = r"[0-9０-９]{1,3}"
# A bare 3 or 3ページ may be the text of a cell.
_MARK = re.compile(
    rf"\s*(?:{_DASH}\s*{_NUMBER}\s*{_DASH}"
    rf"|{_NUMBER}\s*[/／]\s*{_NUMBER}\s*(?:ページ|頁)"
    rf"|(?:ページ|頁|[Pp]age|[Pp]\.)\s*{_NUMBER}(?:\s*(?:[/／]|of)\s*{_NUMBER})?)\s*"
)


def is_page_mark(line: str) -> bool:
    """Whether a printed line is nothing but the number of its page."""
    return _MARK.fullmatch(line) is not None


def without_page_marks(form: Form) -> tuple[tuple[Line, ...], tuple[Piece, ...]]:
    """The form's other lines, and the page numbers."""
    marks = tuple(line.piece.strip() for line in form.lines if is_page_mark(line.piece.text))
    return tuple(line for line in form.lines if not is_page_mark(line.piece.text)), marks

"""Lines that count the pages, at the top or the foot of each: not part of the document's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.ingest.form.page_marks import page_number
from site_builder.ingest.formats.layout.page_text import TextLine

_DIGITS = re.compile(r"\d+")
_ASIDE = 30
"""Letters from the left at which no number of a goal stands"""

_MANY = 4

Page = tuple[TextLine, ...]


def without_page_numbers(pages: Sequence[Page]) -> tuple[Page, ...]:
    return tuple(_without(pages, place) for place in range(len(pages)))


def _without(pages: Sequence[Page], place: int) -> Page:
    page = pages[place]
    first = 1 if page and _counts(pages, place, 0) else 0
    last = len(page) - (1 if len(page) > 1 and _counts(pages, place, -1) else 0)
    return page[first:last]


def _counts(pages: Sequence[Page], place: int, edge: int) -> bool:
    line = pages[place][edge]
    word = line.words[-1]
    found = page_number(word.text, place + 1) if len(line.words) == 1 else None
    if found and (found[2] or found[3] or word.start > _ASIDE):
        return True
    beside = [page[edge] for page in (*pages[:place], *pages[place + 1 :]) if page]
    numbers = _DIGITS.findall(word.text)
    alike = any(_masked(line) == _masked(other) != "0" for other in beside)
    alike = alike and len(line.words) < _MANY
    return alike and str(place + 1) in numbers


def _masked(line: TextLine) -> str:
    return " ".join(_DIGITS.sub("0", text) for text in line.texts)

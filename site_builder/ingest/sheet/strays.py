"""Text that a layout left out of its draft: kept as unplaced, and the goals doubted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.content.sheet.model import Doubt
from site_builder.ingest.document import Document, Form, Piece
from site_builder.ingest.draft import Draft, Leftover
from site_builder.ingest.sheet.balance import form_balance, runs


def with_strays(document: Document, form: Form, draft: Draft) -> Draft:
    """The draft with such texts as unplaced, and a doubt on every goal: each may lack it."""
    strays = tuple(_strays(document, form, draft))
    if not strays:
        return draft
    leftovers = tuple(Leftover((piece,), "stray") for piece in strays)
    numbers = dict.fromkeys(rows.number.value for rows in draft.goals)
    doubts = tuple(Doubt(f"goals/{number}", "row", strays[0].text) for number in numbers)
    return replace(
        draft,
        unplaced=(*draft.unplaced, *leftovers),
        doubts=(*draft.doubts, *(doubt for doubt in doubts if doubt not in draft.doubts)),
    )


def _strays(document: Document, form: Form, draft: Draft) -> Iterator[Piece]:
    lost = form_balance(document, form, draft).lost
    for first, last in runs(document.text, lost):
        yield Piece(document.text[first : last + 1], first)

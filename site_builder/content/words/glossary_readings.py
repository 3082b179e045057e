"""Readings for the pages with ふりがな: of names, and of the terms that are
explained where they occur (find_terms)."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.words.glossary import Glossary, TermKind
from site_builder.content.words.readings import NameReading, Readings, align_reading


def with_terms(readings: Readings, glossary: Glossary) -> Readings:
    """Where a name has a reading of its own, that counts. Without any there are no such pages."""
    if not readings:
        return ()
    names = {reading.name for reading in readings}
    return (*readings, *(one for one in _terms(glossary) if one.name not in names))


def _terms(glossary: Glossary) -> Iterator[NameReading]:
    for term in glossary:
        if term.kind is TermKind.FORM or len(term.term) < 2:
            continue  # 目標 stands in every line; 区 is a part of too many other words
        if reading := align_reading(term.term, term.kana):
            yield reading

"""Whether the words that help a search still fit the sheets: told by check, never by a build."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from site_builder.content.sheet.model import Sheet
from site_builder.content.words.synonyms import (
    VOCABULARY,
    SearchWords,
    sheet_lines,
    source_mark,
    synonym_words,
)
from site_builder.problems import Problem, Severity, Where


def check_vocabulary(content: str, words: SearchWords, sheets: Iterable[Sheet]) -> list[Problem]:
    """One word of it for however many sheets; nothing where no vocabulary is kept."""
    if not words.vocabulary.terms:
        return []
    printed = chain.from_iterable(map(sheet_lines, sheets))
    if source_mark(chain(synonym_words(words.synonyms), printed)) == words.vocabulary.source:
        return []
    message = "検索の「もしかして」の語の一覧をつくった後で、シートの言葉が変わりました。"
    hint = "急ぎません。site-builder vocabulary で、新しい言葉も加わります。"
    where = Where(f"{content}/{VOCABULARY}")
    return [Problem(where, "old-vocabulary", message, hint, Severity.WARNING)]

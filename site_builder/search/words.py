"""Other words than the reader's, for 「もしかして」: terms with readings, synonyms.

templates/assets/js/search/words.js reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from site_builder.content.sheet.model import Sheet
from site_builder.content.wording import hiragana
from site_builder.content.words.synonyms import (
    VOCABULARY,
    SearchWords,
    readings,
    sheet_lines,
    source_mark,
    synonym_words,
)
from site_builder.problems import Problem, Severity, Where

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")


def word_data(words: SearchWords) -> Mapping[str, Any]:
    """Empty where the content folder has no words to offer."""
    synonyms = words.synonyms
    if not (words.vocabulary.terms or synonyms.groups or synonyms.see_also):
        return {}
    return {
        "terms": "\n".join(_term_line(term, reading) for term, reading in readings(words)),
        "kanji": "\n".join(f"{r}\t{k}" for r, k in words.vocabulary.kanji.items()),
        "groups": synonyms.groups,
        "seeAlso": list(synonyms.see_also.items()),
    }


def _term_line(term: str, reading: str) -> str:
    """A tab and the reading; without where the term is its own reading."""
    own = _KANA.fullmatch(term) and hiragana(term)
    return term if not reading or reading == own else f"{term}\t{reading}"


def check_vocabulary(content: str, words: SearchWords, sheets: Iterable[Sheet]) -> list[Problem]:
    """Whether the words still fit the sheets: one warning for however many sheets, none where no
    vocabulary is kept. Only `check` asks this, never a build."""
    if not words.vocabulary.terms:
        return []
    printed = chain.from_iterable(map(sheet_lines, sheets))
    if source_mark(chain(synonym_words(words.synonyms), printed)) == words.vocabulary.source:
        return []
    message = "検索の「もしかして」の語の一覧をつくった後で、シートの言葉が変わりました。"
    hint = "急ぎません。site-builder vocabulary で、新しい言葉も加わります。"
    where = Where(f"{content}/{VOCABULARY}")
    return [Problem(where, "old-vocabulary", message, hint, Severity.WARNING)]

"""Other words than the reader's, for 「もしかして」: terms with readings, synonyms.

templates/assets/js/search/words.js reads it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from site_builder.content.words.synonyms import SearchWords, readings

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_TO_HIRAGANA = {n: n - 0x60 for n in range(ord("ァ"), ord("ヶ") + 1)}


def word_data(words: SearchWords) -> Mapping[str, Any]:
    """Empty where the content folder has no words to offer."""
    synonyms = words.synonyms
    if not (words.vocabulary.terms or synonyms.groups or synonyms.see_also):
        return {}
    return {
        "terms": "\n".join(_line(term, reading) for term, reading in readings(words)),
        "kanji": "\n".join(f"{r}\t{k}" for r, k in words.vocabulary.kanji.items()),
        "groups": synonyms.groups,
        "seeAlso": list(synonyms.see_also.items()),
    }


def _line(term: str, reading: str) -> str:
    """A tab and the reading; without where the term is its own reading."""
    own = _KANA.fullmatch(term) and term.translate(_TO_HIRAGANA)
    return term if not reading or reading == own else f"{term}\t{reading}"

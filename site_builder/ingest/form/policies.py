"""The cell 総合計画(実施計画)上の位置づけ: its codes, one by one, as the sheet stores them."""

from __future__ import annotations

import re

from site_builder.content.wording import CIRCLED, parse_policies, squash, store_policy
from site_builder.ingest.form.letters import typed

_DASH = r"\s*[-‐‑‒–—―−－ー]\s*"
_NUMBER = r"[0-9０-９]{1,2}"
_ITEM = rf"(?:[{CIRCLED}]|{_NUMBER})"
_RANGE = rf"(?:\s*[~～〜∼]\s*{_ITEM})?"
_CODE = re.compile(
    rf"(?P<word>[一-鿿]\s*[一-鿿]|[一-鿿])?(?:{_DASH})?{_NUMBER}{_DASH}{_NUMBER}(?:{_DASH}{_ITEM}{_RANGE})?"
    rf"|(?:政\s*策|行\s*財)\s*{_NUMBER}"
)
# Words that stand where a code could: (北区区ビジョン), 区ビジョンまちづくり計画.
_VISION = re.compile(r"[(（]?\s*\S{0,4}区?ビジョン[^\s。、をはが]{0,12}|なし|-")
_BETWEEN = re.compile(r"[\s、，,・／/;；]+")
_MOST = 24
"""No word in this cell is longer"""


def read_policies(printed: str) -> tuple[str, ...]:
    """政策4-1-③ 政策4-2-② → both; a word that is no code stays as one entry."""
    entries, place = [], 0
    printed = typed(printed)
    for match in _CODE.finditer(printed):
        entries += _words(printed[place : match.start()])
        entries.append(match[0])
        place = match.end()
    entries += _words(printed[place:])
    return _stems(tuple(filter(None, map(store_policy, entries))))


def _stems(entries: tuple[str, ...]) -> tuple[str, ...]:
    """政策4-2-①② is short for two codes: the second takes its stem from the first."""
    whole: list[str] = []
    for entry in entries:
        short = len(entry) == 1 and entry in CIRCLED and whole and whole[-1][-1] in CIRCLED
        whole.append(whole[-1][:-1] + entry if short else entry)
    return tuple(whole)


def _words(printed: str) -> list[str]:
    """What stands between the codes; lone brackets belong to the code beside them."""
    return [word for word in _BETWEEN.split(printed) if squash(word).strip("()[]")]


def is_policies(printed: str) -> bool:
    """Whether the text is nothing but codes, or a word like 区ビジョン."""
    entries = read_policies(printed)
    return bool(entries) and all(is_code(entry) or is_vision(entry) for entry in entries)


def is_code(stored: str) -> bool:
    """A code of any word: 政策7-3-① and 福祉7-3-①, but not 4-2."""
    match = _CODE.fullmatch(stored)
    return match is not None and bool(match["word"] or stored[-1] in CIRCLED)


def is_vision(stored: str) -> bool:
    """区ビジョン and the like, or a sign for "none"."""
    return len(stored) <= _MOST and bool(_VISION.fullmatch(stored))


def other_codes(stored: str) -> tuple[str, ...]:
    """The readings of a code whose word the plan does not have: 福祉7-3-① may be 政策7-3-①."""
    match = _CODE.fullmatch(stored)
    if not match:
        return ()
    rest = stored[len(match["word"] or "") :].lstrip("-")
    return tuple(code for code in (f"政策{rest}", f"行財{rest}") if parse_policies(code))

"""The form's words and signs: widths, policy codes, and the search form of a text.

Texts on the site stay as the city printed them; everything here serves recognising,
linking and searching.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""NFKC would turn ①13,000人 into 113,000人: these twenty signs are never normalised."""

EVALUATIONS = {"○": "achieved", "△": "partly", "×": "missed", "": "none"}
"""評価 → its name in URLs and data"""

EVALUATION_LABELS = {"○": "○ 達成", "△": "△ 一部未達成", "×": "× 未達成"}

EVALUATION_WORDS = {
    "一部未達成": "partly",
    "未達成": "missed",
    "未評価": "none",
    **dict.fromkeys("○〇◯⭕", "achieved"),
    **dict.fromkeys("△▲", "partly"),
    **dict.fromkeys("×✕✖", "missed"),
}
"""What a searched word says of an evaluation; 達成 is not here, since 未達成 holds it, too"""

EVALUATION_HINTS = {"達成": "achieved", "できた": "achieved"}
"""Searched words that stay text, beside which the evaluation is offered"""

_ONE_CIRCLED = re.compile(f"[{CIRCLED}]")
_NOT_CIRCLED = re.compile(f"[^{CIRCLED}]+")
_SEARCH_SIGNS = (("\u2010", "-"), ("\u2212", "-"), ("\u2013", "-"), ("\u301c", "~"))
KANJI = r"[々〆\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""In a pattern: any ideograph, and the two signs that are read like one"""
_KANJI = re.compile(KANJI)
_TO_HIRAGANA = {n: n - 0x60 for n in range(ord("ァ"), ord("ヶ") + 1)}
_CODE_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—―−ー", "-") | dict.fromkeys("〜∼", "~"))


def fold(text: str) -> str:
    """NFKC, ①–⑳ kept: for comparing printed words of any width."""
    if text.isascii():
        return text
    if not _ONE_CIRCLED.search(text):
        return unicodedata.normalize("NFKC", text)
    return _NOT_CIRCLED.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)


def squash(text: str) -> str:
    """Folded and without white space: two texts with the same squash say the same."""
    return "".join(fold(text).split())


@lru_cache(maxsize=65536)  # the same header facts and office names stand in many goals
def search_form(text: str) -> str:
    """The form in which texts and queries meet. assets/js has the same rules."""
    form = "".join(fold(text).lower().split())
    for sign, same in _SEARCH_SIGNS:  # a table for `translate` takes ten times as long
        form = form.replace(sign, same)
    return form


def has_kanji(text: str) -> bool:
    return _KANJI.search(text) is not None


def hiragana(text: str) -> str:
    """Katakana as hiragana; ー and every other sign stay."""
    return text.translate(_TO_HIRAGANA)


def width(text: str) -> float:
    """Width in columns of the form: a full-width sign is 1, a half-width one 0.5."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "FWA" else 0.5 for c in text)


# --- counts -------------------------------------------------------------------------------


def things(count: int, noun: str) -> str:
    """3つの目標, 12の目標: what a sheet holds (目標・取組指標・欄) and who has written it (区・課).
    Sheets are counted with 枚, what a search or a list finds with 件, places in texts with か所."""
    return f"{how_many(count)}の{noun}"


def how_many(count: int) -> str:
    """つ counts up to nine."""
    return f"{count}つ" if 1 <= count <= 9 else str(count)


# --- policy codes -------------------------------------------------------------------------


class Policy(NamedTuple):
    """A code of the plan, on any of its three levels: 政策7, 政策7-1, 政策7-1-②."""

    kind: str
    """政策 or 行財"""
    levels: tuple[int, ...]

    @property
    def code(self) -> str:
        plain = [str(n) for n in self.levels[:2]]
        return self.kind + "-".join([*plain, *(circled(n) for n in self.levels[2:])])

    @property
    def ancestors(self) -> tuple[Policy, ...]:
        """The levels above, from the first: of 政策7-1-② 政策7 and 政策7-1."""
        return _ancestors(self)


@lru_cache(maxsize=4096)  # every page of a policy asks each of its goals
def _ancestors(policy: Policy) -> tuple[Policy, ...]:
    return tuple(Policy(policy.kind, policy.levels[:n]) for n in range(1, len(policy.levels)))


POLICY_KINDS = ("政策", "行財")
_CODE = re.compile(
    rf"(?P<kind>政策|行財)?-?(?P<head>\d{{1,2}})(?:-(?P<mid>\d{{1,2}}))?"
    rf"(?:-(?P<first>[{CIRCLED}]|\d{{1,2}})(?:~(?P<last>[{CIRCLED}]|\d{{1,2}}))?)?"
)
_STRAY_DASH = re.compile(r"^(\D+?)-(?=\d)")
_BRACKETS = re.compile(r"^[(\[]+(.*?)[)\]]+$")


def circled(number: int) -> str:
    return CIRCLED[number - 1] if 1 <= number <= len(CIRCLED) else str(number)


def _number(sign: str) -> int:
    return CIRCLED.index(sign) + 1 if sign in CIRCLED else int(sign)


def store_policy(printed: str) -> str:
    """One printed code as content/ stores it: 行財１－１－① → 行財1-1-①."""
    text = squash(printed).translate(_CODE_SIGNS)
    return _STRAY_DASH.sub(r"\1", _BRACKETS.sub(r"\1", text))


@lru_cache(maxsize=4096)
def parse_policies(stored: str) -> tuple[Policy, ...]:
    """The codes that a stored text stands for: one, several for a range, none for other words."""
    match = _CODE.fullmatch(stored)
    if not match or not match["kind"]:
        return ()
    return _expand(match["kind"], match)


def query_policies(word: str) -> tuple[Policy, ...]:
    """The codes that a searched word is as a whole: 政策7-1-②, 7-1-2; no kind means either."""
    match = _CODE.fullmatch(store_policy(word))
    if not match or not match["first"] or match["last"]:
        return ()
    kinds = [match["kind"]] if match["kind"] else POLICY_KINDS
    return tuple(p for kind in kinds for p in _expand(kind, match))


def _expand(kind: str, match: re.Match[str]) -> tuple[Policy, ...]:
    above = tuple(int(n) for n in (match["head"], match["mid"]) if n)
    if not match["first"]:
        return (Policy(kind, above),)
    first = _number(match["first"])
    last = _number(match["last"]) if match["last"] else first
    return tuple(Policy(kind, (*above, n)) for n in range(first, last + 1))

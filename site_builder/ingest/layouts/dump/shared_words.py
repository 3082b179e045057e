"""How well two cells go together by the words they share.

A shared word tells the more, the fewer of the cells that it could go with have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log

_WORD_SIGN = re.compile(r"[一-鿿々ァ-ヶーA-Za-z]")
_KANA = re.compile(r"[ぁ-ん]")


_ODDS: Mapping[tuple[str, str], tuple[float, float, float]] = {
    ("indicator", "row"): (-2.0, 1.6, 4.2),
    ("goal", "row"): (-2.0, 1.2, 3.6),
    ("initiative", "row"): (-1.0, 1.2, 3.6),
    ("summary", "row"): (-1.0, 1.2, 3.6),
    ("indicator", "goal"): (-0.7, 1.5, 3.6),
    ("initiative", "goal"): (-1.0, 1.5, 3.6),
    ("summary", "goal"): (-1.6, 1.2, 3.6),
    ("indicator", "initiative"): (-0.7, 1.2, 3.0),
    ("indicator", "summary"): (-1.2, 1.2, 3.0),
    ("initiative", "summary"): (-1.2, 1.2, 3.6),
    **{
        (report, other): (-1.0, 1.2, 3.0)
        for report in ("attainment", "next_steps")
        for other in ("row", "indicator", "goal", "initiative", "summary")
    },
}
"""What the weight of shared words tells: odds where none are shared, more per weight, at most.
Counted in the sheets of four wards: pairs of one goal against pairs of two."""

_USUAL = 0.3


@lru_cache(maxsize=16384)
def word_odds(column: str, other: str, weight: float) -> float:
    """Logarithm of odds that two cells belong together which share words of this weight."""
    known = _ODDS.get((column, other)) or _ODDS.get((other, column))
    if not known:
        return 0.0
    none, more, most = known
    return min(none + more * weight, most)


@lru_cache(maxsize=16384)
def shared_words(text: str, others: tuple[str, ...]) -> tuple[float, ...]:
    """For each of the other texts the weight of the words that it shares with this one."""
    if len(others) < 2:
        return (0.0,) * len(others)
    scores = [0.0] * len(others)
    for word in _common(text, others):
        holders = [place for place, other in enumerate(others) if word in other]
        weight = _strength(word) * log(len(others) / len(holders))
        for place in holders:
            scores[place] += weight
    return tuple(scores)


def _common(text: str, others: Sequence[str]) -> Iterator[str]:
    """The longest runs of the text that stand in any of the others; those in all tell nothing."""
    seen: set[str] = set()
    for other in others:
        seen.update(_runs(text, other))
    yield from seen


def _runs(text: str, other: str) -> Iterator[str]:
    start = 0
    while start < len(text) - 1:
        end = start + 2
        if text[start:end] not in other:
            start += 1
            continue
        while end < len(text) and text[start : end + 1] in other:
            end += 1
        yield text[start:end]
        start = end


def _strength(word: str) -> float:
    """A word of two kanji is 0.5, each further sign adds a third; kana hardly count."""
    signs = len(_WORD_SIGN.findall(word)) + 0.25 * len(_KANA.findall(word))
    return max(0.0, 0.5 + (signs - 2) / 3) if signs >= 1.5 else 0.0


@lru_cache(maxsize=16384)
def alike(text: str, other: str) -> float:
    """Share of the pairs of signs that two folded texts have in common, as far as it is more than
    two sentences of one office mostly have: 0 to 1."""
    mine, yours = _pairs(text), _pairs(other)
    if not mine or not yours:
        return 0.0
    share = 2 * len(mine & yours) / (len(mine) + len(yours))
    return max(0.0, share - _USUAL) / (1 - _USUAL)


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}

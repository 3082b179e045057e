"""The shadow copy that the indexer reads: one page a goal, every character a word of its own.

Pagefind cuts Japanese into words differently when it indexes and when it searches, folds が to か
and drops punctuation. So each character is written as four letters or digits, and a searched word
as the phrase of its characters. templates/assets/js/search/pagefind.js makes the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from site_builder.content.wording import search_form
from site_builder.search.goals import CellText, SearchGoal, read_texts

MARK = "-"
"""Counts as a word but is not indexed: no phrase goes from one cell into the next"""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class ShadowPage:
    number: int
    """Of the goal, from 0"""
    content: str


def shadow_pages(goals: Sequence[SearchGoal]) -> tuple[ShadowPage, ...]:
    return tuple(_shadow_page(number, goal) for number, goal in enumerate(goals))


def _shadow_page(number: int, goal: SearchGoal) -> ShadowPage:
    return ShadowPage(number, " ".join(_words(read_texts(goal.printed).cells)))


def _words(cells: Iterable[CellText]) -> list[str]:
    """Those of each cell, with the mark after them."""
    return [word for cell in cells for word in (*map(word_of, search_form(cell.text)), MARK)]


@cache
def word_of(character: str) -> str:
    """Its code point in base 36: 育 → 0oln"""
    rest, digits = ord(character), ""
    while rest or len(digits) < 4:
        rest, digit = divmod(rest, 36)
        digits = _DIGITS[digit] + digits
    return digits

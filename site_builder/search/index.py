"""The index of what single goals say: for each pair of neighbouring characters all its places.

A place is counted over the texts of all goals, in their order and in the search form; each cell
ends with a place of its own, so that no word is found across two cells. A word is where its pairs
stand side by side, a single character where a pair begins with it: every part of every word is
found, and nothing else. templates/assets/js/search/index.js reads it.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import add, sub
from typing import TypeAlias

from site_builder.content.wording import search_form
from site_builder.search.goals import CellText, GoalTexts

Places: TypeAlias = Mapping[str, "array[int]"]

END = " "
"""Pairs with the last character of a cell; no search form holds it"""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(frozen=True, slots=True)
class IndexPart:
    """The index of some goals that follow each other, its places counted from their first."""

    pairs: tuple[str, ...]
    firsts: tuple[int, ...]
    """For each pair its first place"""
    lasts: tuple[int, ...]
    rests: tuple[str, ...]
    """For each pair its places after the first, as `packed`"""
    headlines: tuple[int, ...]
    lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PairIndex:
    pairs: tuple[tuple[str, str], ...]
    """In the order in which JavaScript compares texts: pair → its places, as `packed`"""
    headlines: tuple[int, ...]
    """For each goal its places in 組織目標 and 取組名称, which come first"""
    lengths: tuple[int, ...]
    """For each goal all its places"""


def index_part(goals: Iterable[GoalTexts]) -> IndexPart:
    places: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    headlines, lengths, place = [], [], 0
    for texts in goals:
        rest = _add_places(places, texts.headline, place)
        end = _add_places(places, texts.rest, rest)
        headlines.append(rest - place)
        lengths.append(end - place)
        place = end
    return IndexPart(
        tuple(places),
        tuple(found[0] for found in places.values()),
        tuple(found[-1] for found in places.values()),
        tuple(packed(found[1:], found[0]) for found in places.values()),
        tuple(headlines),
        tuple(lengths),
    )


def join_parts(parts: Iterable[IndexPart]) -> IndexPart:
    """Of the goals of all parts, those of each after those of the parts before it. Only the
    distance of a pair's first place in a part depends on what came before."""
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    rests: defaultdict[str, list[str]] = defaultdict(list)
    headlines: list[int] = []
    lengths: list[int] = []
    start = 0
    for part in parts:
        found = zip(part.pairs, part.firsts, part.lasts, part.rests, strict=True)
        for pair, first, last, rest in found:
            if pair in lasts:
                rests[pair].append(_pack_number(start + first - lasts[pair]))
            else:
                firsts[pair] = start + first
            rests[pair].append(rest)
            lasts[pair] = start + last
        headlines += part.headlines
        lengths += part.lengths
        start += sum(part.lengths)
    joined = tuple(map("".join, rests.values()))
    several = tuple(firsts), tuple(firsts.values()), tuple(lasts.values()), joined
    return IndexPart(*several, tuple(headlines), tuple(lengths))


def pair_index(whole: IndexPart) -> PairIndex:
    places = zip(whole.pairs, map(_pack_number, whole.firsts), whole.rests, strict=True)
    pairs = sorted(
        ((pair, first + rest) for pair, first, rest in places),
        key=lambda one: one[0].encode("utf-16-be"),
    )
    return PairIndex(tuple(pairs), whole.headlines, whole.lengths)


def _add_places(places: Places, cells: Sequence[CellText], place: int) -> int:
    """Adds the pairs of these cells; gives the place after them."""
    for cell in cells:
        form = search_form(cell.text)
        for at, pair in enumerate(map(add, form, form[1:] + END), place):
            places[pair].append(at)
        place += len(form) + len(END)
    return place


def packed(places: Sequence[int], before: int = 0) -> str:
    """Each place as its distance from the one before."""
    return "".join(map(_pack_number, map(sub, places, [before, *places])))


@lru_cache(maxsize=65536)
def _pack_number(number: int) -> str:
    """Five bits a sign, the lowest first; the upper half of the signs says that more follow."""
    signs = ""
    while number >= 32:
        signs += _DIGITS[32 + number % 32]
        number //= 32
    return signs + _DIGITS[number]

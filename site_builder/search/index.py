"""The index of what single goals say: for each pair of neighbouring characters all its places.

A place is counted over the texts of all goals, in their order and in the search form; each cell
ends with a place of its own, so that no word is found across two cells. A word is where its pairs
stand side by side, a single character where a pair begins with it: every part of every word is
found, and nothing else. templates/assets/js/search/index.js reads it.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import add, sub
from typing import TypeAlias

from site_builder.content.wording import search_form
from site_builder.search.goals import CellText, SearchGoal

Places: TypeAlias = Mapping[str, "array[int]"]

END = " "
"""Pairs with the last character of a cell; no search form holds it"""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(frozen=True, slots=True)
class PairIndex:
    pairs: tuple[tuple[str, str], ...]
    """In the order in which JavaScript compares texts: pair → its places, as `packed`"""
    headlines: tuple[int, ...]
    """For each goal its places in 組織目標 and 取組名称, which come first"""
    lengths: tuple[int, ...]
    """For each goal all its places"""


def make_index(goals: Sequence[SearchGoal]) -> PairIndex:
    places: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    headlines, lengths, place = [], [], 0
    for goal in goals:
        rest = _add_places(places, goal.texts.headline, place)
        end = _add_places(places, goal.texts.rest, rest)
        headlines.append(rest - place)
        lengths.append(end - place)
        place = end
    return PairIndex(tuple(_packed_pairs(places)), tuple(headlines), tuple(lengths))


def _add_places(places: Places, cells: Sequence[CellText], place: int) -> int:
    """The place after these cells."""
    for cell in cells:
        form = search_form(cell.text)
        for at, pair in enumerate(map(add, form, form[1:] + END), place):
            places[pair].append(at)
        place += len(form) + len(END)
    return place


def _packed_pairs(places: Places) -> Iterator[tuple[str, str]]:
    for pair in sorted(places, key=lambda pair: pair.encode("utf-16-be")):
        yield pair, packed(places[pair])


def packed(places: Sequence[int]) -> str:
    """Each place as its distance from the one before."""
    return "".join(map(_pack_number, map(sub, places, [0, *places])))


@lru_cache(maxsize=65536)
def _pack_number(number: int) -> str:
    """Five bits a sign, the lowest first; the upper half of the signs says that more follow."""
    signs = ""
    while number >= 32:
        signs += _DIGITS[32 + number % 32]
        number //= 32
    return signs + _DIGITS[number]

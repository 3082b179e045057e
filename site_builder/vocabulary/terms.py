"""The morphemes of all lines → terms worth being offered, each with its reading."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise

from site_builder.content.wording import hiragana, search_form

LONGEST = 9
"""Characters of a compound: nobody types the whole name of a project"""

_PARTICLE_LIKE = frozenset(["等", "など", "ごと", "毎", "別", "用", "向け", "間", "時", "中", "内"])
"""Suffixes that nobody searches for as part of a word"""

_NUMBER = re.compile(r"\d")
_SIGN = re.compile(r"[^\w・ー]|_")
_KANA = re.compile(r"[ぁ-ゖー]+")
_CHINESE = re.compile(r"[ぁ-ゖ][ゃゅょ]?[うおいくきつちん]?")


class WordKind(Enum):
    NOUN = "noun"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Morpheme:
    surface: str
    reading: str
    """In katakana, as analysers give it"""
    kind: WordKind


def find_terms(lines: Iterable[Sequence[Morpheme]]) -> Mapping[str, str]:
    """Term → reading, sorted. Of several writings or readings the most frequent one."""
    found: Counter[tuple[str, str]] = Counter(
        (term, reading) for line in lines for term, reading in _line_terms(line)
    )
    best: dict[str, tuple[str, str]] = {}
    for term, reading in sorted(found, key=lambda one: (-found[one], one)):
        best.setdefault(search_form(term), (term, reading))
    return dict(sorted(best.values()))


def read_words(lines: Iterable[Sequence[Morpheme]]) -> Mapping[str, str]:
    """Each line is a word as a whole: 若い世代 → わかいせだい"""
    words = {"".join(part.surface for part in line): _reading(line) for line in lines}
    return {word: reading for word, reading in words.items() if reading}


def with_readings(terms: Mapping[str, str], right: Mapping[str, str]) -> Mapping[str, str]:
    """Where the analyser reads a word wrongly, it does so in every compound of the word."""
    longest_first = sorted(right, key=len, reverse=True)
    wrong = {word: terms[word] for word in longest_first if terms.get(word)}
    return {term: _corrected(term, reading, wrong, right) for term, reading in terms.items()}


def _corrected(term: str, reading: str, wrong: Mapping[str, str], right: Mapping[str, str]) -> str:
    for word, misread in wrong.items():
        if word in term:
            reading = reading.replace(misread, right[word], 1)
    return reading


def _line_terms(line: Sequence[Morpheme]) -> Iterator[tuple[str, str]]:
    for is_part, run in groupby(line, key=_is_part):
        if is_part:
            for parts in _compounds(tuple(run)):
                term = "".join(part.surface for part in parts)
                if _is_worth_offering(term):
                    yield term, _reading(parts)


def _is_part(one: Morpheme) -> bool:
    return one.kind is not WordKind.OTHER and one.surface not in _PARTICLE_LIKE


def _compounds(run: tuple[Morpheme, ...]) -> Iterator[tuple[Morpheme, ...]]:
    """Each noun, each pair of neighbours, and the whole."""
    several = (*pairwise(run), *((run,) if len(run) > 2 else ()))
    yield from ((one,) for one in run if one.kind is WordKind.NOUN)
    yield from (parts for parts in several if _is_whole(parts))


def _is_whole(parts: Sequence[Morpheme]) -> bool:
    return parts[0].kind is not WordKind.SUFFIX and parts[-1].kind is not WordKind.PREFIX


def _is_worth_offering(term: str) -> bool:
    if not 2 <= len(term) <= LONGEST or _NUMBER.search(term) or _SIGN.search(term):
        return False
    return len(term) > 2 or not _KANA.fullmatch(term)  # こと, もの, ため


def _reading(parts: Iterable[Morpheme]) -> str:
    """Empty where a part has none: the reading of Instagram is Instagram."""
    reading = hiragana("".join(part.reading for part in parts))
    return reading if _KANA.fullmatch(reading) else ""


def same_sounds(readings: Mapping[str, Collection[str]], used: frozenset[str]) -> Mapping[str, str]:
    """Readings of Chinese origin with the kanji that share them, if one of these is used."""
    sets: defaultdict[str, list[str]] = defaultdict(list)
    for kanji, several in readings.items():
        for reading in sorted(set(map(hiragana, several))):
            if _CHINESE.fullmatch(reading):
                sets[reading].append(kanji)
    return {
        reading: "".join(sorted(kanji))
        for reading, kanji in sorted(sets.items())
        if len(kanji) > 1 and not used.isdisjoint(kanji)
    }

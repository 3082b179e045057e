"""A page of pdftotext -layout → its lines, and their words with the places where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters at its place, counted in letters from the left edge."""

    text: str
    start: int
    end: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank."""

    number: int
    """On its page, from 0: blank lines count, they keep the page's distances"""
    gap: int
    """Blank lines above it"""
    tokens: tuple[Word, ...]
    """Parted by any white space"""
    words: tuple[Word, ...]
    """Parted by more than one space"""

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(word.text for word in self.words)


def page_lines(page: str) -> tuple[TextLine, ...]:
    """pdftotext counts letters: a kanji is one, as wide as it is."""
    return tuple(_lines(page.split("\n")))


def below(above: Sequence[TextLine], lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines of two pages, one below the other."""
    down = above[-1].number + 1 if above else 0
    return (*above, *(_lowered(line, down) for line in lines))


def _lowered(line: TextLine, down: int) -> TextLine:
    tokens, words = (
        tuple(replace(word, line=word.line + down) for word in kind)
        for kind in (line.tokens, line.words)
    )
    return TextLine(line.number + down, line.gap, tokens, words)


def _lines(lines: Sequence[str]) -> Iterator[TextLine]:
    above = -1
    for number, line in enumerate(lines):
        if line.strip():
            tokens, words = (tuple(_words(kind, line, number)) for kind in (_TOKEN, _WORD))
            yield TextLine(number, number - above - 1, tokens, words)
            above = number


def _words(kind: re.Pattern[str], line: str, number: int) -> Iterator[Word]:
    for match in kind.finditer(line.rstrip()):
        yield Word(match[0], *match.span(), number)

"""ふりがな: small kana printed above the words that they are the reading of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder.content.wording import has_kanji
from site_builder.ingest.document import Seen
from site_builder.ingest.formats.pdf.lines import is_upright
from site_builder.ingest.formats.pdf.page import Glyph, Page, Rect

_KANA = re.compile("[ぁ-ゖァ-ヺー・]")
_SMALL = 0.62
"""Size of the kana against the letters below: programs choose a half, rounded"""
_LOWEST, _HIGHEST = 0.3, 1.6
"""How far their feet stand above those of the letters, of the size of these"""
_LEVEL = 0.2
"""Of the size of a letter: feet that differ no more are of one line"""
_GAP = 1.0
"""Of the size of a kana: what stands nearer beside it is of the same words"""


def part_ruby(page: Page) -> Page:
    """The page with the kana apart that are nothing but a reading; others stay where they are."""
    inked = sorted((g for g in page.glyphs if not g.text.isspace()), key=lambda glyph: glyph.base)
    largest = max((glyph.size for glyph in inked), default=0.0)
    bases = [glyph.base for glyph in inked]
    apart: list[tuple[Glyph, ...]] = []
    for words in _words([g for g in inked if g.size <= _SMALL * largest]):
        low, high = words[0].base, words[0].base + _HIGHEST * largest
        below = inked[bisect_right(bases, low) : bisect_left(bases, high)]
        if _is_reading(words, below, page.rules):
            apart.append(words)
    if not apart:
        return page
    ruby = {glyph for words in apart for glyph in words}
    return replace(
        page,
        glyphs=tuple(glyph for glyph in page.glyphs if glyph not in ruby),
        asides=(*page.asides, *((Seen.RUBY, words) for words in apart)),
    )


def has_ruby(glyphs: Sequence[Glyph]) -> bool:
    """Whether small kana stand so among other letters that these may not be what is said."""
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    largest = max((glyph.size for glyph in inked), default=0.0)
    kana = [g for g in inked if g.size <= _SMALL * largest and _KANA.fullmatch(g.text)]
    tall = [glyph for glyph in inked if glyph.size > _SMALL * largest]
    reads = _reads_beside if is_upright(tall) else _reads
    return any(reads(one, letter) for one in kana for letter in tall)


def _words(small: Sequence[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """Letters that stand beside each other in one line, whichever way they were printed."""
    for line in _lines(small):
        words = [line[0]]
        for glyph in line[1:]:
            if glyph.left - words[-1].right > _GAP * glyph.size:
                yield tuple(words)
                words = []
            words.append(glyph)
        yield tuple(words)


def _lines(small: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in small:
        if line and glyph.base - line[0].base > _LEVEL * glyph.size:
            yield sorted(line, key=lambda one: one.left)
            line = []
        line.append(glyph)
    if line:
        yield sorted(line, key=lambda one: one.left)


def _is_reading(words: Sequence[Glyph], below: Sequence[Glyph], rules: Sequence[Rect]) -> bool:
    """Kana alone, over letters of one line with ideographs among them, and no ruling between."""
    letters = [one for one in below if any(_reads(kana, one) for kana in words)]
    if not letters or not all(_KANA.fullmatch(kana.text) for kana in words):
        return False
    size = words[0].size
    level = max(one.base for one in letters) - min(one.base for one in letters) <= _LEVEL * size
    left, right = min(one.left for one in letters), max(one.right for one in letters)
    within = left - size <= words[0].left and words[-1].right <= right + size
    meant = any(has_kanji(one.text) for one in letters)
    return level and within and meant and not any(_parts(rule, words, letters) for rule in rules)


def _reads(kana: Glyph, letter: Glyph) -> bool:
    return (
        kana.turn == letter.turn == 0
        and kana.size <= _SMALL * letter.size
        and _LOWEST * letter.size < letter.base - kana.base <= _HIGHEST * letter.size
        and min(kana.right, letter.right) > max(kana.left, letter.left)
    )


def _reads_beside(kana: Glyph, letter: Glyph) -> bool:
    """Of upright writing: to the right of the letter."""
    middle = kana.base - kana.size / 2
    return (
        kana.turn == letter.turn == 0
        and kana.size <= _SMALL * letter.size
        and -_LEVEL * letter.size <= kana.left - letter.right <= _LEVEL * letter.size
        and letter.base - letter.size <= middle <= letter.base
    )


def _parts(rule: Rect, words: Sequence[Glyph], letters: Sequence[Glyph]) -> bool:
    across = rule.left < words[-1].right and words[0].left < rule.right
    high, low = words[0].base - words[0].size / 2, letters[0].base - letters[0].size / 2
    return across and high <= (rule.top + rule.bottom) / 2 <= low

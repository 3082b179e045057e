"""Lines that strike out letters, as opposed to the rulings of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder.ingest.document import Seen
from site_builder.ingest.formats.pdf.page import Glyph, Page, Rect

_THIN = 3.0
"""Points"""
_FLAT = 0.3
"""Height of a line against its width: of one through a single small letter, too"""
_THROUGH = (0.12, 0.7)
"""How high above the foot of a letter a line strikes it out (of its size)"""
_OVER = 0.6
"""It may be longer than the letters by this much at either end (of their size)"""
_COVERED = 0.75
"""Share of it that letters take"""
_EXACT = 0.3
"""Points"""
_RAGGED = 0.3
"""Of the size of the letters, at the end of a line whose letters stand closely"""
_MEETS = 1.2
"""Points: a ruling of a table ends no farther from one that runs across, letters do"""
_CROSSED, _LETTERS = 2, 4
"""A line through so many rulings and letters strikes out a row"""


def part_struck(page: Page) -> Page:
    """The page without lines that strike out letters, these apart from the others."""
    upright = [rule for rule in page.rules if rule.width <= _THIN < rule.height]
    level = [glyph for glyph in page.glyphs if not glyph.turn]
    found = {
        rule: glyphs
        for rule in (*page.rules, *page.pens)
        if rule.height <= _FLAT * rule.width and (glyphs := _struck(rule, level, upright))
    }
    struck = {glyph for glyphs in found.values() for glyph in glyphs}
    if not struck:
        return page
    return replace(
        page,
        glyphs=tuple(glyph for glyph in page.glyphs if glyph not in struck),
        rules=tuple(rule for rule in page.rules if rule not in found),
        asides=(*page.asides, *((Seen.STRUCK, run) for run in _runs(page.glyphs, struck))),
    )


def _struck(rule: Rect, glyphs: Sequence[Glyph], upright: Sequence[Rect]) -> tuple[Glyph, ...]:
    y = (rule.top + rule.bottom) / 2
    through = tuple(glyph for glyph in glyphs if _is_through(glyph, y, rule))
    if all(glyph.text.isspace() for glyph in through):
        return ()
    if _is_as_long(rule, through, glyphs):
        return through
    if any(_meets(rule, y, other) for other in upright):
        return ()
    size = max(glyph.size for glyph in through)
    left = min(glyph.left for glyph in through) - _OVER * size
    right = max(glyph.right for glyph in through) + _OVER * size
    taken = sum(min(g.right, rule.right) - max(g.left, rule.left) for g in through)
    closely = taken >= _COVERED * rule.width and left <= rule.left and rule.right <= right
    crossed = sum(rule.left < other.left < rule.right and _spans(other, y) for other in upright)
    return through if closely or (crossed >= _CROSSED and len(through) >= _LETTERS) else ()


def _is_as_long(rule: Rect, glyphs: Sequence[Glyph], level: Sequence[Glyph]) -> bool:
    """A ruling of a table ends where its cells do, not with letters. The engine may give the
    last letter narrower than it is printed."""
    left, right = min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)
    size = max(glyph.size for glyph in glyphs)
    behind = (g.left for g in level if g.left >= right and abs(g.base - glyphs[0].base) <= _EXACT)
    end = min(behind, default=right)
    reaches = right - _RAGGED * size <= rule.right <= right + _RAGGED * size
    follows = end - right <= 2 * size and abs(end - rule.right) <= _EXACT
    return abs(left - rule.left) <= _EXACT and (reaches or follows)


def _is_through(glyph: Glyph, y: float, rule: Rect) -> bool:
    low, high = _THROUGH
    middle = (glyph.left + glyph.right) / 2
    return (
        rule.left <= middle <= rule.right
        and glyph.base - high * glyph.size <= y <= glyph.base - low * glyph.size
    )


def _meets(rule: Rect, y: float, upright: Rect) -> bool:
    left, right = upright.left - _MEETS, upright.right + _MEETS
    near = left <= rule.left <= right or left <= rule.right <= right
    return near and _spans(upright, y)


def _spans(upright: Rect, y: float) -> bool:
    return upright.top - _MEETS <= y <= upright.bottom + _MEETS


def _runs(glyphs: Sequence[Glyph], struck: set[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """Letters that follow each other."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph in struck or (run and glyph.text.isspace()):
            run.append(glyph)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)

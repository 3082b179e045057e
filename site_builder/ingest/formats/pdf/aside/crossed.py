"""Letters with a stroke of a pen across them, or with other letters over them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from site_builder.ingest.formats.pdf.page import Glyph, Rect

_CORE = 0.3
"""Of the size of a letter: a line this near to its middle runs through it"""
_OVER = 0.6
"""Share of a letter's width that another one covers, which is no tight setting"""

_CORNER = 2.0
"""Points"""

Slant = tuple[float, float, float, float]


def is_crossed(glyphs: Sequence[Glyph], cell: Rect, slants: Sequence[Slant]) -> bool:
    """Also by a line from corner to corner of the cell, which leaves a short text beside it."""
    inked = _inked(glyphs)
    return bool(inked) and any(
        _is_diagonal(slant, cell) or any(_crosses(slant, glyph) for glyph in inked)
        for slant in slants
    )


def _is_diagonal(slant: Slant, cell: Rect) -> bool:
    (left, right), (top, bottom) = sorted(slant[::2]), sorted(slant[1::2])
    sides = ((left, cell.left), (right, cell.right), (top, cell.top), (bottom, cell.bottom))
    return all(abs(one - other) <= _CORNER for one, other in sides)


def _crosses(slant: Slant, glyph: Glyph) -> bool:
    """Whether the line passes near the letter's middle."""
    x0, y0, x1, y1 = slant
    x, y = glyph.box.middle
    across, down = x1 - x0, y1 - y0
    length = math.hypot(across, down)
    along = ((x - x0) * across + (y - y0) * down) / length
    aside = abs((x - x0) * down - (y - y0) * across) / length
    return 0 <= along <= length and aside <= _CORE * glyph.size


def is_overprinted(glyphs: Sequence[Glyph]) -> bool:
    """Whether a letter or digit stands on another one, so that neither can be read."""
    ordered = sorted(_inked(glyphs), key=lambda glyph: glyph.left)
    return any(_stands_on(one, other) for one, other in _near(ordered))


def _inked(glyphs: Sequence[Glyph]) -> list[Glyph]:
    return [glyph for glyph in glyphs if glyph.text.isalnum() and not glyph.turn]


def _near(ordered: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.left >= one.right:
                break
            yield one, other


def _stands_on(one: Glyph, other: Glyph) -> bool:
    wide = min(one.right - one.left, other.right - other.left)
    size = min(one.size, other.size)
    covered = min(one.right, other.right) - max(one.left, other.left)
    alike = max(one.size, other.size) <= 1.5 * size
    level = abs(one.base - other.base) <= _CORE * size
    return one.text != other.text and alike and level and 0 < _OVER * wide <= covered

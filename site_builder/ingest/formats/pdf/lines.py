"""Letters → strings (what was printed in one go on one line) and the lines of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from site_builder.ingest.form.joining import join_wrapped
from site_builder.ingest.formats.pdf.page import Glyph, Rect

_LEVEL = 0.3
"""Letters of one line stand this level, of their size"""
_RECENT = 4
_APART = 1.0
"""What stands further apart was hardly printed in one go …"""
_TOUCHING = 0.15
"""… and what stands this near, in one command, surely was"""
_IN_PLACE = 0.02
"""… or, in two, right where the first ends: cells too full overlap or nearly touch"""
_WORDS_APART = 0.2
_NARROW = re.compile(r"[!-~｡-ﾟ]")
_LATIN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
# Signs that no line begins with, or ends with: a wrap takes their neighbours along.
_NEVER_FIRST = (
    "、。，．,.!?！？・：；:;）)」』】〕〉》]］ー々%％‰℃…‥～〜"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_HYPHENS = "-－‐"
_NEVER_LAST = "（(「『【〔〈《[［"


@dataclass(frozen=True, slots=True)
class String:
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def size(self) -> float:
        return self.glyphs[0].size

    @property
    def base(self) -> float:
        return self.glyphs[0].base

    @property
    def clip(self) -> Rect | None:
        """None too where all letters lie within their clip: the engine gives those without one."""
        return next((glyph.clip for glyph in self.glyphs if glyph.clip), None)

    @property
    def turn(self) -> int:
        return self.glyphs[0].turn

    @property
    def box(self) -> Rect:
        return bounds(glyph.box for glyph in self.glyphs)


def bounds(boxes: Iterable[Rect]) -> Rect:
    all_boxes = tuple(boxes)
    return Rect(
        min(box.left for box in all_boxes),
        min(box.top for box in all_boxes),
        max(box.right for box in all_boxes),
        max(box.bottom for box in all_boxes),
    )


# --- strings ------------------------------------------------------------------------------


def find_strings(glyphs: Iterable[Glyph], walls: Sequence[Rect]) -> tuple[String, ...]:
    """`walls` are upright rulings: what does not touch across one was not printed in one go."""
    strings: list[list[Glyph]] = []
    for glyph in glyphs:
        if strings and _goes_on(strings[-1][-1], glyph, walls):
            strings[-1].append(glyph)
        else:
            strings.append([glyph])
    return _without_doubles([String(tuple(one)) for one in map(_inked, strings) if one])


def _without_doubles(strings: Sequence[String]) -> tuple[String, ...]:
    """Lines that are printed again, a little aside, to make them bold."""
    kept: list[String] = []
    for string in strings:
        if not any(_is_double(one, string) for one in kept[-_RECENT:]):
            kept.append(string)
    return tuple(kept)


def _is_double(one: String, other: String) -> bool:
    near = 0.25 * one.size
    aside, down = one.glyphs[0].left - other.glyphs[0].left, one.base - other.base
    return one.text == other.text and abs(aside) < near and abs(down) < near


def _inked(glyphs: list[Glyph]) -> list[Glyph]:
    """Without white space around it."""
    inked = [place for place, glyph in enumerate(glyphs) if not glyph.text.isspace()]
    return glyphs[inked[0] : inked[-1] + 1] if inked else []


def _goes_on(one: Glyph, other: Glyph, walls: Sequence[Rect]) -> bool:
    same = one.turn == other.turn and len({one.clip, other.clip} - {None}) < 2
    level = abs(one.base - other.base) <= _LEVEL * one.size
    if one.turn:
        return same and one.run == other.run
    gap = other.left - one.right
    if not same or not level or not -0.6 * one.size <= gap <= _APART * one.size:
        return False
    together = gap <= _TOUCHING * one.size
    if one.run != other.run:
        together = abs(gap) <= _IN_PLACE * one.size
    return together or not any(_parts(wall, one, other) for wall in walls)


def _parts(wall: Rect, one: Glyph, other: Glyph) -> bool:
    """Also a bracket that hangs over the ruling ends the text of its cell."""
    between = one.left + 0.1 * one.size <= wall.left <= (other.left + other.right) / 2
    return between and wall.top <= one.base - 0.3 * one.size <= wall.bottom


# --- lines of a cell ----------------------------------------------------------------------


def cell_lines(strings: Sequence[String], width: float) -> tuple[str, ...]:
    """The lines that were typed: what was wrapped to the cell's width is joined again.

    `width` is the room between the cell's margins.
    """
    glyphs = tuple(glyph for string in strings for glyph in string.glyphs)
    if not glyphs:
        return ()
    if is_upright(glyphs):
        return ("".join(glyph.text for glyph in glyphs).strip(),)
    return _unwrapped(list(_printed(strings)), width)


@dataclass(frozen=True, slots=True)
class _Printed:
    """One printed line."""

    text: str
    width: float
    size: float


def _printed(strings: Sequence[String]) -> Iterator[_Printed]:
    lines: list[list[String]] = []
    for string in sorted(strings, key=_down):
        if lines and abs(_down(lines[-1][0]) - _down(string)) <= 0.4 * string.size:
            lines[-1].append(string)
        else:
            lines.append([string])
    for line in lines:
        ordered = sorted(line, key=_along)
        text = _spaced(ordered)
        if text:
            size = median(string.size for string in ordered)
            yield _Printed(text, _span(ordered), size)


def _down(string: String) -> float:
    """Where the line stands among the lines, in the direction in which these follow."""
    return {0: string.base, 1: -string.box.right, 2: -string.base, 3: string.box.left}[string.turn]


def _along(string: String) -> float:
    box = string.box
    return {0: box.left, 1: box.top, 2: -box.right, 3: -box.bottom}[string.turn]


def _span(strings: Sequence[String]) -> float:
    box = bounds(string.box for string in strings)
    return box.height if strings[0].turn % 2 else box.width


def _spaced(strings: Sequence[String]) -> str:
    """One line's text; letters that are spread over the cell are no words of their own."""
    glyphs = [glyph for string in strings for glyph in string.glyphs]
    turned = glyphs[0].turn != 0
    gaps = [0.0 if turned else b.left - a.right for a, b in pairwise(glyphs)]
    wide = [gap > _APART * a.size for gap, a in zip(gaps, glyphs, strict=False)]
    spread = 2 * sum(wide) > len(gaps)
    text = glyphs[0].text
    for gap, far, one, other in zip(gaps, wide, glyphs, glyphs[1:], strict=False):
        apart = gap > _WORDS_APART * one.size and _are_latin(one, other)
        text += " " * (apart or (far and not spread)) + other.text
    return re.sub(r" {2,}", " ", text).strip()


def _are_latin(one: Glyph, other: Glyph) -> bool:
    return bool(_LATIN.fullmatch(one.text)) and bool(_LATIN.fullmatch(other.text))


def _unwrapped(lines: Sequence[_Printed], width: float) -> tuple[str, ...]:
    typed = [lines[0].text] if lines else []
    for line, following in pairwise(lines):
        room = width - line.width
        torn = line.text[-1].isdigit() and following.text[0] in _HYPHENS
        if room >= _chunk(following) and not torn:
            typed.append(following.text)  # it would have fitted: the break was typed
        else:
            typed[-1:] = join_wrapped((typed[-1], following.text)).split("\n")
    return tuple(typed)


def _chunk(line: _Printed) -> float:
    """The width of the part of a line that cannot be parted: what a wrap would have moved."""
    text = line.text
    end = 1
    while end < len(text) and _is_held(text[end - 1], text[end]):
        end += 1
    wide = sum(0.55 if _NARROW.match(char) else 1.0 for char in text[:end])
    return (wide + 0.25) * line.size


def _is_held(before: str, after: str) -> bool:
    word = bool(_LATIN.match(before) and _LATIN.match(after))
    return word or before in _NEVER_LAST or after in _NEVER_FIRST


# --- upright writing ----------------------------------------------------------------------


def is_upright(glyphs: Sequence[Glyph]) -> bool:
    """Letters one below the other: the next stands right under the one before."""
    if len(glyphs) < 3 or glyphs[0].turn:
        return False
    below = sum(1 for one, other in pairwise(glyphs) if _is_below(one, other))
    return 2 * below > len(glyphs) - 1


def _is_below(one: Glyph, other: Glyph) -> bool:
    centres = abs((one.left + one.right) - (other.left + other.right)) / 2
    return centres < 0.3 * one.size and 0.7 * one.size < other.base - one.base < 1.8 * one.size

"""One page as it is read: upright, points counted from its upper left corner.

Whether the page or what is on it was turned makes no difference: a page is turned until most
of its text runs from left to right.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

from site_builder.ingest.document import Seen
from site_builder.ingest.form.letters import plain_letters

_SLANT = 0.05
"""Quarter turns"""
_TINY, _READABLE = 4.0, 6.0
"""Points"""

# Brackets and signs of vertical writing
_UPRIGHT = str.maketrans(
    dict(
        zip(
            "︵︶︷︸﹁﹂﹃﹄︻︼︿﹀︽︾︑︒︱︙",
            "（）｛｝「」『』【】〈〉《》、。ー…",
            strict=True,
        )
    )
)


@dataclass(frozen=True, slots=True)
class Rect:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def shared(self, other: Rect) -> float:
        """Square points that both cover."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(across, 0.0) * max(down, 0.0)

    def grown(self, by: float) -> Rect:
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def scaled(self, by: float) -> Rect:
        return Rect(self.left * by, self.top * by, self.right * by, self.bottom * by)


@dataclass(frozen=True, slots=True)
class Glyph:
    text: str
    left: float
    right: float
    base: float
    """Where the letter stands: its y"""
    size: float
    turn: int
    """Quarter turns against most of the page's text"""
    run: int
    """Letters of one run were printed by one command"""
    clip: Rect | None
    """The part of the page where it can be seen, if that is not all of it"""

    @property
    def box(self) -> Rect:
        return Rect(
            self.left, self.base - 0.85 * self.size, self.right, self.base + 0.15 * self.size
        )


@dataclass(frozen=True, slots=True)
class RunInk:
    """How the letters of one run are drawn."""

    order: int
    """Place in the order of all that is drawn"""
    drawn: bool
    colour: Sequence[int] | None
    """None: a pattern"""
    slanted: bool
    """Neither along nor up the page"""
    remark: bool = False
    """Written upon the page by somebody who read it"""


@dataclass(frozen=True, slots=True)
class Ground:
    """A box that hides what lies below it."""

    order: int
    box: Rect
    colour: Sequence[int] | None
    """None: a picture"""


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    """In the order in which they were printed, white space among them"""
    rules: tuple[Rect, ...]
    images: float
    """Share of the page that pictures cover"""
    inks: Mapping[int, RunInk] = field(default_factory=dict)
    """Of each run"""
    grounds: tuple[Ground, ...] = ()
    asides: tuple[tuple[Seen, tuple[Glyph, ...]], ...] = ()
    """Letters that are not to be taken as said; they are none of `glyphs`"""
    pens: tuple[Rect, ...] = ()
    """Lines that somebody has drawn upon the page: no rulings"""
    slants: tuple[tuple[float, float, float, float], ...] = ()
    """Lines neither along nor up the page, from where to where: a cross, a stroke of a pen"""
    zoom: float = 1.0
    """How much larger the coordinates are than the print"""


def enlarged(page: Page) -> Page:
    """A page of tiny print, shrunk by a program until all columns had room, at a readable size:
    distances at which two rulings count as one are in points."""
    sizes = [glyph.size for glyph in page.glyphs if not glyph.text.isspace()]
    if not sizes or median(sizes) >= _TINY:
        return page
    zoom = _READABLE / median(sizes)
    return replace(
        page,
        width=page.width * zoom,
        height=page.height * zoom,
        glyphs=tuple(_scaled(glyph, zoom) for glyph in page.glyphs),
        rules=tuple(rule.scaled(zoom) for rule in page.rules),
        pens=tuple(pen.scaled(zoom) for pen in page.pens),
        slants=tuple((a * zoom, b * zoom, c * zoom, d * zoom) for a, b, c, d in page.slants),
        asides=tuple((seen, tuple(_scaled(g, zoom) for g in own)) for seen, own in page.asides),
        zoom=zoom,
    )


def _scaled(glyph: Glyph, by: float) -> Glyph:
    return replace(
        glyph,
        left=glyph.left * by,
        right=glyph.right * by,
        base=glyph.base * by,
        size=glyph.size * by,
        clip=glyph.clip.scaled(by) if glyph.clip else None,
    )


def make_page(number: int, answer: Mapping[str, Any]) -> Page:
    """From what the engine says of a page."""
    left, bottom, right, top = answer["box"]
    width, height = right - left, top - bottom
    turns = Counter(_turn(glyph[8]) for glyph in answer["glyphs"] if not glyph[0].isspace())
    turn = max(turns, key=lambda one: (turns[one], -one), default=0)
    view = _View(turn, left, bottom, width, height)
    return Page(
        number,
        *((height, width) if turn % 2 else (width, height)),
        tuple(_glyph(view, parts) for parts in answer["glyphs"]),
        tuple(view.rect(rule) for rule in answer["rules"]),
        answer["images"] / max(width * height, 1.0),
        dict(_inks(answer)),
        tuple(Ground(order, view.rect(box), colour) for order, box, colour in answer["fills"]),
        pens=tuple(view.rect(pen) for pen in answer["pens"]),
        slants=tuple((*view.point(a, b), *view.point(c, d)) for a, b, c, d in answer["slants"]),
    )


def _inks(answer: Mapping[str, Any]) -> Iterator[tuple[int, RunInk]]:
    angles = {glyph[9]: glyph[8] for glyph in answer["glyphs"]}
    for run, (order, drawn, colour, remark) in enumerate(answer["inks"]):
        angle = angles.get(run, 0.0) / (math.pi / 2)
        yield run, RunInk(order, drawn, colour, abs(angle - round(angle)) > _SLANT, remark)


def _turn(angle: float) -> int:
    return round(angle / (math.pi / 2)) % 4


@dataclass(frozen=True, slots=True)
class _View:
    """Turns the page's own coordinates."""

    turn: int
    left: float
    bottom: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        match self.turn:
            case 1:  # text runs down the page
                return self.height - y, self.width - x
            case 2:
                return self.width - x, y
            case 3:  # text runs up the page
                return y, x
        return x, self.height - y

    def rect(self, corners: Sequence[float]) -> Rect:
        one, other = self.point(*corners[:2]), self.point(*corners[2:])
        (left, right), (top, bottom) = (sorted(pair) for pair in zip(one, other, strict=True))
        return Rect(left, top, right, bottom)


def _glyph(view: _View, parts: Sequence[Any]) -> Glyph:
    text, size, angle, run, clip = parts[0], *parts[7:11]
    box = view.rect(parts[1:5])
    x, y = view.point(*parts[5:7])
    turn = (_turn(angle) - view.turn) % 4
    return Glyph(
        _upright_letters(text),
        box.left if turn else min(x, box.left),
        box.right,
        box.bottom if turn else y,
        size,
        turn,
        run,
        view.rect(clip) if clip else None,
    )


def _upright_letters(text: str) -> str:
    return plain_letters(text).translate(_UPRIGHT)

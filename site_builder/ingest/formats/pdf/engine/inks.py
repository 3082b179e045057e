"""The colours in which things are drawn, and what is drawn over what."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import pypdfium2.raw as pdfium

from site_builder.ingest.formats.pdf.engine.geometry import Rect, bounds, is_straight
from site_builder.ingest.formats.pdf.engine.strips import Outline, strips

Rgb = tuple[int, int, int]
_INVISIBLE = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_OUTLINED = (pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP)
_PAPER = 240
_FAINT = 8
"""What is less opaque (of 255) is not seen"""


@dataclass(frozen=True, slots=True)
class TextInk:
    """How the letters of one command are drawn."""

    order: int
    """Place in the order of all that is drawn on the page"""
    drawn: bool
    colour: Rgb | None
    """As it looks on paper; None: a pattern"""
    added: bool = False
    """Of an annotation or a field, no part of the page itself"""


@dataclass(frozen=True, slots=True)
class Fill:
    """A box that hides whatever lies below it."""

    order: int
    box: Rect
    colour: Rgb | None
    """None: a picture"""


def text_ink(thing: Any, order: int, *, added: bool) -> TextInk:
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
    getter = pdfium.FPDFPageObj_GetFillColor
    if mode in _OUTLINED:
        getter = pdfium.FPDFPageObj_GetStrokeColor
    found = _colour(getter, thing)
    faint = found is not None and found[1] < _FAINT
    colour = _on_paper(*found) if found else None
    return TextInk(order, mode not in _INVISIBLE and not faint, colour, added)


def _on_paper(colour: Rgb, opaque: int) -> Rgb:
    red, green, blue = (round(255 - (255 - part) * opaque / 255) for part in colour)
    return red, green, blue


def fills(thing: Any, order: int, outlines: Sequence[Outline], winding: bool) -> Iterator[Fill]:
    """The boxes of a filled path, unless what lies below shines through."""
    found = _colour(pdfium.FPDFPageObj_GetFillColor, thing)
    if found and found[1] < 255:
        return
    boxes = [bounds(points) for points in outlines]
    plain = all(map(_is_box, outlines))
    if not plain or any(_overlap(*pair) for pair in combinations(boxes[:9], 2)):
        boxes = list(strips(outlines, winding))
    yield from (Fill(order, box, found[0] if found else None) for box in boxes)


def broad_strokes(
    thing: Any, order: int, outlines: Sequence[Outline], scale: float
) -> Iterator[Fill]:
    """The room that straight lines take, with which letters can be painted over."""
    found = _colour(pdfium.FPDFPageObj_GetStrokeColor, thing)
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(thing, ctypes.byref(width))
    if found and found[1] < 255:
        return
    half = width.value * scale / 2
    for pair in (pair for points in outlines for pair in pairwise(points) if is_straight(*pair)):
        left, bottom, right, top = bounds(pair)
        flat = right - left > top - bottom
        across, up = (0.0, half) if flat else (half, 0.0)
        box = (left - across, bottom - up, right + across, top + up)
        yield Fill(order, box, found[0] if found else None)


def hidden_way(ink: TextInk, spot: Rect, over: Sequence[Fill]) -> int:
    """-1 of letters that are not drawn, or have a box over them; 1 of those that are as light as
    paper, unless they stand on a dark box; 0 of others."""
    x, y = (spot[0] + spot[2]) / 2, (spot[1] + spot[3]) / 2
    covered = any(
        fill.order > ink.order
        and fill.box[0] <= x <= fill.box[2]
        and fill.box[1] <= y <= fill.box[3]
        for fill in over
    )
    if covered or not ink.drawn:
        return -1
    return int(ink.colour is not None and min(ink.colour) >= _PAPER)


def is_opaque(thing: Any) -> bool:
    return not pdfium.FPDFPageObj_HasTransparency(thing)


def _is_box(points: Outline) -> bool:
    """Whether the outline is a rectangle with sides along the axes."""
    left, bottom, right, top = bounds(points)
    near = 0.01
    return len(points) >= 4 and all(
        min(x - left, right - x) <= near and min(y - bottom, top - y) <= near for x, y in points
    )


def _overlap(one: Rect, other: Rect) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(
        one[1], other[1]
    )


def _colour(getter: Any, thing: Any) -> tuple[Rgb, int] | None:
    """With how opaque it is, of 255."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not getter(thing, *map(ctypes.byref, parts)):
        return None
    red, green, blue, opaque = (part.value for part in parts)
    return (red, green, blue), opaque

"""What is drawn on a page: its rulings, the clips of its texts, the room that pictures take."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from site_builder.ingest.formats.pdf.engine.geometry import (
    UNMOVED,
    Matrix,
    Rect,
    after,
    bounds,
    common,
    is_straight,
    move,
)
from site_builder.ingest.formats.pdf.engine.inks import (
    Fill,
    TextInk,
    broad_strokes,
    fills,
    hidden_way,
    is_opaque,
    text_ink,
)
from site_builder.ingest.formats.pdf.engine.marks import has_mark
from site_builder.ingest.formats.pdf.engine.showing import unshown

OBJECTS = 200_000
"""Of one page"""
_DEPTH = 8
"""Drawings within drawings"""
_THIN = 3.0
"""What is filled and no thicker than this is a ruling"""
_LONG = 6.0
"""A slanting line is no shorter: curves are told by shorter ones"""
_ASIDE = 0.15
"""Of the size of a letter: the engine tells two apart that stand half as far from each other"""
_LIGHT = 250
"""A ruling of this colour cannot be seen on paper"""


class TooMuch(Exception):
    """The page holds more than any form does."""


@dataclass(slots=True)
class Drawn:
    """What was found on one page."""

    rules: list[Rect] = field(default_factory=list)
    pens: list[Rect] = field(default_factory=list)
    """Lines of annotations and fields: none is a ruling of the form"""
    slants: list[Rect] = field(default_factory=list)
    """Lines that run neither along nor up the page, from where to where"""
    texts: dict[int, tuple[int, Rect | None]] = field(default_factory=dict)
    """Address of a text object → its place in the order of printing, and the part of the page
    where it can be seen"""
    inks: list[TextInk] = field(default_factory=list)
    """Of each of these texts"""
    fills: list[Fill] = field(default_factory=list)
    spots: list[tuple[Any, Rect]] = field(default_factory=list)
    """Each of these texts, and where it stands"""
    suspects: set[int] = field(default_factory=set)
    """Those that may not be shown: transparent ones, ones of a layer"""
    images: float = 0.0
    """Square points that pictures cover"""
    objects: int = 0


@dataclass(frozen=True, slots=True)
class _Within:
    """What the drawings around an object do to it."""

    layers: bool
    """Whether the document has any"""
    moved: Matrix = UNMOVED
    clip: Rect | None = None
    depth: int = 0
    veiled: bool = False
    """What lies below may shine through"""
    added: bool = False
    """It was no part of the page itself"""


def look(page: Any, own: int, layers: bool) -> Drawn:
    """`own`: how many objects are the page's; those behind them are of annotations and fields."""
    drawn = Drawn()
    objects = list(_page_objects(page))
    _look(drawn, objects[:own], _Within(layers))
    _look(drawn, objects[own:], _Within(layers, added=True))
    for run in unshown(page, {run: drawn.spots[run] for run in drawn.suspects}):
        drawn.inks[run] = replace(drawn.inks[run], drawn=False)
    _set_apart(drawn)
    return drawn


def _set_apart(drawn: Drawn) -> None:
    """The engine takes a letter that stands on its like for one made bold, and passes it over.
    Letters that nobody sees are moved a little, so that none takes the place of one that is."""
    for (thing, spot), ink in zip(drawn.spots, drawn.inks, strict=True):
        way = hidden_way(ink, spot, drawn.fills)
        if way:
            _, _, c, d, _, _ = _matrix(thing)
            size = ctypes.c_float()
            pdfium.FPDFTextObj_GetFontSize(thing, ctypes.byref(size))
            up = way * _ASIDE * size.value * math.hypot(c, d)
            pdfium.FPDFPageObj_Transform(thing, 1, 0, 0, 1, 0, up)


def _spot(thing: Any, moved: Matrix) -> Rect:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, (left, bottom, right, top)))
    corners = ((left.value, bottom.value), (right.value, top.value))
    return bounds([move(moved, *corner) for corner in corners])


def _page_objects(page: Any) -> Iterator[Any]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield pdfium.FPDFPage_GetObject(page, index)


def _form_objects(form: Any) -> Iterator[Any]:
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        yield pdfium.FPDFFormObj_GetObject(form, index)


def _look(drawn: Drawn, objects: Iterable[Any], within: _Within) -> None:
    for thing in objects:
        drawn.objects += 1
        if drawn.objects > OBJECTS:
            raise TooMuch
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _take_path(drawn, thing, within)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _take_text(drawn, thing, within)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _take_image(drawn, thing, within)
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            _cover(drawn, [Fill(drawn.objects, _spot(thing, within.moved), None)], thing, within)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and within.depth < _DEPTH:
            _look(drawn, _form_objects(thing), _inside(thing, within))


def _inside(form: Any, within: _Within) -> _Within:
    return replace(
        within,
        moved=after(_matrix(form), within.moved),
        clip=_clip(form, within),
        depth=within.depth + 1,
        veiled=within.veiled or not is_opaque(form),
    )


def _take_text(drawn: Drawn, text: Any, within: _Within) -> None:
    run = len(drawn.inks)
    drawn.inks.append(text_ink(text, drawn.objects, added=within.added))
    drawn.spots.append((text, _spot(text, within.moved)))
    _let_be_seen(text)
    drawn.texts[address(text)] = run, _clip(text, within)
    layered = within.layers and (within.depth > 0 or has_mark(text, "OC"))
    if layered or within.veiled or not is_opaque(text):
        drawn.suspects.add(run)


def _take_path(drawn: Drawn, path: Any, within: _Within) -> None:
    clip = _clip(path, within)
    rules = _seen(_path_rules(path, within.moved), clip)
    (drawn.pens if within.added else drawn.rules).extend(rules)
    drawn.slants += _slants(path, within.moved)
    matrix = after(_matrix(path), within.moved)
    outlines = [points for points in _outlines(path, matrix) if points]
    fill, stroke = _draw_mode(path)
    if fill:
        winding = fill == pdfium.FPDF_FILLMODE_WINDING
        _cover(drawn, fills(path, drawn.objects, outlines, winding), path, within)
    if stroke:
        scale = math.hypot(matrix[2], matrix[3])
        _cover(drawn, broad_strokes(path, drawn.objects, outlines, scale), path, within)


def _draw_mode(path: Any) -> tuple[int, int]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return fill.value, stroke.value


def _cover(drawn: Drawn, found: Iterable[Fill], thing: Any, within: _Within) -> None:
    """Fills cut to their clip; thin ones are left out, since they are rulings."""
    if within.veiled or not is_opaque(thing):
        return
    clip = _clip(thing, within)
    for one in found:
        box = one.box if clip is None else common(one.box, clip)
        if not _is_thin(box):
            drawn.fills.append(replace(one, box=box))


def _let_be_seen(thing: Any) -> None:
    """The engine passes over text without ink: a letter that this machine's font lacks. Printed
    with an outline, it has some."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, (left, bottom, right, top)))
    if right.value - left.value < 0.02:
        pdfium.FPDFTextObj_SetTextRenderMode(thing, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)
        pdfium.FPDFPageObj_SetStrokeWidth(thing, 1.0)
        pdfium.FPDFPageObj_Transform(thing, *UNMOVED)


def _seen(rules: Iterator[Rect], clip: Rect | None) -> Iterator[Rect]:
    """The part of each ruling that its clip leaves: browsers rule on below the end of a page."""
    if not clip:
        yield from rules
        return
    left, bottom, right, top = clip
    for rule in rules:
        part = (
            max(rule[0], left - _THIN),
            max(rule[1], bottom - _THIN),
            min(rule[2], right + _THIN),
            min(rule[3], top + _THIN),
        )
        if part[0] <= part[2] and part[1] <= part[3]:
            yield part


def _take_image(drawn: Drawn, thing: Any, within: _Within) -> None:
    """Some programs draw dotted lines as thin pictures."""
    matrix = after(_matrix(thing), within.moved)
    box = bounds([move(matrix, x, y) for x in (0, 1) for y in (0, 1)])
    if _is_thin(box):
        (drawn.pens if within.added else drawn.rules).append(box)
    else:
        _cover(drawn, [Fill(drawn.objects, box, None)], thing, within)
    drawn.images += (box[2] - box[0]) * (box[3] - box[1])


def _path_rules(path: Any, moved: Matrix) -> Iterator[Rect]:
    matrix = after(_matrix(path), moved)
    fill, stroke = _draw_mode(path)
    if stroke and _is_dark(pdfium.FPDFPageObj_GetStrokeColor, path):
        for points in _outlines(path, matrix):
            pairs = pairwise(points)
            yield from (bounds(pair) for pair in pairs if is_straight(*pair))
    elif fill and _is_dark(pdfium.FPDFPageObj_GetFillColor, path):
        boxes = [bounds(points) for points in _outlines(path, matrix) if points]
        yield from (box for box in boxes if _is_thin(box))
        for pair in pairwise(boxes):
            yield from _ring(*sorted(pair, key=_area))


def _slants(path: Any, moved: Matrix) -> Iterator[Rect]:
    if _draw_mode(path)[1] and _is_dark(pdfium.FPDFPageObj_GetStrokeColor, path):
        pairs = (
            p for points in _outlines(path, after(_matrix(path), moved)) for p in pairwise(points)
        )
        yield from (
            (*a, *b) for a, b in pairs if not is_straight(a, b) and math.dist(a, b) >= _LONG
        )


def _ring(inner: Rect, outer: Rect) -> Iterator[Rect]:
    """The sides of a box that is filled but for what lies within."""
    left, bottom, right, top = outer
    sides = (
        (left, bottom, inner[0], top),
        (inner[2], bottom, right, top),
        (left, bottom, right, inner[1]),
        (left, inner[3], right, top),
    )
    gaps = [x for side in sides for x in (side[2] - side[0], side[3] - side[1])]
    if min(gaps) >= 0 and all(map(_is_thin, sides)):
        yield from sides


def _area(box: Rect) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _outlines(path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path, the first again where it is closed."""
    points: list[tuple[float, float]] = []
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        points.append(move(matrix, *_point(segment)))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _point(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value


def _is_thin(box: Rect) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) <= _THIN


def _is_dark(colour: Any, thing: Any) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not colour(thing, *map(ctypes.byref, parts)):
        return True
    red, green, blue, opaque = (part.value for part in parts)
    return opaque > 0 and min(red, green, blue) < _LIGHT


def _clip(thing: Any, within: _Within) -> Rect | None:
    """What all clips leave to see; their outlines are mostly the rectangles of cells."""
    path = pdfium.FPDFPageObj_GetClipPath(thing)
    seen = within.clip
    for index in range(pdfium.FPDFClipPath_CountPaths(path)):
        points = [move(within.moved, *point) for point in _clip_points(path, index)]
        if points:
            seen = common(bounds(points), seen) if seen else bounds(points)
    return seen


def _clip_points(path: Any, index: int) -> Iterator[tuple[float, float]]:
    for place in range(pdfium.FPDFClipPath_CountPathSegments(path, index)):
        yield _point(pdfium.FPDFClipPath_GetPathSegment(path, index, place))


def _matrix(thing: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(found)):
        return UNMOVED
    return found.a, found.b, found.c, found.d, found.e, found.f


def address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0

"""Filled shapes that are no boxes, cut into flat boxes that lie within them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from site_builder.ingest.formats.pdf.engine.geometry import Rect, bounds

Outline = Sequence[tuple[float, float]]
Spans = list[tuple[float, float]]
_STEP = 4.0
"""Points"""
_STRIPS = 60
_CORNERS = 400
"""Shapes with more are pictures"""


def strips(outlines: Sequence[Outline], winding: bool) -> Iterator[Rect]:
    """`winding`: whether a shape drawn again within itself, the same way round, stays filled."""
    corners = [corner for points in outlines for corner in points]
    if not 2 < len(corners) <= _CORNERS:
        return
    _, low, _, high = bounds(corners)
    count = min(_STRIPS, int((high - low) / _STEP))
    edges = [pair for points in outlines for pair in pairwise([*points, points[0]])]
    for number in range(count):
        bottom = low + (high - low) * number / count
        top = low + (high - low) * (number + 1) / count
        inner = 0.01 * (top - bottom)
        below, above = _inside(edges, bottom + inner, winding), _inside(edges, top - inner, winding)
        for left, right in _shared(below, above):
            yield left, bottom, right, top


def _inside(edges: Sequence[Outline], y: float, winding: bool) -> Spans:
    """Where a level line runs within the shape."""
    crossings = sorted(
        (x0 + (y - y0) * (x1 - x0) / (y1 - y0), 1 if y1 > y0 else -1)
        for (x0, y0), (x1, y1) in edges
        if min(y0, y1) <= y < max(y0, y1)
    )
    spans: Spans = []
    turns = 0
    for place, (x, way) in enumerate(crossings):
        inside = turns != 0 if winding else place % 2 == 1
        if inside:
            spans.append((crossings[place - 1][0], x))
        turns += way
    return spans


def _shared(one: Spans, other: Spans) -> Iterator[tuple[float, float]]:
    for left, right in one:
        for start, end in other:
            if min(right, end) > max(left, start):
                yield max(left, start), min(right, end)

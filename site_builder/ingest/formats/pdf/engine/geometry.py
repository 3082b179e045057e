"""Points and matrices of a PDF: from the lower left, as a drawing within a drawing counts them."""

from __future__ import annotations

from collections.abc import Sequence

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


def after(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    ax, bx = outer[0] * a + outer[2] * b, outer[1] * a + outer[3] * b
    cx, dx = outer[0] * c + outer[2] * d, outer[1] * c + outer[3] * d
    return ax, bx, cx, dx, *move(outer, e, f)


def move(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(points: Sequence[tuple[float, float]]) -> Rect:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def rounded(numbers: Sequence[float]) -> list[float]:
    return [round(number, 2) for number in numbers]


def common(one: Rect, other: Rect) -> Rect:
    """What both cover; without extent where that is nothing."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    return left, bottom, max(left, min(one[2], other[2])), max(bottom, min(one[3], other[3]))


def is_straight(start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Along an axis"""
    across, up = abs(start[0] - end[0]), abs(start[1] - end[1])
    return min(across, up) < 0.5

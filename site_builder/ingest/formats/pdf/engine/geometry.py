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

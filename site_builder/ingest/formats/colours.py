"""Colours of letters and of what they stand on, whatever format tells them."""

from __future__ import annotations

from collections.abc import Sequence

Rgb = tuple[int, int, int]
"""Red, green and blue, each up to 255"""
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
_ALIKE = 12


def are_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether nobody can tell them apart: letters of one on the other are not seen."""
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))

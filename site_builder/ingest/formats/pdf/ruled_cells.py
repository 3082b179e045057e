"""The rulings of a page → its cells: what lies between rulings on all four sides.

The rulings cut the page into a fine grid; its squares that no ruling parts are one cell, if
together they are a rectangle. So merged cells need no rule of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_builder.ingest.formats.pdf.page import Rect

_THIN = 3.0
_SAME = 3.0
"""Rulings this near to each other are one: doubled ones, cells drawn one by one"""
_DOT = 0.6
_DASH = 6.0
"""Gaps within a dashed ruling, which are no longer than its dashes …"""
_DOTTED = 3.0
"""… unless it is dotted: rulings that run side by side have their dots further apart"""
_SHORT = 5.0
"""No side of a cell is shorter"""
_END = 3.0
"""A ruling may end this far from the one that it meets"""
SQUARES = 400_000

Spans = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class RuledBox:
    """A cell without its text."""

    box: Rect
    goes_on: bool = False
    """No ruling closes it below: the page ended within it"""
    went_on: bool = False
    """No ruling closes it above"""


class TooManyRules(Exception):
    """More rulings than any form has."""


def find_frames(rules: Sequence[Rect]) -> tuple[RuledBox, ...]:
    across = _merged((_middle(r.top, r.bottom), r.left, r.right) for r in rules if _is_flat(r))
    down = _merged((_middle(r.left, r.right), r.top, r.bottom) for r in rules if _is_upright(r))
    across.update(_open_places(down, sorted(across)))
    grid = _Grid(sorted(down), sorted(across), down, across)
    if len(grid.xs) * len(grid.ys) > SQUARES:
        raise TooManyRules
    return tuple(grid.frames())


def _is_flat(rule: Rect) -> bool:
    return rule.height <= _THIN


def _is_upright(rule: Rect) -> bool:
    return rule.width <= _THIN


def _middle(low: float, high: float) -> float:
    return (low + high) / 2


# --- rulings to lines ---------------------------------------------------------------------


def _merged(rules: Iterable[tuple[float, float, float]]) -> dict[float, Spans]:
    """Place → the spans that are ruled there; first what is one ruling, then what is near."""
    ruled = [rule for group in _near(sorted(rules), _DOT) for rule in _one_line(group)]
    lines: dict[float, Spans] = {}
    for group in _near(sorted(ruled), _SAME):
        spans = _joined(sorted((start, end) for _, start, end in group))
        lines[_middle(group[0][0], group[-1][0])] = spans
    return lines


def _one_line(
    group: Sequence[tuple[float, float, float]],
) -> Iterator[tuple[float, float, float]]:
    """Without what is too short: dots of rulings that run the other way."""
    place = _middle(group[0][0], group[-1][0])
    for start, end in _joined(sorted((start, end) for _, start, end in group)):
        if end - start >= _SHORT:
            yield place, start, end


def _near(
    rules: Sequence[tuple[float, float, float]], near: float
) -> Iterator[list[tuple[float, float, float]]]:
    group: list[tuple[float, float, float]] = []
    for rule in rules:
        if group and rule[0] - group[0][0] > near:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _open_places(down: Mapping[float, Spans], ys: Sequence[float]) -> dict[float, Spans]:
    """Heights at which lines end although nothing is ruled there: the page ends in a cell."""
    ends = sorted(end for spans in down.values() for span in spans for end in span)
    apart = [(y, 0.0, 0.0) for y in ends if _place(ys, y) is None]
    return {group[0][0]: [] for group in _near(apart, _SAME) if len(group) > 1}


def _place(ys: Sequence[float], y: float) -> int | None:
    place = bisect_left(ys, y - _END)
    return place if place < len(ys) and ys[place] <= y + _END else None


def _joined(spans: Sequence[tuple[float, float]]) -> Spans:
    joined: Spans = []
    dash = 0.0
    for start, end in spans:
        dash, before = end - start, dash
        if joined and start - joined[-1][1] <= min(_DASH, max(_DOTTED, dash, before)):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


# --- lines to cells -----------------------------------------------------------------------


def _covers(spans: Spans, start: float, end: float) -> bool:
    return any(low <= start + _END and high >= end - _END for low, high in spans)


class _Grid:
    """Squares between neighbouring lines; column 0 and the last one lie outside."""

    def __init__(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        down: Mapping[float, Spans],
        across: Mapping[float, Spans],
    ) -> None:
        self.xs, self.ys = xs, ys
        self._left = {
            (row, column)
            for column, x in enumerate(xs)
            for row, (top, bottom) in enumerate(pairwise(ys))
            if _covers(down[x], top, bottom)
        }
        self._top = {
            (row, column)
            for row, y in enumerate(ys)
            for column, (left, right) in enumerate(pairwise(xs))
            if _covers(across[y], left, right)
        }
        self._open = set(self._open_ends(down))
        self._top |= self._open

    def _open_ends(self, down: Mapping[float, Spans]) -> Iterator[tuple[int, int]]:
        """Where neighbouring lines end at one height and no ruling joins them: the page ends.

        Lines of other tables on the page lie between them, but not at this height.
        """
        ends: dict[int, set[int]] = defaultdict(set)
        for column, x in enumerate(self.xs):
            for place in (_place(self.ys, y) for span in down[x] for y in span):
                if place is not None:
                    ends[place].add(column)
        for row, columns in ends.items():
            for left, right in pairwise(sorted(columns)):
                between = range(left, right)
                if not any((row, column) in self._top for column in between) and not any(
                    (beside, column) in self._left
                    for column in between[1:]
                    for beside in (row - 1, row)
                ):
                    yield from ((row, column) for column in between)

    def frames(self) -> Iterator[RuledBox]:
        seen: set[tuple[int, int]] = set()
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                if (row, column) not in seen:
                    squares = self._flood(row, column)
                    seen |= squares
                    yield from self._frame(squares)

    def _flood(self, row: int, column: int) -> set[tuple[int, int]]:
        found = {(row, column)}
        waiting = [(row, column)]
        while waiting:
            for square in self._beside(*waiting.pop()):
                if square not in found:
                    found.add(square)
                    waiting.append(square)
        return found

    def _beside(self, row: int, column: int) -> Iterator[tuple[int, int]]:
        """The squares that no ruling parts from this one; outside ones have impossible places."""
        if (row, column) not in self._left and column >= 0:
            yield row, column - 1
        if (row, column + 1) not in self._left and 0 <= column < len(self.xs) - 1:
            yield row, column + 1
        if (row, column) not in self._top and row >= 0:
            yield row - 1, column
        if (row + 1, column) not in self._top and 0 <= row < len(self.ys) - 1:
            yield row + 1, column

    def _frame(self, squares: set[tuple[int, int]]) -> Iterator[RuledBox]:
        rows = [row for row, _ in squares]
        columns = [column for _, column in squares]
        top, bottom, left, right = min(rows), max(rows), min(columns), max(columns)
        outside = top < 0 or left < 0 or bottom >= len(self.ys) - 1 or right >= len(self.xs) - 1
        if outside or len(squares) != (bottom - top + 1) * (right - left + 1):
            return
        box = Rect(self.xs[left], self.ys[top], self.xs[right + 1], self.ys[bottom + 1])
        yield RuledBox(box, (bottom + 1, left) in self._open, (top, left) in self._open)

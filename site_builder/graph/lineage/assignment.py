"""Pairs of rows and columns with the greatest sum of scores (the Hungarian method)."""

from __future__ import annotations

import math
from collections.abc import Sequence


def best_pairs(scores: Sequence[Sequence[float]]) -> tuple[tuple[int, int], ...]:
    """(row, column) for each row or, where there are more rows than columns, each column."""
    if not scores or not scores[0]:
        return ()
    if len(scores) > len(scores[0]):
        turned = [list(column) for column in zip(*scores, strict=True)]
        return tuple(sorted((row, column) for column, row in best_pairs(turned)))
    matched = _row_of_each_column([[-score for score in row] for row in scores])
    return tuple(sorted((row, column) for column, row in enumerate(matched) if row >= 0))


def _row_of_each_column(costs: Sequence[Sequence[float]]) -> list[int]:
    """The row of each column, or -1. Row by row the cheapest path to a free column is sought."""
    width = len(costs[0])
    row_price = [0.0] * len(costs)
    column_price = [0.0] * (width + 1)
    matched = [-1] * (width + 1)  # the last column stands for the row that is placed just now
    for row in range(len(costs)):
        matched[width] = row
        before, column = _cheapest_path(costs, row_price, column_price, matched)
        while column != width:
            matched[column] = matched[before[column]]
            column = before[column]
    return matched[:width]


def _cheapest_path(
    costs: Sequence[Sequence[float]],
    row_price: list[float],
    column_price: list[float],
    matched: Sequence[int],
) -> tuple[list[int], int]:
    """The column before each one on the cheapest path, and the free column at its end."""
    width = len(column_price) - 1
    least = [math.inf] * width
    before = [width] * width
    reached: list[int] = []
    column = width
    while matched[column] >= 0:
        reached.append(column)
        row = matched[column]
        free = [c for c in range(width) if c not in reached]
        for c in free:
            cost = costs[row][c] - row_price[row] - column_price[c]
            if cost < least[c]:
                least[c], before[c] = cost, column
        column = min(free, key=least.__getitem__)
        step = least[column]
        for c in reached:
            row_price[matched[c]] += step
            column_price[c] -= step
        for c in free:
            least[c] -= step
    return before, column

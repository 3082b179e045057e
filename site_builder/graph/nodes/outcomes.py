"""The result of one row of the form beside its target, where the sheet lets us compare them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.content.numbers.compare import Comparison, compare, differs
from site_builder.content.wording import squash
from site_builder.graph.nodes.summary import MeasureSummary

_TARGET = ("target", "indicator")
_RESULT = ("result", "indicator")


def compare_measure(measures: Sequence[MeasureSummary], row: int) -> Comparison:
    """Of a goal's measures the one at `row`."""
    return compare_over(measures, row, measures, row)


def compare_over(
    measures: Sequence[MeasureSummary],
    row: int,
    reported: Sequence[MeasureSummary],
    reported_row: int,
) -> Comparison:
    """A target with the result of another year (or the same), measured by the same indicator."""
    measure, other = measures[row], reported[reported_row]
    if not measure.target or not other.result:
        return Comparison(reason="empty")
    if _doubtful(measures, row, _TARGET) or _doubtful(reported, reported_row, _RESULT):
        return Comparison(reason="doubt")
    if measure is not other and indicator_key(measure) != indicator_key(other):
        return Comparison(reason="labels")
    if not _same_rows(
        _rows_of(measures, row, "target"), _rows_of(reported, reported_row, "result")
    ):
        return Comparison(reason="shared")
    return compare(measure.target, other.result, measure.indicator)


_SPELLINGS = re.compile("取り?組み?")


def indicator_key(measure: MeasureSummary) -> str:
    """Equal for the same indicator: widths, spaces and 取組・取り組み do not part years."""
    return _SPELLINGS.sub("取組", squash(measure.indicator))


def _same_rows(one: range, other: range) -> bool:
    return one == other or len(one) == len(other) == 1


def differs_from_city(measures: Sequence[MeasureSummary], row: int, comparison: Comparison) -> bool:
    """True where the numbers give another mark; evaluations of several rows do not count."""
    if len(_rows_of(measures, row, "evaluation")) > 1 or doubtful(measures, row, "evaluation"):
        return False
    return differs(comparison, measures[row].evaluation)


def _doubtful(measures: Sequence[MeasureSummary], row: int, fields: Sequence[str]) -> bool:
    if not any(measure.doubts for measure in measures):
        return False
    return any(doubtful(measures, row, field) for field in fields)


def doubtful(measures: Sequence[MeasureSummary], row: int, field: str) -> bool:
    """There is an open doubt about the cell that gives this row its text."""
    first = _rows_of(measures, row, field)[0]
    return measures[first].unsure(field) or measures[row].unsure(field)


def _rows_of(measures: Sequence[MeasureSummary], row: int, field: str) -> range:
    """The rows that the cell of `field` covers."""
    first = row
    while first and field in measures[first].covered:
        first -= 1
    last = row + 1
    while last < len(measures) and field in measures[last].covered:
        last += 1
    return range(first, last)

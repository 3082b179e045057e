"""The charts of one goal over the years, all with one scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from site_builder.content.comparison import Compared
from site_builder.graph.outcomes import compare_measure, compare_over
from site_builder.graph.summary import MeasureSummary
from site_builder.render.bullets import (
    BulletView,
    OutcomeView,
    bullet,
    common_scale,
    difference,
    plan,
    why_none,
)


@dataclass(frozen=True, slots=True)
class Stop:
    """One year of a goal: its name, the goal's measures and the row at hand."""

    year: str
    measures: Sequence[MeasureSummary]
    row: int

    @property
    def measure(self) -> MeasureSummary:
        return self.measures[self.row]


def chain_outcomes(stops: Sequence[Stop]) -> tuple[OutcomeView | None, ...]:
    """A view a stop, in the order of the years. All charts have one scale; what earlier years
    reached by the same indicator stands as dots or, without a result yet, as an outlined bar."""
    scale = _chain_scale(stops)
    return tuple(_stop(stops[:n], stop, scale) for n, stop in enumerate(stops))


@dataclass(frozen=True, slots=True)
class _Past:
    year: str
    pairs: tuple[Compared, ...]
    """This year's target with that year's result"""


_Scales = tuple[Decimal, ...]
"""One a value of the target; empty: each chart has its own"""


def _stop(before: Sequence[Stop], stop: Stop, scales: _Scales) -> OutcomeView | None:
    comparison = compare_measure(stop.measures, stop.row)
    past = list(_past(before, stop))
    if not comparison.reason:
        said = difference(stop.measures, stop.row, comparison)
        return OutcomeView(_charts(comparison.pairs, past, scales), differs=said)
    if past and not stop.measure.result:
        return OutcomeView(_plans(past, scales))
    return why_none(comparison.reason)


def _past(before: Sequence[Stop], stop: Stop) -> Iterable[_Past]:
    """What earlier years reached, set against this year's target."""
    for earlier in before:
        now = compare_over(stop.measures, stop.row, earlier.measures, earlier.row)
        if now.pairs:
            yield _Past(earlier.year, now.pairs)


def _chain_scale(stops: Sequence[Stop]) -> _Scales:
    rows = [compare_measure(stop.measures, stop.row).pairs for stop in stops]
    rows += [past.pairs for n, stop in enumerate(stops) for past in _past(stops[:n], stop)]
    rows = [row for row in rows if row]
    if len({tuple(pair.percent for pair in row) for row in rows}) != 1:
        return ()
    return tuple(common_scale(column) for column in zip(*rows, strict=True))


def _charts(
    pairs: Sequence[Compared], past: Sequence[_Past], scales: _Scales
) -> tuple[BulletView, ...]:
    fitting = [p for p in past if len(p.pairs) == len(pairs)]
    return tuple(
        bullet(
            pair,
            len(pairs) > 1,
            [(p.year, p.pairs[n].result) for p in fitting],
            scales[n] if scales else None,
        )
        for n, pair in enumerate(pairs)
    )


def _plans(past: Sequence[_Past], scales: _Scales) -> tuple[BulletView, ...]:
    """No result yet: the new target upon what the last year reached."""
    last = past[-1]
    return tuple(
        plan(last.year, pair, len(last.pairs) > 1, scales[n] if scales else common_scale([pair]))
        for n, pair in enumerate(last.pairs)
    )

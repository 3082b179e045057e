"""The charts of one goal over the years, all with one scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from site_builder.content.eras import era_year
from site_builder.content.numbers.compare import Compared
from site_builder.graph.lineage.chain import Chain
from site_builder.graph.nodes.outcomes import compare_measure, compare_over, indicator_key
from site_builder.graph.nodes.summary import MeasureSummary
from site_builder.render.parts.chart import (
    BulletView,
    OutcomeView,
    bullet,
    common_scale,
    difference,
    plan,
    why_none,
)

Place: TypeAlias = tuple[int, int, int]
"""Stop, goal, row; each from 0"""


class _Year(NamedTuple):
    """One year of one indicator."""

    place: Place
    name: str
    measures: Sequence[MeasureSummary]

    @property
    def row(self) -> int:
        return self.place[2]

    @property
    def measure(self) -> MeasureSummary:
        return self.measures[self.row]


def chain_outcomes(chain: Chain) -> Mapping[Place, OutcomeView | None]:
    """All charts of one indicator have one scale; what earlier years reached by it stands as
    dots or, where there is no result yet, as an outlined bar."""
    found: dict[Place, OutcomeView | None] = {}
    for years in _by_indicator(chain):
        scales = _common_scales(years)
        for n, year in enumerate(years):
            found[year.place] = _outcome(years[:n], year, scales)
    return found


def _by_indicator(chain: Chain) -> Iterable[Sequence[_Year]]:
    """An indicator that a year has twice, or that is not printed, leads to no other year."""
    groups: dict[str, list[_Year]] = {}
    for s, stop in enumerate(chain.stops):
        for g, goal in enumerate(stop.goals):
            for r, measure in enumerate(goal.measures):
                year = _Year((s, g, r), era_year(stop.year), goal.measures)
                groups.setdefault(indicator_key(measure), []).append(year)
    for key, years in groups.items():
        once = len({year.place[0] for year in years}) == len(years)
        yield from [years] if key and once else [[year] for year in years]


class _Past(NamedTuple):
    year: str
    pairs: tuple[Compared, ...]
    """This year's target with that year's result"""


_Scales = tuple[Decimal, ...]
"""One a value of the target; empty: each chart has its own"""


def _outcome(before: Sequence[_Year], year: _Year, scales: _Scales) -> OutcomeView | None:
    comparison = compare_measure(year.measures, year.row)
    past = list(_past(before, year))
    if not comparison.reason:
        said = difference(year.measures, year.row, comparison)
        return OutcomeView(_charts(comparison.pairs, past, scales), differs=said)
    if past and not year.measure.result:
        return OutcomeView(_plans(past, scales))
    return why_none(comparison.reason)


def _past(before: Sequence[_Year], year: _Year) -> Iterable[_Past]:
    """What earlier years reached, set against this year's target."""
    for earlier in before:
        now = compare_over(year.measures, year.row, earlier.measures, earlier.row)
        if now.pairs:
            yield _Past(earlier.name, now.pairs)


def _common_scales(years: Sequence[_Year]) -> _Scales:
    rows = [compare_measure(year.measures, year.row).pairs for year in years]
    rows += [past.pairs for n, year in enumerate(years) for past in _past(years[:n], year)]
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

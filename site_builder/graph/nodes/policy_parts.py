"""The goals of a policy in parts, where they are too many for one page: by year, then by ward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from site_builder.content.wording import Policy
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import GoalNode, Link, PolicyPart, PolicyYear, WardNode
from site_builder.graph.nodes.summary import GoalSummary, MeasureSummary

MOST_BYTES = 300_000
MOST_ELEMENTS = 4_000
_FRAME = (20_000, 400)
"""Bytes and elements of such a page without a goal"""
_SURELY_FEW = 50
"""So few goals fit on one page, whatever they hold"""


def fits_a_page(goals: Sequence[GoalNode]) -> bool:
    if len(goals) <= _SURELY_FEW:
        return True
    size, elements = _FRAME
    for node in goals:
        more = _weigh(node.goal)
        size, elements = size + more[0], elements + more[1]
        if size > MOST_BYTES or elements > MOST_ELEMENTS:
            return False
    return True


def list_parts(policy: Policy, years: Iterable[PolicyYear]) -> Iterator[PolicyPart]:
    """By year; a year that is too long itself has parts by ward."""
    for year in years:
        number = year.goals[0].goal.key.year
        parts = () if fits_a_page(year.goals) else tuple(_wards(policy, year, number))
        url = urls.policy_year(policy, number)
        yield PolicyPart(policy, url, number, year.year, year.goals, parts=parts)


def _wards(policy: Policy, year: PolicyYear, number: int) -> Iterator[PolicyPart]:
    for ward, goals in groupby(year.goals, key=lambda node: node.ward):
        several = tuple(goals)
        ward_id = several[0].goal.key.ward
        url = urls.policy_ward(policy, number, ward_id)
        yield PolicyPart(policy, url, number, year.year, several, ward, ward_id)


def newest_parts(
    policy: Policy, parts: Iterable[PolicyPart], wards: Iterable[WardNode]
) -> Iterator[PolicyPart]:
    """Of each ward the newest year that has a sheet, also where no goal of it cites the policy."""
    of_years = {part.fiscal_year: part for part in parts}
    for ward in wards:
        if ward.years:
            yield _newest(policy, of_years.get(ward.years[0].fiscal_year), ward)


def _newest(policy: Policy, whole: PolicyPart | None, ward: WardNode) -> PolicyPart:
    """`whole`: the part of its newest year"""
    year, link = ward.years[0], Link(ward.url, ward.name)
    goals = tuple(node for node in whole.goals if node.ward == link) if whole else ()
    own = next((part for part in whole.parts if part.ward == link), whole) if whole else None
    url = own.url if own else ""
    return PolicyPart(policy, url, year.fiscal_year, year.year, goals, link, ward.id)


# --- what a goal's card weighs ------------------------------------------------------------
# Measured on pages of real and made-up sheets: on the average some percent too much.


def _weigh(goal: GoalSummary) -> tuple[int, int]:
    """Bytes and elements"""
    lines = goal.goal.count("\n")
    own = (420 + 3 * len(goal.goal) + 40 * lines, 8 + lines)
    weights = [own, *map(_weigh_measure, goal.measures)]
    return sum(size for size, _ in weights), sum(elements for _, elements in weights)


def _weigh_measure(measure: MeasureSummary) -> tuple[int, int]:
    lines = 1 + measure.target.count("\n")
    size = 380 + 3 * (len(measure.indicator) + len(measure.target))
    if not measure.target or not measure.result:
        return size, 8 + lines
    charts = 1 + measure.result.count("\n")
    return size + 200 + 3 * len(measure.result) + 250 * charts, 14 + lines + 6 * charts

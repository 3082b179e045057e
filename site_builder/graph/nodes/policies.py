"""Goals → the tree of policies that they cite, the table by ward, and words that are no codes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.content.city.model import Plan, PlanPeriod
from site_builder.content.eras import era_year
from site_builder.content.wording import POLICY_KINDS, Policy, parse_policies
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import (
    Count,
    GoalNode,
    Link,
    MatrixRow,
    PeriodName,
    PolicyNode,
    PolicyYear,
    WardNode,
    WordNode,
)
from site_builder.graph.nodes.policy_parts import fits_a_page, list_parts, newest_parts
from site_builder.graph.nodes.sheets import year_link


def build_policies(
    plan: Plan, goals: Iterable[GoalNode], wards: Sequence[WardNode]
) -> tuple[PolicyNode, ...]:
    """The first level with all below it: what the plan names and what goals cite."""
    cited = _goals_by_policy(goals)
    named = _names_by_policy(plan.names)
    periods = tuple((period, _names_by_policy(period.names)) for period in plan.periods)
    known = (named, *(names for _, names in periods))
    every = {p for codes in (cited, *known) for code in codes for p in (*code.ancestors, code)}
    below: dict[Policy | None, list[Policy]] = defaultdict(list)
    for policy in sorted(every, key=_tree_order):
        below[policy.ancestors[-1] if policy.ancestors else None].append(policy)
    tree = _Tree(below, cited, named, periods, tuple(wards))
    return tuple(_node(policy, tree) for policy in below[None])


def _names_by_policy(names: Mapping[str, str] | None) -> Mapping[Policy, str]:
    return {code: name for text, name in (names or {}).items() for code in parse_policies(text)}


def _tree_order(policy: Policy) -> tuple[int, tuple[int, ...]]:
    return POLICY_KINDS.index(policy.kind), policy.levels


def _goals_by_policy(goals: Iterable[GoalNode]) -> Mapping[Policy, list[GoalNode]]:
    """Policy → the goals that cite it or a level below, each once."""
    found: dict[Policy, list[GoalNode]] = defaultdict(list)
    for goal in goals:
        for policy in dict.fromkeys(p for code in goal.goal.codes for p in (code, *code.ancestors)):
            found[policy].append(goal)
    return found


@dataclass(frozen=True, slots=True)
class _Tree:
    below: Mapping[Policy | None, Sequence[Policy]]
    cited: Mapping[Policy, Sequence[GoalNode]]
    names: Mapping[Policy, str]
    periods: tuple[tuple[PlanPeriod, Mapping[Policy, str]], ...]
    wards: tuple[WardNode, ...]


def _node(policy: Policy, tree: _Tree) -> PolicyNode:
    goals = tuple(tree.cited.get(policy, ()))
    parent = policy.ancestors[-1] if policy.ancestors else None
    years = tuple(_by_year(goals))
    parts = () if fits_a_page(goals) else tuple(list_parts(policy, years))
    return PolicyNode(
        policy=policy,
        id=urls.policy_id(policy),
        url=urls.policy(policy),
        code=policy.code,
        name=tree.names.get(policy, ""),
        above=tuple(_link(p) for p in policy.ancestors),
        goals=goals,
        years=years,
        wards=tuple(_by_ward(goals, tree.wards)),
        siblings=tuple(
            Count(_link(p), len(tree.cited.get(p, ())))
            for p in tree.below[parent]
            if p != policy and p.kind == policy.kind
        ),
        children=tuple(_node(p, tree) for p in tree.below.get(policy, ())),
        periods=tuple(_periods(policy, tree)),
        unsure=tuple(g for g in goals if g.goal.unsure and not g.goal.surely_cites(policy)),
        parts=parts,
        newest=tuple(newest_parts(policy, parts, tree.wards)) if parts else (),
    )


_VARYING = 3
"""The plan names levels 1 and 2 for all its years; an implementation plan the third for its own"""


def _periods(policy: Policy, tree: _Tree) -> Iterator[PeriodName]:
    if len(tree.periods) < 2:
        return
    if len(policy.levels) < _VARYING and not any(names.get(policy) for _, names in tree.periods):
        return
    for period, names in tree.periods:
        years = f"{era_year(period.start)}〜{era_year(period.end)}"
        name = names.get(policy) or tree.names.get(policy, "")
        yield PeriodName(years, name, period.names_source if names.get(policy) else "")


def _link(policy: Policy) -> Link:
    return Link(urls.policy(policy), policy.code)


def _by_year(goals: Iterable[GoalNode]) -> Iterator[PolicyYear]:
    by_year: dict[int, list[GoalNode]] = defaultdict(list)
    for goal in goals:
        by_year[goal.goal.key.year].append(goal)
    for year, several in by_year.items():
        yield PolicyYear(year_link(year), tuple(several))


def _by_ward(goals: Iterable[GoalNode], wards: Iterable[WardNode]) -> Iterator[Count]:
    counts = Counter(goal.ward.url for goal in goals)
    for ward in wards:
        if counts[ward.url]:
            yield Count(Link(ward.url, ward.name), counts[ward.url])


def all_policies(roots: Iterable[PolicyNode]) -> Iterator[PolicyNode]:
    for node in roots:
        yield node
        yield from all_policies(node.children)


def build_matrix(
    roots: Iterable[PolicyNode], unnumbered: Iterable[GoalNode], wards: Sequence[WardNode]
) -> tuple[MatrixRow, ...]:
    rows = [MatrixRow(node, tuple(_matrix_cells(node.goals, wards))) for node in roots]
    return (*rows, MatrixRow(None, tuple(_matrix_cells(unnumbered, wards))))


def _matrix_cells(goals: Iterable[GoalNode], wards: Iterable[WardNode]) -> Iterator[int | None]:
    counts = Counter(goal.ward.url for goal in goals)
    for ward in wards:
        yield counts[ward.url] if ward.sections else None


def build_words(goals: Iterable[GoalNode]) -> tuple[WordNode, ...]:
    found: dict[str, list[GoalNode]] = defaultdict(list)
    for goal in goals:
        for word in goal.goal.words:
            found[word].append(goal)
    return tuple(WordNode(word, tuple(found[word])) for word in sorted(found))

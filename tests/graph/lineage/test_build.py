"""Accepted links → chains: kept, revised, merged, split, new, ended, renamed, years between."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.city.model import Organization, Section, Ward
from site_builder.content.lineage.model import Decision, GoalRef, Lineage
from site_builder.content.sheet.model import Goal, Measure, SheetKey
from site_builder.content.yaml.reader import Path
from site_builder.graph.assemble import build_site
from site_builder.graph.checks.accepted_chains import check_lineage
from site_builder.graph.lineage.chain import Chain, State
from site_builder.graph.nodes.summary import SheetSummary, summarize
from site_builder.graph.site import Site
from site_builder.problems import Where
from tests.graph.small import FRAME, sheet

SOMU = "/wards/kita/somu/"
SECTIONS = (Section("somu", "総務課", renamed_from="企画課"), Section("kikaku", "企画課"))
RENAMED = replace(
    FRAME,
    organization=Organization((Ward("kita", "北区", sections=SECTIONS), Ward("chuo", "中央区"))),
)


def goal(number: int, sentence: str, *indicators: str) -> Goal:
    return Goal(number, sentence, tuple(Measure(indicator=i) for i in indicators or ("回数",)))


def ref(year: int, number: int, section: str = "somu") -> GoalRef:
    return GoalRef(SheetKey(year, "kita", section), number)


def link(earlier: tuple[GoalRef, ...], later: tuple[GoalRef, ...]) -> Decision:
    return Decision("kita", "somu", earlier, later)


def summary(year: int, *goals: Goal, section: str = "somu") -> SheetSummary:
    key = SheetKey(year, "kita", section)
    name = next(s.name for s in SECTIONS if s.id == section)
    one = replace(sheet(SheetKey(year, "kita", "somu"), goals), section=name)
    return summarize(key, one, FRAME.plan)


SHEETS = [
    summary(2022, goal(1, "市民の声を聞きます。"), section="kikaku"),
    summary(
        2023,
        goal(1, "市民の声を聞きます。"),
        goal(2, "公園をつくります。"),
        goal(3, "道を直します。"),
    ),
    summary(2024, goal(1, "市民の声を聞きます。"), goal(4, "橋を直します。")),
    summary(
        2025,
        goal(1, "市民の声をていねいに聞き、答えます。"),
        goal(2, "公園をつくります。", "面積"),
        goal(3, "公園をつくります。", "人数"),
        goal(4, "道と橋を直します。"),
    ),
]


def site_of(*links: Decision) -> Site:
    return build_site(replace(RENAMED, lineage=Lineage(links)), SHEETS)


def chains(*links: Decision) -> tuple[Chain, ...]:
    return site_of(*links).lineages.chains.get(SOMU, ())


def shape(chain: Chain) -> list[tuple[int, list[int]]]:
    return [(stop.year, [g.number for g in stop.goals]) for stop in chain.stops]


@pytest.mark.parametrize(
    ("earlier", "later", "state", "stops"),
    [
        ((ref(2023, 1),), (ref(2024, 1),), State.KEPT, [(2023, [1]), (2024, [1])]),
        ((ref(2024, 1),), (ref(2025, 1),), State.REVISED, [(2024, [1]), (2025, [1])]),
        (
            (ref(2023, 2),),
            (ref(2025, 2), ref(2025, 3)),
            State.SPLIT,
            [(2023, [2]), (2024, []), (2025, [2, 3])],
        ),
        (
            (ref(2023, 3), ref(2024, 4)),
            (ref(2025, 4),),
            State.MERGED,
            [(2023, [3]), (2024, [4]), (2025, [4])],
        ),
        ((ref(2023, 3),), (ref(2024, 0),), State.ENDED, [(2023, [3]), (2024, [])]),
        ((ref(2023, 0),), (ref(2024, 4),), State.NEW, [(2023, []), (2024, [4])]),
    ],
)
def test_what_became_of_a_goal(
    earlier: tuple[GoalRef, ...],
    later: tuple[GoalRef, ...],
    state: State,
    stops: list[tuple[int, list[int]]],
) -> None:
    (chain,) = chains(link(earlier, later))
    assert (chain.state, shape(chain)) == (state, stops)


def test_a_chain_runs_over_years_and_names() -> None:
    links = (
        link((ref(2024, 1),), (ref(2025, 1),)),
        link((ref(2022, 1, "kikaku"),), (ref(2023, 1),)),
        link((ref(2023, 1),), (ref(2024, 1),)),
    )
    site = site_of(*links)
    (chain,) = site.lineages.chains[SOMU]
    assert shape(chain) == [(2022, [1]), (2023, [1]), (2024, [1]), (2025, [1])]
    assert chain.state is State.REVISED
    assert not chain.same_sentence and chain.same_indicators
    assert site.lineages.chains["/wards/kita/kikaku/"] == (chain,)
    middle = site.lineages.of(chain.stops[1].goals[0])
    assert [(g.key.year, g.number) for g in (*middle.earlier, *middle.later)] == [
        (2022, 1),
        (2024, 1),
    ]
    unlinked = site.sheets[SheetKey(2023, "kita", "somu")].goals[1].goal
    assert site.lineages.of(unlinked).earlier == site.lineages.of(unlinked).later == ()


def test_chains_stand_as_in_the_newest_sheet_those_without_successor_last() -> None:
    found = chains(
        link((ref(2023, 3),), (ref(2024, 0),)),
        link((ref(2024, 4),), (ref(2025, 4),)),
        link((ref(2023, 0),), (ref(2025, 2),)),
    )
    assert [shape(chain)[-1] for chain in found] == [(2025, [2]), (2025, [4]), (2024, [])]


def test_a_slip_of_the_reading_changes_no_goal() -> None:
    sheets = [
        summary(
            2023, goal(1, "市民の視点を大切に信頼される市政の推進に取り組めます。", "研修の数(回)")
        ),
        summary(
            2024,
            goal(1, "市民の視点を大切に信頼される市政の推進に取り組みます。", "研修の数（回）"),
        ),
    ]
    lineage = Lineage((link((ref(2023, 1),), (ref(2024, 1),)),))
    site = build_site(replace(RENAMED, lineage=lineage), sheets)
    (chain,) = site.lineages.chains[SOMU]
    assert chain.state is State.KEPT
    assert not chain.same_sentence and chain.same_indicators


GOALS = [ref(s.key.year, g.number) for s in SHEETS[1:] for g in s.goals]


@given(st.permutations(GOALS), st.integers(1, 6))
def test_any_true_links_give_chains_of_ascending_years(goals: list[GoalRef], most: int) -> None:
    pairs = [(a, b) for a, b in pairwise(goals) if a.year < b.year][:most]
    links = [link((a,), (b,)) for a, b in pairs]
    found = chains(*links)
    told = [(g.key.year, g.number) for chain in found for g in chain.goals]
    assert sorted(told) == sorted({(r.year, r.number) for pair in pairs for r in pair})
    for chain in found:
        years = [stop.year for stop in chain.stops]
        assert years == sorted(set(years))


def where(path: Path) -> Where:
    return Where("/".join(map(str, path)))


@pytest.mark.parametrize(
    ("one", "place", "code"),
    [
        (link((ref(2023, 9),), (ref(2024, 1),)), "links/0/from", "missing-goal"),
        (link((ref(2023, 1),), (ref(2026, 1),)), "links/0/to", "missing-sheet"),
        (link((ref(2023, 1),), (ref(2026, 0),)), "links/0/to", "missing-sheet"),
        (link((ref(2023, 1, "kenko"),), (ref(2024, 1),)), "links/0/from", "other-section"),
        (
            Decision("kita", "sumo", (ref(2023, 1),), (ref(2024, 1),)),
            "links/0/section",
            "unknown-section",
        ),
        (
            Decision("kita", "kikaku", (ref(2022, 1, "kikaku"),), (ref(2023, 1),)),
            "links/0/to",
            "other-section",
        ),
    ],
)
def test_a_goal_that_is_not_there_is_told_and_left_out(
    one: Decision, place: str, code: str
) -> None:
    frame = replace(RENAMED, lineage=Lineage((one,)))
    site = build_site(frame, SHEETS)
    (problem,) = check_lineage(frame, site, where)
    assert (problem.where.path, problem.code) == (place, code)


def test_links_to_existing_goals_have_no_problem() -> None:
    good = link((ref(2022, 1, "kikaku"),), (ref(2023, 1),))
    frame = replace(RENAMED, lineage=Lineage((good,), (link((ref(2023, 2),), (ref(2024, 0),)),)))
    assert check_lineage(frame, build_site(frame, SHEETS), where) == ()

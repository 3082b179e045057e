"""Long lists of a policy's goals are cut by year, then by ward; short ones never."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from site_builder.content.sheet.model import Goal, Measure, SheetKey
from site_builder.content.wording import Policy
from site_builder.graph import urls
from site_builder.graph.assemble import build_site
from site_builder.graph.nodes.nodes import PolicyNode
from site_builder.graph.nodes.policy_parts import fits_a_page
from site_builder.graph.nodes.summary import summarize
from site_builder.graph.site import Site
from tests.graph import small

LOWEST = Policy("政策", (1, 1, 1))
ROW = Measure(("政策1-1-①",), "参加者数", "200人", "190人", evaluation="△")
EVEN = {
    SheetKey(year, ward, "chiiki"): 45
    for year, ward in ((2025, "kita"), (2024, "kita"), (2024, "chuo"), (2023, "chuo"))
}
"""45 goals a sheet: a year is short enough, all together are not"""
CROWDED = {**EVEN, SheetKey(2025, "kita", "chiiki"): 90, SheetKey(2025, "chuo", "chiiki"): 90}


def site_of(sizes: Mapping[SheetKey, int]) -> Site:
    found = []
    for key, size in sizes.items():
        goals = [Goal(n, f"{n}番目の文です。", (ROW,)) for n in range(1, size + 1)]
        found.append(summarize(key, small.sheet(key, goals), small.FRAME.plan))
    return build_site(small.FRAME, found)


def node_of(sizes: Mapping[SheetKey, int]) -> PolicyNode:
    return site_of(sizes).policy_nodes[LOWEST]


def test_a_short_list_stays_whole() -> None:
    assert all(not node.parts for node in small.small_site().policy_nodes.values())
    site = site_of(EVEN)
    long = {LOWEST, *LOWEST.ancestors}
    assert {node.policy for node in site.policy_nodes.values() if node.parts} == long


def test_a_long_list_is_cut_by_year_and_each_goal_is_in_one_part() -> None:
    node = node_of(EVEN)
    assert [part.url for part in node.parts] == [
        urls.policy_year(LOWEST, year) for year in (2025, 2024, 2023)
    ]
    assert [goal for part in node.parts for goal in part.goals] == list(node.goals)
    assert all(fits_a_page(part.goals) and not part.parts for part in node.parts)


def test_a_long_year_is_cut_by_ward() -> None:
    newest, *others = node_of(CROWDED).parts
    assert not fits_a_page(newest.goals)
    wards = ("kita", "chuo")
    assert [p.url for p in newest.parts] == [urls.policy_ward(LOWEST, 2025, w) for w in wards]
    assert [goal for part in newest.parts for goal in part.goals] == list(newest.goals)
    assert not any(part.parts for part in others)


def test_the_newest_year_is_that_of_each_wards_own_sheets() -> None:
    """Also where no goal of that sheet cites the policy."""
    node = node_of(EVEN)
    assert [(part.ward_id, part.fiscal_year) for part in node.newest] == [
        ("kita", 2025),
        ("chuo", 2024),
    ]
    bare = [Goal(1, "文", (Measure(),))]
    key = SheetKey(2026, "chuo", "chiiki")
    later = summarize(key, small.sheet(key, bare), small.FRAME.plan)
    summaries = [sheet.summary for sheet in site_of(EVEN).sheets.values()]
    newest = build_site(small.FRAME, [*summaries, later]).policy_nodes[LOWEST].newest
    assert [(part.fiscal_year, len(part.goals)) for part in newest] == [(2025, 45), (2026, 0)]


@pytest.mark.parametrize("sizes", [EVEN, CROWDED])
def test_every_part_has_a_page_below_the_policys_own(sizes: Mapping[SheetKey, int]) -> None:
    site = site_of(sizes)
    node = site.policy_nodes[LOWEST]
    for part in node.parts:
        for one in (part, *part.parts):
            page = site.pages[one.url]
            assert page.subject is one
            crumbs = [link.url for link in page.breadcrumbs]
            assert crumbs[-1] == one.url
            assert node.url in crumbs
            assert all(crumb in site.pages for crumb in crumbs)

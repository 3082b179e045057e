from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest

from site_builder.content.city.model import Organization, Section, Ward
from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import Policy
from site_builder.graph.assemble import build_site
from site_builder.graph.nodes.nodes import GoalNode, Link, PolicyNode
from site_builder.graph.nodes.summary import SheetSummary, summarize
from site_builder.graph.nodes.tally import Tally
from site_builder.graph.pages.kinds import KINDS
from tests.graph.small import FRAME, SHEETS, goal, sheet, small_site, summaries

SITE = small_site()


def names(links: Iterable[Link | None]) -> list[str]:
    return [link.name if link else "" for link in links]


def goal_names(goals: Iterable[GoalNode]) -> list[str]:
    return [f"{g.sheet.name} {g.name}" for g in goals]


def policy(code: str) -> PolicyNode:
    return next(node for node in SITE.policy_nodes.values() if node.code == code)


# --- sheets, sections, wards, years -------------------------------------------------------


def test_the_order_of_the_summaries_does_not_matter() -> None:
    assert build_site(FRAME, reversed(summaries())) == SITE


def test_every_ward_is_there_in_the_citys_order() -> None:
    assert [ward.name for ward in SITE.wards] == ["北区", "江南区", "中央区"]
    assert (SITE.wards[1].sections, SITE.wards[1].years) == ((), ())


def test_sections_stand_in_the_order_of_the_organization_if_they_have_sheets() -> None:
    assert [s.label for s in SITE.wards[0].sections] == ["地域課", "地域課（郷土博物館）", "総務課"]
    assert [s.label for s in SITE.wards[2].sections] == ["総務課", "地域課"]


def test_a_section_has_its_sheets_from_the_newest_and_its_neighbours() -> None:
    museum = SITE.wards[0].sections[1]
    assert names([museum.previous, museum.next]) == ["地域課", "総務課"]
    assert (museum.name, museum.parent, museum.elsewhere) == ("郷土博物館", "地域課", ())
    somu = SITE.wards[0].sections[2]
    assert [s.key.year for s in somu.sheets] == [2025, 2024, 2023]
    assert somu.elsewhere == (Link("/wards/chuo/somu/", "中央区 総務課"),)
    assert names([SITE.wards[0].sections[0].previous, somu.next]) == ["", ""]


def test_a_sheet_knows_the_years_before_and_after_it() -> None:
    first, middle, last = (SITE.sheets[SheetKey(y, "kita", "somu")] for y in (2023, 2024, 2025))
    assert (first.previous_year, last.next_year) == (None, None)
    assert first.next_year == last.previous_year == Link(middle.url, "令和6年度")
    chiiki = SITE.sheets[SheetKey(2025, "kita", "chiiki")]
    assert chiiki.previous_year == Link("/wards/kita/chiiki/2023/", "令和5年度")


def test_a_sheet_knows_the_sections_of_its_ward_and_year() -> None:
    museum = SITE.sheets[SheetKey(2025, "kita", "museum")]
    assert museum.previous_section == Link("/wards/kita/chiiki/2025/", "地域課")
    assert museum.next_section == Link("/wards/kita/somu/2025/", "総務課")
    chiiki = SITE.sheets[SheetKey(2023, "kita", "chiiki")]
    assert chiiki.next_section == Link("/wards/kita/somu/2023/", "総務課")


def test_a_sheet_knows_its_like_in_other_wards_best_of_the_same_year() -> None:
    kita = SITE.sheets
    same_year = kita[SheetKey(2023, "kita", "somu")].elsewhere
    assert same_year == (Link("/wards/chuo/somu/2023/", "中央区 総務課"),)
    other_year = kita[SheetKey(2024, "kita", "somu")].elsewhere
    assert other_year == (Link("/wards/chuo/somu/", "中央区 総務課"),)


def test_tallies_count_measures_on_every_level() -> None:
    assert SITE.sheets[SheetKey(2023, "kita", "chiiki")].tally == Tally(1, 1, 1, 0)
    assert SITE.wards[0].years[-1].tally == Tally(2, 1, 1, 0)
    assert SITE.years[-1].tally == Tally(3, 1, 1, 0)
    assert SITE.tally == Tally(3, 1, 1, 5)


def test_the_newest_evaluated_year_is_known() -> None:
    assert SITE.evaluated_year is SITE.years[-1]
    year = SITE.wards[0].evaluated_year
    assert year is not None
    assert year.fiscal_year == 2023
    assert SITE.wards[1].evaluated_year is None
    assert [(g.goal.number, m.evaluation) for g, m in year.shortfalls] == [(4, "×"), (1, "△")]


def test_a_year_knows_its_wards_and_those_that_are_missing() -> None:
    newest, middle, oldest = SITE.years
    assert [newest.name, middle.name, oldest.name] == ["令和7年度", "令和6年度", "令和5年度"]
    assert names(one.ward for one in newest.wards) == ["北区", "中央区"]
    assert names(middle.missing) == ["江南区", "中央区"]
    assert (newest.sheet_count, newest.goal_count) == (4, 4)
    assert (newest.next, names([newest.previous])) == (None, ["令和6年度"])
    assert names([oldest.next, oldest.previous]) == ["令和6年度", ""]
    assert newest.wards[0] is SITE.wards[0].years[0]


# --- policies -----------------------------------------------------------------------------


def test_the_tree_holds_what_the_plan_names_and_what_goals_cite() -> None:
    assert [node.code for node in SITE.policy_nodes.values()] == [
        *("政策1", "政策1-1", "政策1-1-①", "政策1-1-②", "政策1-1-③", "政策1-2", "政策1-2-①"),
        *("政策2", "政策3", "政策3-1", "政策3-1-①", "行財1", "行財1-1", "行財1-1-①"),
    ]
    assert [node.code for node in SITE.policies] == ["政策1", "政策2", "政策3", "行財1"]
    assert [node.code for node in policy("政策1-1").children] == [
        *("政策1-1-①", "政策1-1-②", "政策1-1-③")
    ]


def test_a_policy_knows_every_goal_below_it_once_newest_first() -> None:
    assert goal_names(policy("政策1-1").goals) == [
        "令和7年度 北区 地域課 目標1",
        "令和7年度 中央区 地域課 目標1",
        "令和5年度 北区 地域課 目標1",
    ]
    assert goal_names(policy("政策1-1-③").goals) == ["令和5年度 北区 地域課 目標1"]
    assert goal_names(policy("政策1-2-①").goals) == ["令和7年度 北区 地域課（郷土博物館） 目標2"]
    assert len(policy("政策1").goals) == 5


def test_a_policy_is_divided_by_year_and_counted_by_ward() -> None:
    node = policy("政策1")
    assert [(year.year.name, len(year.goals)) for year in node.years] == [
        ("令和7年度", 4),
        ("令和5年度", 1),
    ]
    assert [(c.link.name, c.goals) for c in node.wards] == [("北区", 4), ("中央区", 1)]


def test_wards_are_counted_in_the_citys_order_even_if_another_is_newer() -> None:
    keys = (SheetKey(2023, "kita", "somu"), SheetKey(2025, "chuo", "somu"))
    several = [summarize(k, sheet(k, [goal(1, (("政策2",), ""))]), FRAME.plan) for k in keys]
    node = build_site(FRAME, several).policy_nodes[Policy("政策", (2,))]
    assert names(c.link for c in node.wards) == ["北区", "中央区"]


def test_a_policy_knows_its_name_the_levels_above_and_its_siblings() -> None:
    node = policy("政策1-1-②")
    assert node.above == (
        Link("/policies/seisaku-1/", "政策1"),
        Link("/policies/seisaku-1-1/", "政策1-1"),
    )
    assert [(c.link.name, c.goals) for c in node.siblings] == [("政策1-1-①", 3), ("政策1-1-③", 1)]
    assert names(c.link for c in policy("政策1").siblings) == ["政策2", "政策3"]
    assert (policy("政策1").name, policy("政策2").name, policy("政策3").name) == (
        "まちづくり",
        "",
        "",
    )


def test_the_matrix_counts_goals_by_ward_and_leaves_wards_without_sheets_open() -> None:
    rows = {row.policy.code if row.policy else "": row.cells for row in SITE.matrix}
    assert list(rows) == ["政策1", "政策2", "政策3", "行財1", ""]
    assert rows["政策1"] == (4, None, 1)
    assert rows["政策2"] == (0, None, 0)
    assert rows["行財1"] == (1, None, 1)
    assert rows[""] == (2, None, 0)
    assert goal_names(SITE.unnumbered) == [
        "令和5年度 北区 地域課 目標4",
        "令和5年度 北区 総務課 目標1",
    ]


def test_words_that_are_no_codes_know_their_goals() -> None:
    (word,) = SITE.words
    assert word.word == "区ビジョン"
    assert goal_names(word.goals) == [
        "令和7年度 中央区 地域課 目標1",
        "令和5年度 北区 地域課 目標4",
    ]


# --- pages --------------------------------------------------------------------------------


def test_each_page_is_there_once() -> None:
    kinds = [page.kind.name for page in SITE.pages.values()]
    assert kinds[0] == "home"
    assert {kind.name: kinds.count(kind.name) for kind in KINDS} == {
        **{kind.name: 1 for kind in KINDS},
        "ward": 3,
        "section": 5,
        "sheet": 8,
        "original": 0,
        "booklet": 5,
        "policy": 14,
        "year": 3,
        "text": 2,
        "moved": 2,
    }
    assert all(url == page.url for url, page in SITE.pages.items())


@pytest.mark.parametrize(
    ("url", "title", "crumbs"),
    [
        ("/", "区役所の目標と結果", "トップ"),
        ("/wards/kita/", "北区の目標と結果", "トップ > 区 > 北区"),
        (
            "/wards/kita/museum/",
            "北区 地域課（郷土博物館）の目標と結果",
            "トップ > 区 > 北区 > 地域課（郷土博物館）",
        ),
        (
            "/wards/kita/chiiki/2023/",
            "北区 地域課の目標と結果（令和5年度）",
            "トップ > 区 > 北区 > 地域課 > 令和5年度",
        ),
        (
            "/policies/seisaku-1-1-2/",
            "政策1-1-②を挙げている目標",
            "トップ > 政策 > 政策1 > 政策1-1 > 政策1-1-②",
        ),
        ("/policies/seisaku-1/", "政策1「まちづくり」を挙げている目標", "トップ > 政策 > 政策1"),
        ("/years/2023/", "令和5年度の目標と結果", "トップ > 年度 > 令和5年度"),
        ("/about/", "このサイトについて", "トップ > このサイトについて"),
        ("/404.html", "ページが見つかりません", "トップ > ページが見つかりません"),
    ],
)
def test_a_page_has_a_title_that_says_it_all_and_its_way_from_the_top(
    url: str, title: str, crumbs: str
) -> None:
    page = SITE.pages[url]
    assert (page.title, " > ".join(names(page.breadcrumbs))) == (title, crumbs)
    assert page.breadcrumbs[-1].url == url
    assert all(link.url in SITE.pages for link in page.breadcrumbs)


@pytest.mark.parametrize(
    ("url", "description"),
    [
        ("/", "区の目標です。"),
        ("/wards/konan/", "江南区のシートは、まだこのサイトに載っていません。"),
        (
            "/wards/chuo/",
            "中央区役所の2つの課・機関が立てた目標と、その結果です。令和5年度・令和7年度のシートを載せています。",
        ),
        (
            "/wards/kita/chiiki/2023/",
            "北区 地域課が令和5年度に立てた2つの目標です。"
            "3つの取組指標の評価は、達成1、一部未達成1、未達成1です。",
        ),
        (
            "/wards/kita/chiiki/2025/",
            "北区 地域課が令和7年度に立てた1つの目標です。評価はまだ書かれていません。",
        ),
        ("/policies/seisaku-2/", "計画2030の政策2を挙げている目標は、まだありません。"),
        ("/policies/seisaku-1-1/", "計画2030の政策1-1を挙げている、北区・中央区の3つの目標です。"),
        ("/years/2025/", "北区・中央区の4枚のシート、4つの目標と、その結果を載せています。"),
        ("/about/", "はじめに。"),
    ],
)
def test_a_description_answers_what_is_there(url: str, description: str) -> None:
    assert SITE.pages[url].description == description


def test_titles_of_all_pages_differ() -> None:
    titles = [page.title for page in SITE.pages.values()]
    assert len(set(titles)) == len(titles)


def test_an_empty_content_is_a_site_too() -> None:
    site = build_site(FRAME, ())
    assert (site.years, site.sheets, site.tally, site.evaluated_year) == ((), {}, Tally(), None)
    assert [node.code for node in site.policies] == ["政策1", "政策2", "行財1"]
    assert all(row.cells == (None, None, None) for row in site.matrix)
    assert "/years/" in site.pages


def test_a_plan_without_a_name_leaves_no_gap() -> None:
    site = build_site(replace(FRAME, plan=replace(FRAME.plan, name="")), summaries())
    assert site.pages["/policies/"].title == "政策から目標を読む"
    assert site.pages["/policies/seisaku-2/"].description.startswith("政策2を")


# --- work ---------------------------------------------------------------------------------


def _calls(several: list[SheetSummary], sections: int) -> int:
    """Calls of Python functions while the site is built: the same on every machine."""
    listed = tuple(Section(f"s{n}", f"課{n}") for n in range(sections))
    wards = Organization(tuple(Ward(f"w{n}", f"{n}区", sections=listed) for n in range(8)))
    frame = replace(FRAME, organization=wards)
    calls = 0

    def watch(_: FrameType, event: str, __: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(watch)
    try:
        build_site(frame, several)
    finally:
        sys.setprofile(None)
    return calls


def _many(sections: int) -> list[SheetSummary]:
    base = summarize(
        next(iter(SHEETS)), sheet(next(iter(SHEETS)), next(iter(SHEETS.values()))), FRAME.plan
    )
    keys = [
        SheetKey(year, f"w{ward}", f"s{n}")
        for year in range(2020, 2024)
        for ward in range(8)
        for n in range(sections)
    ]
    return [
        replace(base, key=key, goals=tuple(replace(g, key=key) for g in base.goals)) for key in keys
    ]


def test_the_work_grows_with_the_sheets_and_no_faster() -> None:
    small, large = (_calls(_many(n), n) for n in (15, 60))  # lists are cut in both
    assert large < 4.2 * small

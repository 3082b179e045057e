"""Chains on the pages: what a row says of each state, and the real sections as they were read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from site_builder.content.eras import era_year
from site_builder.content.folder.store import load_content
from site_builder.content.lineage.model import Decision, GoalRef, Lineage
from site_builder.content.sheet.model import Doubt, Goal, Measure, Sheet, SheetKey
from site_builder.graph import urls
from site_builder.graph.assemble import build_site
from site_builder.graph.nodes.summary import summarize
from tests.graph.small import FRAME
from tests.render.printing import RICH, by_class, html_of, page_html, press_of, sheet, tree, words

CONTENT = Path(__file__).parents[3] / "content"
GOLDEN = Path(__file__).parents[1] / "golden" / "chains.txt"
SECTION = urls.section("kita", "chiiki")


def key(year: int) -> SheetKey:
    return SheetKey(year, "kita", "chiiki")


def at(year: int, *goals: Goal, **facts: object) -> Sheet:
    return sheet(*goals, key=key(year), **facts)


def ref(year: int, number: int) -> GoalRef:
    return GoalRef(key(year), number)


def page(*links: tuple[tuple[GoalRef, ...], tuple[GoalRef, ...]], sheets: list[Sheet]) -> Element:
    lineage = Lineage(tuple(Decision("kita", "chiiki", a, b) for a, b in links))
    found = {key(one.fiscal_year): one for one in sheets}
    return tree(page_html(SECTION, found, replace(FRAME, lineage=lineage)))


def rows(root: Element) -> list[str]:
    return ["".join(words(e).split()) for e in by_class(root, "chain")]


BEFORE = at(2023, Goal(1, "道を直します。", (RICH,)), Goal(2, "橋を直します。", (RICH,)))
AFTER = at(
    2025,
    Goal(
        1,
        "道を直します。",
        (replace(RICH, target="300人", evaluation="", result="", next_steps=""),),
    ),
    Goal(2, "道と橋を直します。", (Measure(indicator="数", target="5"),)),
)


def test_a_goal_that_went_on_is_one_row_with_what_was_said_between() -> None:
    root = page(((ref(2023, 1),), (ref(2025, 1),)), sheets=[BEFORE, AFTER])
    (row,) = rows(root)
    assert row.startswith("継続道を直します。取組指標参加者数(人)令和5年度")
    assert "令和5年度に書かれた「今後の方針」続けます。令和7年度" in row
    assert row.count("道を直します。") == row.count("参加者数(人)") == 1
    assert "目標200人以上結果190人" in row and "△一部未達成" in row
    plan = "未評価目標300人太い線が目標、枠が令和5年度の結果"
    assert row.endswith(f"{plan}主な取組・まちの事業・みどりの事業")
    links = [a.get("href") for e in by_class(root, "chain") for a in e.iter("a")]
    assert links == ["2023/#goal-1", "2025/#goal-1"]
    assert "令和6年度のシートは、まだ載っていません。" in words(root)
    rest = [words(e).strip() for e in by_class(root, "goal-card-sentence")]
    assert rest == ["橋を直します。", "道と橋を直します。"]
    assert "ほかの年度とつないでいない目標" in words(root)


def test_chains_of_different_years_stand_in_the_same_places() -> None:
    def shapes(*links: tuple[tuple[GoalRef, ...], tuple[GoalRef, ...]]) -> list[str]:
        years = [BEFORE, replace(BEFORE, fiscal_year=2024), AFTER]
        rails = by_class(page(*links, sheets=years), "rail")
        return [rail.get("class", "") for rail in rails]

    both = ((ref(2023, 1),), (ref(2024, 1),)), ((ref(2024, 1),), (ref(2025, 1),))
    other = ((ref(2024, 2),), (ref(2025, 2),))
    assert shapes(*both) == ["rail five"]
    assert shapes(other) == ["rail three"]
    assert shapes(*both, other) == ["rail long", "rail long"]


def drawn(indicator: str, target: str, result: str) -> list[tuple[str | None, int]]:
    """Words and dots of each chart of a chain: first 190 of 200 people, then these values"""
    later = replace(RICH, indicator=indicator, target=target, result=result)
    sheets = [BEFORE, at(2025, Goal(1, "道を直します。", (later,)))]
    (row,) = by_class(page(((ref(2023, 1),), (ref(2025, 1),)), sheets=sheets), "chain")
    return [
        (chart.get("aria-label"), len(list(by_class(chart, "bullet-dot"))))
        for chart in by_class(row, "bullet-chart")
    ]


def test_results_of_one_kind_in_two_years_share_a_chart() -> None:
    first, second = drawn("参加者数(人)", "300人", "240人")
    said = "目標300人に対して結果240人。目標の80%。令和5年度の結果は190人。"
    assert first == ("目標200人以上に対して結果190人。目標の95%。", 0)
    assert second == (said, 1)


@pytest.mark.parametrize(
    ("indicator", "target", "result"),
    [("開催数(回)", "300回", "240回"), ("参加者数(人)", "80%", "75%")],
    ids=["another indicator", "another unit"],
)
def test_results_of_two_kinds_share_none(indicator: str, target: str, result: str) -> None:
    assert [dots for _, dots in drawn(indicator, target, result)] == [0, 0]


def test_goals_that_joined_stand_in_one_stop_each_with_its_sentence_and_plan() -> None:
    (row,) = rows(page(((ref(2023, 1), ref(2023, 2)), (ref(2025, 2),)), sheets=[BEFORE, AFTER]))
    assert row.startswith("統合令和5年度の目標1・2から、令和7年度の目標2へ")
    assert "令和7年度は、2つの目標が1つにまとまりました。" in row
    assert (
        row.index("道を直します。") < row.index("橋を直します。") < row.index("道と橋を直します。")
    )
    assert "目標1続けます。目標2続けます。" in row


def test_a_goal_that_parted() -> None:
    (row,) = rows(page(((ref(2023, 1),), (ref(2025, 1), ref(2025, 2))), sheets=[BEFORE, AFTER]))
    assert row.startswith("分割") and "令和7年度は、1つの目標が2つに分かれました。" in row


def test_only_what_joined_or_parted_last_is_counted() -> None:
    between = at(2024, Goal(1, "道を直します。", (RICH,)), Goal(2, "橋を直します。", (RICH,)))
    old = at(2022, Goal(1, "道を直します。", (RICH,)), Goal(2, "橋を直します。", (RICH,)))
    sheets = [old, BEFORE, between, AFTER]
    joined = (
        ((ref(2022, 1),), (ref(2023, 1),)),
        ((ref(2022, 2),), (ref(2023, 2),)),
        ((ref(2023, 1),), (ref(2024, 1),)),
        ((ref(2023, 2), ref(2024, 1)), (ref(2025, 2),)),
    )
    (row,) = rows(page(*joined, sheets=sheets))
    assert "令和7年度は、2つの目標が1つにまとまりました。" in row
    parted = (
        ((ref(2023, 1),), (ref(2024, 1), ref(2024, 2))),
        ((ref(2024, 1),), (ref(2025, 1), ref(2025, 2))),
    )
    (row,) = rows(page(*parted, sheets=sheets))
    assert "令和7年度は、1つの目標が2つに分かれました。" in row


def test_what_a_sheet_does_not_hold_is_said_and_no_more() -> None:
    root = page(
        ((ref(2023, 1),), (ref(2025, 0),)),
        ((ref(2023, 0),), (ref(2025, 2),)),
        sheets=[BEFORE, AFTER],
    )
    new, ended = rows(root)
    assert new.startswith("新規") and "令和5年度のシートには、この目標は書かれていません。" in new
    assert ended.startswith("続きなし")
    assert ended.endswith("この目標に続くものは、令和7年度のシートに書かれていません。")
    assert "終了" not in words(root)


def test_a_year_without_the_goal_is_said_in_its_place() -> None:
    between = at(2024, Goal(1, "別の目標です。", (RICH,)))
    root = page(((ref(2023, 1),), (ref(2025, 1),)), sheets=[BEFORE, between, AFTER])
    (row,) = rows(root)
    assert "令和6年度令和6年度のシートには、この目標は書かれていません。令和7年度" in row
    assert "まだ載っていません" not in row
    assert [e.get("class") for e in by_class(root, "rail")] == ["rail four"]


def test_a_doubtful_reading_is_never_a_certain_sameness() -> None:
    after = replace(AFTER, review=(Doubt("goals/1/measures/1/indicator", "column"),))
    (row,) = rows(page(((ref(2023, 1),), (ref(2025, 1),)), sheets=[BEFORE, after]))
    assert "まだ確かではありません" in row
    assert "参加者数(人)読み取りを確認中" in row
    doubted = replace(BEFORE, review=(Doubt("goals/1/measures/1/next_steps", "column"),))
    (row,) = rows(page(((ref(2023, 1),), (ref(2025, 1),)), sheets=[doubted, AFTER]))
    assert "続けます。読み取りを確認中" in row and "まだ確かではありません" not in row


def test_without_links_a_section_claims_none() -> None:
    root = page(sheets=[BEFORE, AFTER])
    assert rows(root) == [] and "継続" not in words(root)
    alone = page(sheets=[BEFORE])
    assert "この課の目標は1年度分だけなので、まだ並べられません。" in words(alone)


def test_home_shows_the_first_plain_chain_of_the_newest_year() -> None:
    lineage = Lineage((Decision("kita", "chiiki", (ref(2023, 1),), (ref(2025, 1),)),))
    sheets = {key(one.fiscal_year): one for one in (BEFORE, AFTER)}
    home = tree(page_html(urls.HOME, sheets, replace(FRAME, lineage=lineage)))
    (row,) = rows(home)
    assert row.startswith("北区地域課継続道を直します。") and row.endswith(
        "地域課の目標を並べて見る"
    )
    silent = {
        **sheets,
        key(2023): at(2023, Goal(1, "道を直します。", (replace(RICH, next_steps=""),))),
    }
    assert rows(tree(page_html(urls.HOME, silent, replace(FRAME, lineage=lineage)))) == []


def test_a_sheet_leads_to_what_each_goal_was_and_became() -> None:
    sheets = {key(one.fiscal_year): one for one in (BEFORE, AFTER)}
    links = (
        Decision("kita", "chiiki", (ref(2023, 1), ref(2023, 2)), (ref(2025, 2),)),
        Decision("kita", "chiiki", (ref(2023, 0),), (ref(2025, 1),)),
    )
    site = build_site(
        replace(FRAME, lineage=Lineage(links)),
        [summarize(k, one, FRAME.plan) for k, one in sheets.items()],
    )
    press = press_of(site, sheets)

    def steps(year: int) -> list[tuple[str, list[str | None]]]:
        root = tree(html_of(press, urls.sheet(key(year))))
        found = by_class(root, "steps")
        return [(" ".join(words(e).split()), [a.get("href") for a in e.iter("a")]) for e in found]

    assert steps(2023) == [("続きの目標 令和7年度 目標2", ["../2025/#goal-2"])] * 2
    assert steps(2025) == [
        ("前の年度の目標 令和5年度 目標1 令和5年度 目標2", ["../2023/#goal-1", "../2023/#goal-2"])
    ]


# --- the real sections --------------------------------------------------------------------


@cache
def real_pages() -> dict[str, Element]:
    content = load_content(CONTENT)[0]
    summaries = [summarize(k, one, content.frame.plan) for k, one in content.sheets.items()]
    site = build_site(content.frame, summaries)
    press = press_of(site, content.sheets)
    found = [urls.HOME, *site.lineages.chains]
    return {url: tree(html_of(press, url)) for url in found}


def printed() -> Iterator[str]:
    """The rows as one reads them, a line for each part."""
    for url, root in real_pages().items():
        yield f"== {url}"
        for chain in by_class(root, "chain"):
            parts = [*chain.iter("header"), *chain.iter("li")]
            yield from (" ".join(words(part).split()) for part in parts)
            yield ""


def test_the_real_chains_are_as_they_were_read() -> None:
    assert "\n".join(printed()).rstrip() + "\n" == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("year", [2023, 2025])
def test_every_real_goal_of_kita_has_its_place(year: int) -> None:
    for url, root in real_pages().items():
        if url != urls.HOME:
            assert f"{era_year(year)}のシート" in words(root)
            assert not list(by_class(root, "goal-card"))


if __name__ == "__main__":  # write the rows anew, to be read before they are committed
    GOLDEN.write_text("\n".join(printed()).rstrip() + "\n", "utf-8")

"""The links to the goals that fell short, counted as the search counts them: by goals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.content.sheet.model import Goal, SheetKey
from site_builder.graph import urls
from tests.render.printing import KEY, RICH, page_html, sheet, tree, words

OTHER = SheetKey(2023, "chuo", "chiiki")
WHERE = "search/?"


def goal(number: int, marks: str) -> Goal:
    return Goal(number, "文。", tuple(replace(RICH, evaluation=m.strip()) for m in marks))


def links(url: str, *goals: Goal, others: str = "○") -> list[tuple[str, str]]:
    sheets = {KEY: sheet(*goals), OTHER: sheet(goal(1, others), key=OTHER)}
    every = tree(page_html(url, sheets)).iter("a")
    return [
        (a.get("href", "").partition(WHERE)[2], words(a)) for a in every if is_list(a.get("href"))
    ]


def is_list(href: str | None) -> bool:
    return f"{WHERE}ward=" in str(href) or f"{WHERE}year=" in str(href)


def test_a_goal_counts_once_however_many_of_its_measures_fell_short() -> None:
    found = links(urls.YEARS, goal(1, "△×"), goal(2, "△ "), goal(3, "○"))
    assert found == [
        (
            "year=2023&evaluation=partly&evaluation=missed",
            "令和5年度の一部未達成・未達成の目標（2）",
        )
    ]


@pytest.mark.parametrize(
    ("mark", "name", "word"), [("△", "partly", "一部未達成"), ("×", "missed", "未達成")]
)
def test_only_what_was_given_is_named(mark: str, name: str, word: str) -> None:
    found = links(urls.ward("kita"), goal(1, mark), others="△×")
    assert found == [(f"ward=kita&year=2023&evaluation={name}", f"{word}の目標（1）")]


def test_a_year_has_one_list_a_ward() -> None:
    asked = [query for query, _ in links(urls.year(2023), goal(1, "△"), others="×")]
    assert asked == [
        "ward=kita&year=2023&evaluation=partly",
        "ward=chuo&year=2023&evaluation=missed",
    ]


def test_where_nothing_fell_short_there_is_no_list() -> None:
    assert links(urls.YEARS, goal(1, "○ ")) == links(urls.ward("kita"), goal(1, "○")) == []

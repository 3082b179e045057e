from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from site_builder.content.addresses.redirects import AddressBook
from site_builder.content.history.model import Change, ChangeKind
from site_builder.content.sheet.model import Goal
from site_builder.graph import urls
from site_builder.graph.assemble import build_site
from site_builder.graph.nodes.summary import summarize
from tests.graph.small import FRAME
from tests.render.printing import KEY, RICH, html_of, press_of, sheet, tree, words


def moved(was: int, now: int) -> Change:
    return Change("2026-04-01", ChangeKind.WORDING, f"goals/{now}/number", str(was), str(now))


def page(numbers: list[int], history: list[Change], *published: int) -> Element:
    one = sheet(*(Goal(n, f"文{n}。", (RICH,)) for n in numbers))
    book = AddressBook({urls.goal(KEY, n): n for n in published})
    frame = replace(FRAME, addresses=book)
    site = build_site(frame, [summarize(KEY, one, frame.plan)], {KEY: tuple(history)})
    return tree(html_of(press_of(site, {KEY: one}), urls.sheet(KEY)))


def by_id(root: Element, name: str) -> Element:
    [found] = [e for e in root.iter() if e.get("id") == name]
    return found


def test_a_number_that_is_gone_leads_to_the_goal_that_it_became() -> None:
    root = page([1, 3], [moved(2, 3)], 1, 2)
    anchor = by_id(root, "goal-2")
    assert anchor.tag == "span" and not words(anchor)
    assert anchor in list(by_id(root, "goal-3").iter())
    assert len([e for e in root.iter() if e.get("data-goal")]) == 2


def test_a_number_that_another_goal_bears_stays_with_it_and_says_so() -> None:
    root = page([1, 2, 3], [moved(2, 3)], 1, 2)
    goal = by_id(root, "goal-2")
    assert goal.get("data-goal") == "2"
    assert "以前の目標2は目標3になりました。" in words(goal)
    [link] = [a for a in goal.iter("a") if a.get("href") == "#goal-3"]
    assert words(link) == "目標3"
    assert "以前の" not in words(by_id(root, "goal-3"))


def test_a_goal_that_left_the_sheet_is_told() -> None:
    """Also one of which no history tells."""
    root = page([1], [Change("2026-04-01", ChangeKind.DROPPED, "goals/2", "文")], 1, 4)
    for number in (2, 4):
        told = words(by_id(root, f"goal-{number}"))
        assert told == f"目標{number}は、いまのこのシートにはありません。"


def test_a_sheet_whose_numbers_stayed_says_nothing() -> None:
    text = words(page([1, 2], [], 1, 2))
    assert "以前の目標" not in text and "いまのこのシート" not in text


def test_numbers_that_jump_are_told_once() -> None:
    assert "目標1・3は、もとの資料にありません。" in words(page([2, 4], []))
    assert "もとの資料にありません" not in words(page([1, 2], []))


def test_a_number_that_was_published_is_not_said_to_be_in_no_document() -> None:
    text = words(page([1, 3, 5], [], 1, 2))
    assert "目標2は、いまのこのシートにはありません。" in text
    assert "目標4は、もとの資料にありません。" in text

"""What came of each section's sheet: squares while they can be counted, above that a bar."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from site_builder.content.sheet.model import Goal, Measure, SheetKey
from site_builder.graph import urls
from tests.render.printing import KEY, by_class, page_html, sheet, tree, words

OTHER = SheetKey(2023, "kita", "museum")


def marked(marks: str, key: SheetKey = KEY) -> Goal:
    return Goal(1, "文。", tuple(Measure(("政策1-1-①",), evaluation=m.strip()) for m in marks))


def page(url: str, marks: str, others: str = "○") -> Element:
    sheets = {KEY: sheet(marked(marks)), OTHER: sheet(marked(others), key=OTHER)}
    return tree(page_html(url, sheets))


def row(root: Element) -> Element:
    return next(
        e for e in next(by_class(root, "sheet-list")).iter("tr") if e.find("td") is not None
    )


def test_ten_measures_are_squares() -> None:
    found = row(page(urls.year(2023), "○○○○○△△×  "))
    assert len(list(by_class(found, "square"))) == 10
    assert list(by_class(found, "bar")) == []
    assert "達成5、一部未達成2、未達成1、未評価2" in words(found)


def test_more_are_a_bar_with_the_same_words() -> None:
    root = page(urls.year(2023), "○○○○○○△△×  ")
    found = row(root)
    (bar,) = by_class(found, "bar")
    said = "達成6、一部未達成2、未達成1、未評価2"
    assert (bar.get("role"), bar.get("aria-label")) == ("img", said)
    assert said in words(found)
    assert list(by_class(found, "square")) == []
    assert "取組指標が多い課は帯にしています。" in words(root)


def test_a_sheet_without_measures_has_no_empty_bar() -> None:
    sheets = {KEY: sheet(Goal(1, "文。")), OTHER: sheet(marked("○"), key=OTHER)}
    found = row(tree(page_html(urls.year(2023), sheets)))
    assert [e for e in found.iter() if e.get("role") == "img"] == []


def test_the_question_stands_above_the_list() -> None:
    headings = [words(h) for h in page(urls.year(2023), "○△").iter("h2")]
    assert "北区の課ごとに、目標は達成されましたか" in headings
    planned = [words(h) for h in page(urls.year(2023), " ", " ").iter("h2")]
    assert "北区の課ごとの取組指標" in planned


def test_a_wards_result_is_told_by_section_too() -> None:
    root = page(urls.ward("kita"), "○△")
    assert "課ごとに、目標は達成されましたか" in [words(h) for h in root.iter("h3")]
    assert [words(a) for a in next(by_class(root, "sheet-list")).iter("a")] == [
        "地域課",
        "地域課（郷土博物館）",
    ]


def test_one_sheet_needs_no_list() -> None:
    root = tree(page_html(urls.ward("kita"), {KEY: sheet(marked("○△"))}))
    assert list(by_class(root, "sheet-list")) == []


def test_a_number_in_the_table_of_policies_leads_to_the_wards_first_goal() -> None:
    sheets = {KEY: sheet(marked("○△")), OTHER: sheet(marked("○"), key=OTHER)}
    table = next(by_class(tree(page_html(urls.POLICIES, sheets)), "matrix"))
    leads = [a.get("href") for a in table.iter("a") if a.get("aria-label")]
    assert leads[0] == "seisaku-1/#kita"
    cards = by_class(tree(page_html("/policies/seisaku-1/", sheets)), "goal-card")
    assert [card.get("id") for card in cards] == ["kita", None]

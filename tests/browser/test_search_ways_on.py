"""Where words differ: what is offered beside the hits, for the words of citizens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from benchmarks.search_definition import Findable, hits
from tests.browser.searching import READY, open_search, question, search_by
from tests.browser.test_search import goals
from tests.extent import amount, full

__all__ = ["goals"]

FOLDER = Path("tests/search")
MEANT = "もしかして"
ASK = """async (query) => {
    history.pushState(null, '', query);
    dispatchEvent(new PopStateEvent('popstate'));
    while (!document.querySelector('[data-search-ready][data-ways-ready]')) {
        await new Promise((done) => setTimeout(done, 2));
    }
    return {
        count: Number(document.querySelector('[data-hit-count]').textContent),
        offers: [...document.querySelectorAll('[data-ways] a')].map((link) => [
            link.closest('[data-ways] > *').querySelector('[data-ways-title]').textContent,
            link.querySelector('[data-way-label]').textContent,
            link.querySelector('[data-way-number]').textContent,
            link.href,
        ]),
    };
}"""


@dataclass(frozen=True)
class Offer:
    title: str
    label: str
    number: str
    href: str

    @property
    def count(self) -> int:
        return int(self.number.removeprefix("条件なしで").removesuffix("件"))

    @property
    def asked(self) -> tuple[str, dict[str, list[str]]]:
        """The words and the facets that its link asks for."""
        values = parse_qs(urlsplit(self.href).query)
        return " ".join(values.pop("q", [])), values


def lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


PAIRS = [
    (query.strip(), {word.strip() for word in wanted.split("|")})
    for query, _, wanted in (line.partition("=") for line in lines("meant.txt"))
]


def ask(page: Page, query: str) -> tuple[int, list[Offer]]:
    """`query`: as in the address bar"""
    answer: dict[str, Any] = page.evaluate(ASK, query)
    return answer["count"], [Offer(*offer) for offer in answer["offers"]]


def labels(offers: Iterable[Offer], title: str = MEANT) -> list[str]:
    return [offer.label for offer in offers if offer.title == title]


@pytest.fixture(params=["web", *full("bare web", "disk", "Pagefind")])
def search(request: pytest.FixtureRequest, page: Page, site: str, output: Path) -> Page:
    """test_search.py asks for the hits themselves in every way."""
    return search_by(request.param, page, site, output)


def test_what_was_meant_is_offered(search: Page, goals: tuple[Findable, ...]) -> None:
    assert len(PAIRS) >= 100
    missing, wrong = {}, []
    for query, wanted in PAIRS[:: amount(3, 1)]:
        count, offers = ask(search, question(query))
        assert count == len(hits(goals, query, {})), query
        if not wanted <= set(labels(offers)):
            missing[query] = (wanted, labels(offers))
        wrong += [(query, offer) for offer in offers if not is_true(offer, goals)]
        assert len(labels(offers)) <= 5
    assert missing == {}
    assert not wrong


def test_the_opposite_is_never_offered(search: Page, goals: tuple[Findable, ...]) -> None:
    found = {}
    for query, _, banned in (line.partition(" ! ") for line in lines("unlike.txt")):
        count, offers = ask(search, question(query))
        assert count == len(hits(goals, query, {})) == 0, query
        offered = {offer.label for offer in offers} & {word.strip() for word in banned.split("|")}
        found[query] = offered | {offer.label for offer in offers if not is_true(offer, goals)}
    assert [query for query, wrong in found.items() if wrong] == []
    assert len(found) >= 9


def test_an_evaluation_or_a_year_is_offered_beside_its_word(
    search: Page, goals: tuple[Findable, ...]
) -> None:
    for query, label in (("達成", "○ 達成"), ("できた", "○ 達成"), ("R6", "令和6年度")):
        count, offers = ask(search, question(query))
        assert count == len(hits(goals, query, {})) > 0
        assert labels(offers, "条件でえらぶ") == [label]
        assert all(is_true(offer, goals) for offer in offers)
    _, offers = ask(search, question("達成", {"evaluation": ["achieved"]}))
    assert labels(offers, "条件でえらぶ") == []


def is_true(offer: Offer, goals: tuple[Findable, ...]) -> bool:
    return offer.count == len(hits(goals, *offer.asked)) > 0


def test_words_that_are_found_are_left_alone(search: Page, goals: tuple[Findable, ...]) -> None:
    disturbed = {}
    for query in lines("exact.txt"):
        count, offers = ask(search, question(query))
        assert count == len(hits(goals, query, {})) > 0, query
        if offers:
            disturbed[query] = labels(offers)
    assert not disturbed


def test_beside_hits_only_words_that_find_more(search: Page, goals: tuple[Findable, ...]) -> None:
    count, offers = ask(search, question("健診"))
    assert count
    found = hits(goals, "健診", {})
    for offer in offers:
        assert hits(goals, *offer.asked) - found


def test_conditions_in_the_way_can_be_taken_off(search: Page, goals: tuple[Findable, ...]) -> None:
    chosen = {"ward": ["chuo"], "year": ["2025"]}
    count, offers = ask(search, question("除雪", chosen))
    assert count == 0
    freed = [offer for offer in offers if offer.title == "条件を外す"]
    assert [offer.label for offer in freed] == ["中央区 を外す", "条件をすべて外す"]
    assert all(is_true(offer, goals) for offer in freed)
    assert freed[0].asked == ("除雪", {"year": ["2025"]})


def test_words_in_the_way_can_be_left_out(search: Page, goals: tuple[Findable, ...]) -> None:
    count, offers = ask(search, question("避難所 農業"))
    assert count == 0
    assert labels(offers, "言葉を減らす") == ["避難所", "農業"]
    _, offers = ask(search, question("避難所 運営 農業"))
    assert "避難所 運営" in labels(offers, "言葉を減らす")
    assert all(is_true(offer, goals) for offer in offers)


def test_where_the_conditions_allow_nothing_it_says_so(search: Page) -> None:
    _, offers = ask(search, question("じょせつ", {"ward": ["chuo"]}))
    meant = next(offer for offer in offers if offer.title == MEANT)
    assert (meant.label, meant.number[:5]) == ("除雪", "条件なしで")


def test_nothing_at_all_still_leads_to_the_lists(search: Page) -> None:
    count, offers = ask(search, question("xyzzy"))
    assert (count, offers) == (0, [])
    link = search.locator("[data-ways-lists] a")
    expect(link).to_be_visible()
    link.click()
    expect(search.locator("#lists")).to_be_in_viewport()


def test_an_offer_is_taken_with_the_keyboard(search: Page) -> None:
    ask(search, question("じょせつ"))
    first = search.locator("[data-ways] a").first
    first.focus()
    first.press("Enter")
    search.wait_for_function("new URLSearchParams(location.search).get('q') === '除雪'")
    search.wait_for_selector(READY, state="attached")
    expect(search.locator("input[name=q]")).to_have_value("除雪")
    expect(search.locator("[data-hit]")).not_to_have_count(0)
    assert search.evaluate("document.activeElement.matches('[data-hits-title]')")
    search.go_back()
    search.wait_for_selector(READY, state="attached")
    expect(search.locator("[data-ways] a").first).to_contain_text("除雪")


def test_offers_are_announced_and_fit_a_small_screen(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    open_search(page, site, question("避なん所 図書館", {"ward": ["chuo"]}))
    page.wait_for_selector("[data-ways-ready]", state="attached")
    assert page.get_attribute("[data-ways]", "aria-live") == "polite"
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    heights = page.eval_on_selector_all(
        "[data-ways] a", "links => links.map((link) => link.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= 24


def test_without_the_file_of_words_the_rest_is_offered(page: Page, site: str) -> None:
    page.route("**/words.js", lambda route: route.abort())
    open_search(page, site)
    _, offers = ask(page, question("除雪", {"ward": ["chuo"]}))
    assert labels(offers, "条件を外す") == ["中央区 を外す"]


def test_words_come_only_with_a_question(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    open_search(page, site)
    page.wait_for_selector("[data-ways-ready]", state="attached")
    assert not [url for url in asked if url.endswith("words.js")]
    for query in ("じょせつ", "こそだて"):
        ask(page, question(query))
    assert len([url for url in asked if url.endswith("words.js")]) == 1


def test_offers_are_accessible(page: Page, site: str) -> None:
    open_search(page, site)
    for query in ("じょせつ", "子供", "避難所 農業"):
        _, offers = ask(page, question(query))
        assert offers
        found = Axe().run(page, context="[data-search]")
        assert found.violations_count == 0, found.generate_report()


def test_a_very_long_question_is_answered(search: Page) -> None:
    for query in ("除雪" * 500, " ".join(["じょせつ"] * 40), " ".join(f"語{n}" for n in range(40))):
        count, _ = ask(search, question(query))
        assert count == 0

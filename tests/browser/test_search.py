"""Search in a real browser against the definition of a hit: nothing missing, nothing too much."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.search_definition import Findable, findable_goals, hits
from site_builder.content.folder.store import load_content
from site_builder.content.wording import circled
from tests.browser.searching import (
    PREFIX,
    READY,
    Chosen,
    ask,
    open_search,
    question,
    search_by,
)
from tests.extent import amount, full

GOLDEN = [
    line
    for line in Path("tests/search/golden.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
RANDOM_QUERIES = amount(100, 600)
HALF_WIDTH = {
    unicodedata.normalize("NFKC", half): half
    for kana in map(chr, range(0xFF66, 0xFF9E))
    for half in (kana, f"{kana}\uff9e", f"{kana}\uff9f")
    if len(unicodedata.normalize("NFKC", half)) == 1
}


@pytest.fixture(scope="module")
def goals() -> tuple[Findable, ...]:
    content, _ = load_content(Path("content"))
    return findable_goals(content.sheets, content.frame.plan)


@pytest.fixture(params=["Pagefind", "disk", *full("web", "bare web")])
def search(request: pytest.FixtureRequest, page: Page, site: str, output: Path) -> Page:
    return search_by(request.param, page, site, output)


def faults(
    search: Page, goals: Sequence[Findable], asked: Sequence[tuple[str, Chosen]]
) -> list[tuple[str, Chosen, set[str]]]:
    """Questions with an answer that is not exactly right, and what is too much or missing."""
    answers = ask(search, *(question(query, chosen) for query, chosen in asked))
    return [
        (query, chosen, set(answer ^ hits(goals, query, chosen)))
        for (query, chosen), answer in zip(asked, answers, strict=True)
        if answer != hits(goals, query, chosen)
    ]


def test_golden_queries(search: Page, goals: tuple[Findable, ...]) -> None:
    assert faults(search, goals, [(query, {}) for query in GOLDEN]) == []
    assert sum(1 for query in GOLDEN if hits(goals, query, {})) >= 60


def test_taken_literally_words_mean_their_letters(
    page: Page, site: str, goals: tuple[Findable, ...]
) -> None:
    open_search(page, site)
    words = ["一部未達成", "未評価", "○", "〇", "中央区の子育て", "R7除雪", "防災", "7-1-2"]
    answers = ask(page, *(question(word, literal=True) for word in words))
    assert answers == [hits(goals, word, {}, literal=True) for word in words]
    assert answers != [hits(goals, word, {}) for word in words]


def test_what_was_understood_is_shown_and_can_be_taken_off(page: Page, site: str) -> None:
    open_search(page, site, "?q=中央区の子育て")
    chip = page.locator("[data-chosen] button")
    expect(chip).to_have_text("読みかた: 中央区の「子育て」 を外す")
    assert page.locator("[data-hit] mark").first.inner_text() == "子育て"
    chip.click()
    page.wait_for_function("new URLSearchParams(location.search).get('text') === '1'")
    page.wait_for_selector(READY, state="attached")
    assert page.inner_text("[data-hit-count]") == "0"
    assert page.input_value("input[name=q]") == "中央区の子育て"
    chip.click()
    page.wait_for_function("!location.search.includes('text=1')")
    page.wait_for_selector(READY, state="attached")
    assert page.inner_text("[data-hit-count]") != "0"
    page.fill("input[name=q]", "一部未達成")
    page.press("input[name=q]", "Enter")
    expect(chip).to_have_text("読みかた: 評価が △ 一部未達成 を外す")


def test_an_answer_says_where_was_searched(page: Page, site: str) -> None:
    open_search(page, site, "?q=存在しない言葉")
    scope = page.locator("[data-search-scope]")
    expect(scope).to_contain_text("書かれていないことは、していないことではありません")
    expect(scope).to_contain_text("北区（令和7年度、令和5年度）")
    expect(scope).to_contain_text("まだシートがない区：江南区")
    one_ward = page.locator("[data-hits-one-ward]")
    expect(one_ward).to_be_hidden()
    ask(page, question("古町芸妓"))
    expect(one_ward).to_contain_text("見つかったのは中央区だけです。ほかの区（北区")
    ask(page, question("中央区の子育て"))
    expect(one_ward).to_be_hidden()
    ask(page, question("子育て"))
    expect(scope).to_be_hidden()


def test_on_a_phone_two_facets_are_open_and_lead_to_the_hits(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_search(page, site, "?q=除雪")
    page.click("[data-facets] > summary")
    opened = page.eval_on_selector_all("[data-facet]", "all => all.map((one) => one.open)")
    assert opened == [True, True, False, False, False]
    links = page.locator("[data-facets-go]")
    assert links.all_inner_texts() == ["3件を見る"] * 2
    page.check("[data-facet=year] input[value='2025']")
    expect(links.first).to_have_text("2件を見る")
    expect(page.locator("[data-search-message]")).to_contain_text("2件")
    links.last.click()
    expect(page.locator("[data-hits-title]")).to_be_focused()
    expect(page.locator("[data-facets]")).not_to_have_attribute("open", "")


def random_query(dice: random.Random, goals: Sequence[Findable]) -> str:
    words = []
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        goal = dice.choice(goals)
        text = dice.choice(goal.texts)
        start = dice.randrange(len(text))
        word = text[start : start + dice.choice([1, 2, 3, 4, 5, 7, 9, 20])]
        code = dice.choice(sorted(goal.policies)) if goal.policies else ""
        words.append(spelled(dice, code) if code and dice.random() < 0.1 else mutated(dice, word))
    return dice.choice([" ", "\u3000", "  ", "\t"]).join(words)


def mutated(dice: random.Random, word: str) -> str:
    """In other widths or cases it is the same word; one sign put wrong, mostly none that stands."""
    place = dice.randrange(len(word))
    match dice.randrange(8):
        case 0:
            return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)
        case 1:
            return word.upper()
        case 2:
            return "".join(map(half_width, word))
        case 3:
            return word[:place] + dice.choice("あがバ①-~%、（") + word[place + 1 :]
        case 4:
            return word.replace("-", "−").replace("~", "〜")
        case _:
            return word


def half_width(sign: str) -> str:
    return HALF_WIDTH.get(sign, sign)


def spelled(dice: random.Random, policy: str) -> str:
    """A whole code as people write it: seisaku-7-1-2 → 政策7-1-②, 7-1-2, ７－１－２ …"""
    kind, *levels = policy.split("-")
    name = dice.choice(["", {"seisaku": "政策", "gyozai": "行財"}[kind]])
    last = dice.choice([levels[-1], circled(int(levels[-1]))])
    code = name + dice.choice(["-", "－", "ー"]).join([*levels[:-1], last])
    return mutated(dice, code)


def random_choice(dice: random.Random, goals: Sequence[Findable]) -> dict[str, list[str]]:
    names = dice.sample(
        ["ward", "year", "section", "policy", "evaluation"], dice.choice([0, 0, 1, 2])
    )
    values = {name: sorted({v for goal in goals for v in goal.facets[name]}) for name in names}
    return {
        name: dice.sample(values[name], min(len(values[name]), dice.randint(1, 3)))
        for name in names
    }


def test_random_queries_and_facets(search: Page, goals: tuple[Findable, ...]) -> None:
    dice = random.Random(20251121)
    asked = [(random_query(dice, goals), random_choice(dice, goals)) for _ in range(RANDOM_QUERIES)]
    assert faults(search, goals, asked) == []
    with_hits = sum(1 for query, chosen in asked if hits(goals, query, chosen))
    assert with_hits > RANDOM_QUERIES / 3


def test_counts_of_facets_are_those_of_the_answers(
    page: Page, site: str, goals: tuple[Findable, ...]
) -> None:
    open_search(page, site, "?q=" + "子育て" + "&ward=kita&ward=nishi&year=2025")
    counts = page.eval_on_selector_all(
        "[data-facet] input",
        "boxes => boxes.map((b) => [b.name, b.value, b.closest('label').lastChild.textContent])",
    )
    assert len(counts) > 50
    chosen = {"ward": ["kita", "nishi"], "year": ["2025"]}
    for name, value, count in counts:
        expected = len(hits(goals, "子育て", {**chosen, name: [value]}))
        assert (name, value, int(count)) == (name, value, expected)


def test_nothing_typed_shows_every_goal(page: Page, site: str, goals: tuple[Findable, ...]) -> None:
    open_search(page, site)
    assert page.inner_text("[data-hit-count]") == str(len(goals))
    expect(page.locator("[data-search-message]")).to_contain_text("ことばを入れるか")
    expect(page.locator("[data-hit]")).to_have_count(20)
    page.click("[data-hits-more]")
    expect(page.locator("[data-hit]")).to_have_count(40)


def test_no_hit_says_so_and_offers_a_way_on(page: Page, site: str) -> None:
    open_search(page, site, "?q=存在しない言葉")
    assert page.inner_text("[data-hit-count]") == "0"
    expect(page.locator("[data-search-message]")).to_contain_text("見つかりませんでした")
    open_search(page, site, "?q=除雪&ward=chuo")
    expect(page.locator("[data-search-message]")).to_contain_text("条件を外すと")


def test_typing_and_going_back(page: Page, site: str) -> None:
    open_search(page, site)
    page.fill("input[name=q]", "避難所")
    page.press("input[name=q]", "Enter")
    page.wait_for_function("new URLSearchParams(location.search).get('q') === '避難所'")
    page.wait_for_selector(READY, state="attached")
    first = page.inner_text("[data-hit-count]")
    page.check("[data-facet=ward] input[value=kita]")
    page.wait_for_function("location.search.includes('ward=kita')")
    page.wait_for_selector(READY, state="attached")
    assert int(page.inner_text("[data-hit-count]")) < int(first)
    page.go_back()
    page.wait_for_selector(READY, state="attached")
    assert page.inner_text("[data-hit-count]") == first
    assert not page.is_checked("[data-facet=ward] input[value=kita]")


def test_each_final_answer_is_told(page: Page, site: str) -> None:
    open_search(page, site, "?q=除雪")
    page.evaluate(
        """() => document.querySelector('[data-search]').addEventListener(
            'search-answer',
            ({detail}) => (window.told = [
                detail.query, detail.hits.length, !!document.querySelector('[data-search-ready]'),
            ]),
        )"""
    )
    ask(page, question("避難所"))
    count = int(page.inner_text("[data-hit-count]"))
    assert page.evaluate("window.told") == ["避難所", count, True]


def test_enter_that_confirms_a_conversion_does_not_search(page: Page, site: str) -> None:
    open_search(page, site)
    page.evaluate(
        """() => {
            const field = document.querySelector('input[name=q]');
            field.dispatchEvent(new CompositionEvent('compositionstart'));
            field.value = 'じょせつ';
            field.dispatchEvent(new InputEvent('input', {isComposing: true, bubbles: true}));
            const enter = {key: 'Enter', keyCode: 229, isComposing: true};
            const event = new KeyboardEvent('keydown', {...enter, bubbles: true, cancelable: true});
            window.refused = !field.dispatchEvent(event);
        }"""
    )
    page.wait_for_timeout(400)
    assert page.evaluate("window.refused")
    assert "q=" not in page.url


def test_sentence_comes_before_remark_and_new_before_old(page: Page, site: str) -> None:
    open_search(page, site, "?q=子育て&all=1")
    hits = page.eval_on_selector_all(
        "[data-hit]",
        """hits => hits.map((hit) => [
            !!hit.querySelector('[data-hit-goal] mark'),
            [...hit.querySelectorAll('[data-hit-field]')].map((f) => f.textContent).join(),
            hit.querySelector('[data-hit-year]').textContent,
        ])""",
    )
    ranks = [
        3 if said or "取組名称" in field else 1 if "政策指標" in field else 2
        for said, field, _ in hits
    ]
    assert ranks == sorted(ranks, reverse=True)
    assert set(ranks) == {1, 2, 3}
    for rank in (1, 2, 3):
        years = [year for (_, _, year), r in zip(hits, ranks, strict=True) if r == rank]
        assert years == sorted(years, reverse=True)


def test_hit_leads_to_its_goal(page: Page, site: str) -> None:
    open_search(page, site, "?q=古町芸妓")
    expect(page.locator("[data-hit] mark").first).to_have_text("古町芸妓")
    page.locator("[data-hit] a").first.click()
    page.wait_for_url("**/wards/chuo/chiiki/2025/#goal-4")
    assert page.locator("#goal-4[data-goal='4']").count() == 1


def test_a_hit_of_a_ward_marks_the_rest_of_the_word(page: Page, site: str) -> None:
    open_search(page, site, "?q=中央区役所の古町芸妓")
    page.locator("[data-hit] a").first.click()
    page.wait_for_url("**/wards/chuo/chiiki/2025/#goal-4")
    expect(page.locator("#goal-4 mark").first).to_have_text("古町芸妓")


def test_no_request_leaves_the_site_and_no_policy_is_broken(page: Page, site: str) -> None:
    requests: list[str] = []
    faults: list[str] = []
    page.on("request", lambda one: requests.append(one.url))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    open_search(page, site, "?q=除雪")
    assert requests
    assert all(url.startswith(site) for url in requests)
    assert not faults


def test_without_javascript_the_page_lists_every_page_of_goals(site: str, page: Page) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{site}search/")
    links = set(plain.eval_on_selector_all("main a", "all => all.map((a) => a.pathname)"))
    for path in (
        "wards/kita/",
        "wards/kita/hakubutsukan/",
        "years/2025/",
        "policies/seisaku-7-1-2/",
    ):
        wanted = f"{PREFIX}/{path}".replace("kita/hakubutsukan", "kita/kitaku-kyodo-hakubutsukan")
        assert wanted in links
    assert not plain.is_visible("[data-search-columns]")
    context.close()

"""Search in a real browser against the definition of a hit: nothing missing, nothing too much."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from site_builder.build import build
from site_builder.content.store import load_content
from site_builder.edition import Inputs
from tests.browser.conftest import ServeFolder
from tests.search.definition import Findable, findable_goals, hits

GOLDEN = [
    line
    for line in Path("tests/search/golden.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PREFIX = "/goals"
RANDOM_QUERIES = 300
READY = "[data-search-ready]"
Chosen = Mapping[str, Sequence[str]]
ASK = """async ([query, shown]) => {
    history.pushState(null, '', query);
    dispatchEvent(new PopStateEvent('popstate'));
    while (!document.querySelector('[data-search-ready]')) {
        await new Promise((done) => setTimeout(done, 2));
    }
    return {
        count: document.querySelector('[data-hit-count]').textContent,
        links: [...document.querySelectorAll('[data-hit] h3 a')].map((link) => link.href),
    };
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    output = tmp_path_factory.mktemp("site") / "output"
    build(Inputs(Path("content"), Path("templates")), output)
    return serve_folder(output, PREFIX)


@pytest.fixture(scope="module")
def goals() -> tuple[Findable, ...]:
    content, _ = load_content(Path("content"))
    return findable_goals(content.sheets, content.frame.plan)


def question(query: str, chosen: Chosen | None = None) -> str:
    pairs = [("q", query), *((k, v) for k, values in (chosen or {}).items() for v in values)]
    return "?" + urlencode([*pairs, ("all", "1")])


def ask(page: Page, query: str, chosen: Chosen | None = None) -> frozenset[str]:
    """Permalinks of the hits, from the site's root."""
    answer = page.evaluate(ASK, [question(query, chosen), ""])
    links = [urlsplit(link) for link in answer["links"]]
    found = frozenset(f"{link.path.removeprefix(PREFIX)}#{link.fragment}" for link in links)
    assert answer["count"] == str(len(links)) == str(len(found))
    return found


def open_search(page: Page, site: str, query: str = "") -> None:
    page.goto(f"{site}search/{query}")
    page.wait_for_selector(READY, state="attached")


def without_webassembly(page: Page) -> None:
    page.add_init_script("delete globalThis.WebAssembly")


@pytest.fixture(params=["index", "scan"])
def search(request: pytest.FixtureRequest, page: Page, site: str) -> Page:
    """The search page with Pagefind's index, and where WebAssembly is not to be had."""
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    if request.param == "scan":
        without_webassembly(page)
    open_search(page, site, question("子育て"))
    index_was_read = any(".pf_index" in url for url in asked)
    assert index_was_read == (request.param == "index")
    return page


def test_golden_queries(search: Page, goals: tuple[Findable, ...]) -> None:
    wrong = {
        query: (sorted(found - hits(goals, query, {})), sorted(hits(goals, query, {}) - found))
        for query in GOLDEN
        if (found := ask(search, query)) != hits(goals, query, {})
    }
    assert not wrong
    assert sum(1 for query in GOLDEN if hits(goals, query, {})) >= 60


def random_query(dice: random.Random, goals: Sequence[Findable]) -> str:
    words = []
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        text = dice.choice(dice.choice(goals).texts)
        start = dice.randrange(len(text))
        words.append(mutated(dice, text[start : start + dice.randint(1, 9)]))
    return dice.choice([" ", "\u3000", "  "]).join(words)


def mutated(dice: random.Random, word: str) -> str:
    """Full width, another case, or one sign put wrong: mostly no hit then."""
    match dice.randrange(6):
        case 0:
            return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)
        case 1:
            return word.upper()
        case 2:
            place = dice.randrange(len(word))
            return word[:place] + dice.choice("あがバ①-~%、") + word[place + 1 :]
        case _:
            return word


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
    wrong, with_hits = [], 0
    for _ in range(RANDOM_QUERIES):
        query, chosen = random_query(dice, goals), random_choice(dice, goals)
        expected = hits(goals, query, chosen)
        with_hits += bool(expected)
        if ask(search, query, chosen) != expected:
            wrong.append((query, chosen))
    assert not wrong
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
    ask(page, "避難所")
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

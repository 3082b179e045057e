"""What a page may weigh and do: budgets, kept by the heaviest page of each kind."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response, Route, expect

from benchmarks.static_host import serving
from site_builder.graph.pages.kinds import KINDS
from tests.browser.looking import FLAWS, NO_FLAWS, ask_axe, load_axe, open_page
from tests.browser.searching import READY
from tests.extent import amount, full

SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    .observe({type: "layout-shift", buffered: true});
}"""
SHIFTED = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  await new Promise((done) => setTimeout(done, 50));
  return shifts.map(({value, sources}) => [value, sources.map(({node}) => node?.outerHTML
    ?.slice(0, 60) ?? node?.nodeName)]);
}"""
ELEMENTS = "() => document.querySelectorAll('*').length"
FRAME = 5
"""Requests: the page, its style sheet, its script, its picture, and one to spare"""


@dataclass(frozen=True, slots=True)
class Budget:
    pages: str
    """Where they lie in output/"""
    kilobytes: int = 40
    """All that the page loads, gzipped as hosts do"""
    elements: int = 1500
    requests: int = FRAME


BUDGETS = {
    "sheet": Budget("wards/*/*/20??/index.html"),
    "sheet with readings": Budget("easy/wards/*/*/20??/index.html"),
    "original": Budget("wards/*/*/20??/source/index.html"),
    "booklet": Budget("wards/*/print/20??/index.html", kilobytes=60, elements=4000),
    "section": Budget("wards/*/*/index.html"),
    "ward with readings": Budget("easy/wards/*/index.html", elements=2500),
    "ward": Budget("wards/*/index.html", elements=2500),
    "home": Budget("index.html"),
    "home with readings": Budget("easy/index.html"),
    "wards": Budget("wards/index.html"),
    "policy": Budget("policies/*/index.html"),
    "policies": Budget("policies/index.html", elements=2500),
    "years": Budget("years/index.html"),
    "year": Budget("years/20??/index.html"),
    "coverage": Budget("coverage/index.html"),
    "changes": Budget("changes/index.html"),
    "data": Budget("data/index.html"),
    "dictionary": Budget("data/dictionary/index.html"),
    "sources": Budget("sources/index.html"),
    "not_found": Budget("404.html"),
    "glossary": Budget("glossary/index.html"),
    "accessibility": Budget("accessibility/index.html"),
    "text": Budget("*/index.html"),
}
SEARCH = Budget("search/index.html", kilobytes=160, requests=14)
"""With the answer to a first question"""
NOT_OF_THE_REAL_SITE = {"moved", "withdrawn"}
"""It has no page that is gone; these have less than a text."""


@dataclass
class Load:
    """What a page asks for"""

    host: str
    sizes: dict[str, int] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)

    def take(self, response: Response) -> None:
        if urlsplit(response.url).netloc != self.host:
            self.elsewhere.append(response.url)
        elif response.url not in self.sizes:
            self.sizes[response.url] = len(gzip.compress(response.body(), 6, mtime=0))

    @property
    def kilobytes(self) -> float:
        return sum(self.sizes.values()) / 1000


@pytest.fixture
def page(fresh_page: Page) -> Page:
    """Budgets are those of a first visit."""
    return fresh_page


@pytest.fixture(scope="module")
def plain(output: Path) -> Iterator[str]:
    with serving(output, "") as address:
        yield address


def heaviest(output: Path, pages: str) -> str:
    found = [f for f in output.glob(pages) if "print" in pages or "print" not in f.parts]
    largest = max(found, key=lambda file: (file.stat().st_size, file))
    return largest.relative_to(output).as_posix().removesuffix("index.html")


def watch(page: Page, address: str) -> Load:
    load = Load(urlsplit(address).netloc)
    page.on("response", load.take)
    page.add_init_script(f"({SHIFTS})()")
    return load


QUICK = tuple(BUDGETS)[::3]


@pytest.mark.parametrize("kind", [*QUICK, *full(*(kind for kind in BUDGETS if kind not in QUICK))])
def test_a_page_keeps_its_budget(page: Page, output: Path, plain: str, kind: str) -> None:
    budget = BUDGETS[kind]
    address = plain + heaviest(output, budget.pages)
    load = watch(page, address)
    for width in (1280, 360)[amount(1, 0) :]:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address, wait_until="networkidle")
        assert page.evaluate(SHIFTED) == []
    assert load.elsewhere == []
    assert load.kilobytes < budget.kilobytes
    assert len(load.sizes) <= budget.requests
    assert page.evaluate(ELEMENTS) <= budget.elements


def test_every_kind_has_a_budget() -> None:
    kinds = {kind.name for kind in KINDS}
    assert (
        kinds == {name for name in BUDGETS if " " not in name} | {"search"} | NOT_OF_THE_REAL_SITE
    )


MOST = ("sheet", "ward")


@pytest.mark.parametrize("kind", [*MOST, *full(*(kind for kind in BUDGETS if kind not in MOST))])
def test_what_is_most_of_its_kind_is_for_everyone(
    page: Page, output: Path, plain: str, kind: str
) -> None:
    open_page(page, plain + heaviest(output, BUDGETS[kind].pages), 360)
    load_axe(page)
    assert ask_axe(page) == []
    assert page.evaluate(FLAWS) == NO_FLAWS


def test_the_search_keeps_its_budget(page: Page, plain: str) -> None:
    load = watch(page, plain)
    page.goto(f"{plain}search/?q=除雪")
    page.wait_for_selector(f"{READY}[data-ways-ready]", state="attached")
    page.wait_for_load_state("networkidle")
    assert load.elsewhere == []
    assert load.kilobytes < SEARCH.kilobytes
    assert len(load.sizes) <= SEARCH.requests
    assert page.evaluate(ELEMENTS) <= SEARCH.elements


@pytest.mark.parametrize("width", [360, *full(1280)])
@pytest.mark.parametrize("question", ["", "?q=除雪", "?q=避難所&ward=kita&year=2025", "?q=徐雪"])
def test_an_answer_moves_nothing(page: Page, plain: str, width: int, question: str) -> None:
    """Its frame is painted while the table is still on its way."""
    watch(page, plain)
    held: list[Route] = []
    page.route("**/search/goals.js", lambda route: held.append(route))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{plain}search/{question}", wait_until="commit")
    expect(page.get_by_text("さがしています…")).to_be_visible()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    while not held:
        page.wait_for_timeout(10)
    held.pop().continue_()
    page.wait_for_selector(f"{READY}[data-ways-ready]", state="attached")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTED) == []


def test_a_shift_would_be_seen(page: Page, tmp_path: Path) -> None:
    """So that the tests above can fail."""
    (tmp_path / "index.html").write_text(
        "<body><p>文</p><script>setTimeout(() => document.body.prepend(Object.assign("
        "document.createElement('div'), {style: 'height: 300px'})), 200)</script>"
    )
    with serving(tmp_path, "") as address:
        watch(page, address)
        page.goto(address)
        page.wait_for_function("document.body.querySelector('div')")
        page.wait_for_function("shifts.length > 0")
        assert len(page.evaluate(SHIFTED)) == 1

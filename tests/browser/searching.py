"""Asking the search page of the real site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page

PREFIX = "/goals"
READY = "[data-search-ready]"
Chosen: TypeAlias = Mapping[str, Sequence[str]]

ASK = """async (questions) => {
    const { port1, port2 } = new MessageChannel();
    const soon = () => new Promise((done) => {
        port1.onmessage = done;
        port2.postMessage(null);
    });
    const answers = [];
    for (const question of questions) {
        history.pushState(null, '', question);
        dispatchEvent(new PopStateEvent('popstate'));
        while (!document.querySelector('[data-search-ready]')) await soon();
        answers.push({
            count: document.querySelector('[data-hit-count]').textContent,
            links: [...document.querySelectorAll('[data-hit] a')].map((link) => link.href),
        });
    }
    return answers;
}"""
AT_ONCE = 50  # a browser takes no more than some hundred changes of the address in a while


def question(query: str, chosen: Chosen | None = None, *, literal: bool = False) -> str:
    pairs = [("q", query), *((k, v) for k, values in (chosen or {}).items() for v in values)]
    return "?" + urlencode([*pairs, *([("text", "1")] if literal else []), ("all", "1")])


def ask(page: Page, *questions: str) -> list[frozenset[str]]:
    """Permalinks of the hits of each question, from the site's root."""
    answers = []
    for start in range(0, len(questions), AT_ONCE):
        answers += page.evaluate(ASK, questions[start : start + AT_ONCE])
    return [found(answer["count"], answer["links"]) for answer in answers]


def found(count: str, links: Sequence[str]) -> frozenset[str]:
    parts = [urlsplit(link) for link in links]
    goals = frozenset(
        f"{part.path[part.path.index('/wards/') :]}#{part.fragment}" for part in parts
    )
    assert count == str(len(links)) == str(len(goals))
    return goals


def open_search(page: Page, site: str, query: str = "") -> None:
    page.goto(f"{site}search/{query}")
    page.wait_for_selector(READY, state="attached")


LACKING = """for (const it of [
  "WebAssembly", "fetch", "XMLHttpRequest", "Worker", "sessionStorage"
]) delete globalThis[it]"""


def search_by(way: str, page: Page, site: str, output: Path) -> Page:
    """The search page as published, in a browser that lacks much, read from a disk, and answered
    by Pagefind's index since the index of pairs cannot be had."""
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    if way == "Pagefind":
        page.route("**/index-*.js", lambda route: route.abort())
    if way == "bare web":
        page.add_init_script(LACKING)
    if way == "disk":
        page.goto(f"{(output / 'search' / 'index.html').as_uri()}{question('子育て')}")
        page.wait_for_selector(READY, state="attached")
    else:
        open_search(page, site, question("子育て"))
    assert any(".pf_index" in url for url in asked) == (way == "Pagefind")
    return page

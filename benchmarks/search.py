"""How fast and how complete the search is in Chromium: python -m benchmarks.search [SHEETS]

Without a number on the real content, else on made-up sheets (benchmarks.speed). The words are cut
from random cells; what they must find is told by benchmarks/search_definition.py.
"""

from __future__ import annotations

import gc
import gzip
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page

from benchmarks.search_definition import Findable, findable_goals, hits
from benchmarks.speed import MEMORY, write_content
from benchmarks.static_host import serving
from scripts.chromium import chromium
from site_builder.build import build
from site_builder.content.folder.store import load_content
from site_builder.inputs import Inputs

WARM = 60
COLD = 7
COMMON = "地域"
READY = "[data-search-ready]"

WATCH = """addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-search]");
    new MutationObserver(() => {
        if (root.hasAttribute("data-search-ready")) window.readyAt ??= performance.now();
    }).observe(root, { attributes: true });
})"""

ASK = """(query) => new Promise((done) => {
    const begin = performance.now();
    document.querySelector("[data-search]").addEventListener("search-answer", ({ detail }) => {
        const { hits, engine } = detail;
        const links = () => hits.map((goal) => new URL(engine.table.shown(goal).href, location));
        done([performance.now() - begin, links().map((url) => url.pathname + url.hash)]);
    }, { once: true });
    history.pushState(null, "", query);
    dispatchEvent(new PopStateEvent("popstate"));
})"""


@dataclass(frozen=True)
class Visit:
    milliseconds: float
    bytes: int
    """Of all that was asked for, gzipped"""
    requests: int


def main(sheets: int | None) -> None:
    gc.set_threshold(1_000_000)  # as cli.run does
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name)
        content = folder / "content" if sheets else Path("content")
        if sheets:
            write_content(content, sheets)
        output = folder / "output"
        start = perf_counter()
        build(Inputs(content, Path("templates")), output)
        print(f"whole build, search included: {perf_counter() - start:.1f} s")
        loaded, _ = load_content(content)
        goals = findable_goals(loaded.sheets, loaded.frame.plan)
        print(f"{len(loaded.sheets)} sheets, {len(goals)} goals")
        _print_sizes(output)
        measure(output, goals)


def measure(output: Path, goals: Sequence[Findable]) -> None:
    words = list(dict.fromkeys(queries(random.Random(2025), goals)))
    with serving(output, "") as address, chromium() as browser:
        colds = [_visit(browser, address, output, f"?q={quote(w)}") for w in words[:COLD]]
        cold = sorted(colds, key=lambda one: one.milliseconds)[COLD // 2]
        most = max(one.bytes for one in colds)
        print(f"cold, median of {COLD}: {cold.milliseconds:.0f} ms, {cold.requests} requests")
        print(f"first search, most transferred: {most / 1000:.0f} kB gzipped")
        every = _visit(browser, address, output, f"?q={quote(COMMON)}&all=1")
        print(f"all hits of {COMMON}: {every.milliseconds:.0f} ms, {every.requests} requests")
        _report_warm(_page(browser, f"{address}search/?q={quote(COMMON)}"), words, goals)


def queries(dice: random.Random, goals: Sequence[Findable]) -> Iterator[str]:
    """One, two, three words of one to eight signs; one in five is of one sign."""
    for _ in range(WARM + COLD):
        texts = dice.choice(goals).texts
        yield " ".join(
            _piece(dice, dice.choice(texts)) for _ in range(dice.choice([1, 1, 1, 2, 3]))
        )


def _piece(dice: random.Random, text: str) -> str:
    start = dice.randrange(len(text))
    return text[start : start + dice.choice([1, 2, 3, 4, 8])]


def _page(browser: Browser, address: str) -> Page:
    page = browser.new_context(locale="ja-JP").new_page()
    page.set_default_timeout(120_000)
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector(READY, state="attached")
    return page


def _visit(browser: Browser, address: str, output: Path, query: str) -> Visit:
    """With nothing in the cache; a visit before has woken the browser and the server."""
    asked: list[str] = []
    page = browser.new_context(locale="ja-JP").new_page()
    page.set_default_timeout(120_000)
    page.add_init_script(WATCH)
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{address}search/{query}")
    page.wait_for_selector(READY, state="attached")
    milliseconds: float = page.evaluate("window.readyAt")
    page.context.close()
    files = [output / path.lstrip("/") for path in asked]
    files = [file / "index.html" if file.is_dir() else file for file in files]
    size = sum(len(gzip.compress(file.read_bytes())) for file in files)
    return Visit(milliseconds, size, len(files))


def _report_warm(page: Page, words: Sequence[str], goals: Sequence[Findable]) -> None:
    times, found, wanted, right = [], 0, 0, 0
    for word in words[COLD:]:
        milliseconds, links = page.evaluate(ASK, f"?q={quote(word)}")
        expected = hits(goals, word, {})
        times.append(milliseconds)
        found += len(links)
        wanted += len(expected)
        right += len(expected & set(links))
    slow = sorted(times)[len(times) * 9 // 10]
    print(f"warm, {len(times)} queries: median {median(times):.0f} ms, 9 of 10 below {slow:.0f} ms")
    print(f"recall {right / wanted:.4f}, precision {right / found:.4f} ({wanted} hits)")


def _print_sizes(output: Path) -> None:
    for name in ("index", "texts"):
        files = list((output / "search").glob(f"*/{name}-*.js"))
        size = sum(file.stat().st_size for file in files)
        print(f"{name}: {len(files)} files, {size / 1e6:.1f} MB")
    table = (output / "search" / "goals.js").read_bytes()
    small = len(gzip.compress(table))
    print(f"table of goals: {len(table) / 1e3:.0f} kB, {small / 1e3:.0f} gzipped")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else None)

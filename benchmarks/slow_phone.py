"""The first search on a slow phone: python -m benchmarks.slow_phone [SHEETS] [--visits N]

Chromium with a slow line and processor, as Lighthouse takes them for a phone, visits the search
page with a question: with the files compressed, as most hosts do, and with none compressed. Nothing
is in the cache. Without a number on the real content, else on made-up sheets (benchmarks.speed).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote

from playwright.sync_api import Browser

from benchmarks.search import READY
from benchmarks.speed import MEMORY, write_content
from benchmarks.static_host import serving
from scripts.chromium import chromium
from site_builder.build import build
from site_builder.inputs import Inputs

QUESTIONS = ("子育て", "除雪", "避難所", "地域")
VISITS = 7
LINE = {
    "offline": False,
    "latency": 150,  # milliseconds, each request
    "downloadThroughput": 1_600_000 / 8,  # bytes in a second
    "uploadThroughput": 750_000 / 8,
}
SLOWER = 4
"""Times that the processor needs for the same"""

WATCH = """(() => {
    window.seen = {shift: 0, largest: 0, bytes: 0};
    const watch = (type, take) => new PerformanceObserver((list) =>
        list.getEntries().forEach(take)).observe({type, buffered: true});
    watch("layout-shift", ({value}) => (seen.shift += value));
    watch("largest-contentful-paint", ({startTime}) => (seen.largest = startTime));
    watch("paint", ({name, startTime}) => (seen[name] = startTime));
    const painted = (then) => requestAnimationFrame(() => setTimeout(then));
    new MutationObserver(() => {
        if (seen.hit || !document.querySelector("[data-hit]")) return;
        seen.hit = -1;
        const all = performance.getEntriesByType("resource");
        seen.requests = all.length + 1;
        seen.bytes = all.reduce((sum, one) => sum + one.encodedBodySize, 0) +
            performance.getEntriesByType("navigation")[0].encodedBodySize;
        painted(() => (seen.hit = performance.now()));
    }).observe(document, {childList: true, subtree: true});
})()"""
SEEN = "() => ({...seen, frame: seen['first-contentful-paint']})"

COLUMNS = {
    "frame": "frame painted",
    "hit": "first hits painted",
    "largest": "largest painted",
    "requests": "requests before the hits",
    "bytes": "bytes before the hits",
    "shift": "layout shift",
}


def main(sheets: int | None, visits: int) -> None:
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        content = Path(name) / "content" if sheets else Path("content")
        if sheets:
            write_content(content, sheets)
        output = Path(name) / "output"
        build(Inputs(content, Path("templates")), output)
        with chromium() as browser:
            for compressing in (True, False):
                print("compressed:" if compressing else "not compressed:")
                with serving(output, "", compressing=compressing) as address:
                    _report(list(_measure(browser, address, visits)))


def _measure(browser: Browser, address: str, visits: int) -> Iterator[Mapping[str, float]]:
    for number in range(visits):
        yield visit(browser, f"{address}search/?q={quote(QUESTIONS[number % len(QUESTIONS)])}")


def visit(browser: Browser, address: str) -> Mapping[str, float]:
    """Milliseconds from the beginning of the visit, counts, and the sum of layout shifts."""
    context = browser.new_context(locale="ja-JP", viewport={"width": 412, "height": 823})
    page = context.new_page()
    page.set_default_timeout(120_000)
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector(f"{READY} [data-hit]")
    page.wait_for_function("seen.hit > 0")
    page.wait_for_load_state("networkidle")
    seen: Mapping[str, float] = page.evaluate(SEEN)
    context.close()
    return seen


def _report(visits: Sequence[Mapping[str, float]]) -> None:
    for name, title in COLUMNS.items():
        values = sorted(one[name] for one in visits)
        print(f"  {title}: median {median(values):.4g}, most {values[-1]:.4g}")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sheets", type=int, nargs="?")
    asked.add_argument("--visits", type=int, default=VISITS)
    given = asked.parse_args()
    main(given.sheets, given.visits)

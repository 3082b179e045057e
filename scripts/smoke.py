"""Opens the pages that a build has changed in a real Chromium, before they are published:

    site-builder build --report report.json
    python scripts/setup.py smoke report.json

Each page has to come whole and without a complaint of the browser; the search has to answer. Of
many pages some are visited, spread evenly.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, Response

from benchmarks.static_host import serving
from scripts.chromium import chromium

MOST = 200
ALWAYS = ("/", "/search/")
SEARCH_READY = "[data-search-ready]"
PATIENCE = 60_000
"""Milliseconds"""
USAGE = "使い方: python -m scripts.smoke report.json（build --report が書いたもの）"


@dataclass(frozen=True)
class Visit:
    output: Path
    base_path: str
    pages: tuple[str, ...]
    """Addresses from the site's root"""


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        raise SystemExit(USAGE)
    visit = read_visit(Path(arguments[0]))
    with chromium() as browser, serving(visit.output, visit.base_path) as address:
        found = list(find_broken(browser, address, visit.pages))
    for line in found:
        print(line, file=sys.stderr)
    print(f"{len(visit.pages)} ページを開きました。問題 {len(found)} 件。")
    return int(bool(found))


def read_visit(report: Path) -> Visit:
    """Which pages to open, by the report of the build that has made them."""
    told = json.loads(report.read_text(encoding="utf-8"))
    if not told["ok"]:
        raise SystemExit("build が失敗しているので、開くページがありません。")
    pages = [*told["pages"]["new"], *told["pages"]["changed"]]
    step = max(1, -(-len(pages) // MOST))
    chosen = tuple(dict.fromkeys((*ALWAYS, *pages[::step])))
    return Visit(Path(told["output"]), urlsplit(told["base_url"]).path.rstrip("/"), chosen)


def find_broken(
    browser: Browser, address: str, pages: Iterable[str], patience: int = PATIENCE
) -> Iterator[str]:
    """One line for each complaint; `address` ends with a slash."""
    for place in pages:
        page = browser.new_page(locale="ja-JP")
        said: list[str] = []
        _listen(page, said)
        try:
            _open(page, address + place[1:], patience)
        except (Error, AssertionError) as error:
            said.append(str(error).splitlines()[0])
        page.close()
        yield from (f"{place}: {one}" for one in said)


def _listen(page: Page, said: list[str]) -> None:
    def note_answer(answer: Response) -> None:
        if answer.status >= 400:
            said.append(f"{answer.status} {answer.url}")

    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", note_answer)


def _open(page: Page, address: str, patience: int) -> None:
    page.goto(address, wait_until="load", timeout=PATIENCE)
    assert page.locator("main h1").count() == 1, "見出し（h1）がありません。"
    if page.locator("[data-search]").count():
        page.wait_for_selector(SEARCH_READY, state="attached", timeout=patience)
        count = page.locator("[data-hit-count]").text_content() or ""
        assert count.isdigit() and int(count) > 0, f"検索の件数が「{count}」です。"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Every kind of page for everyone: on any screen, in any colours, by keyboard, read aloud."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from site_builder.graph import urls
from tests.browser.asking import FRAME, LISTENING
from tests.browser.kinds import EVERY_PART, URLS
from tests.browser.looking import open_page, stay_on_moved
from tests.browser.visiting import OF_PARTS, QUESTIONS, Visit, questions
from tests.extent import full

FIRST = ("home", "ward", "section", "sheet", "policy", "coverage", "search", "entrance")
"""Kinds that differ most; a quick run visits these alone"""
every_kind = pytest.mark.parametrize(
    "kind", [*FIRST, *full(*(kind for kind in URLS if kind not in FIRST))]
)
LOUD = ("error", "warning")
TITLE = re.compile(r"<title>(.*?)</title>")


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Page]:
    """One window for all visits: it remembers nothing that a page could see but its address."""
    context = browser.new_context(locale="ja-JP")
    context.add_init_script(f"({LISTENING})()")
    stay_on_moved(context)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def complaints(visitor: Page) -> list[str]:
    """What the browser itself has to say: a broken policy, a missing file, a foreign request."""
    found: list[str] = []
    visitor.on("console", lambda m: found.append(m.text) if m.type in LOUD else None)
    visitor.on("requestfailed", lambda request: found.append(request.url))
    visitor.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture(scope="module")
def titles(worst_folder: Path) -> Mapping[str, str]:
    files = {kind: worst_folder / urls.path(url) for kind, url in URLS.items()}
    return {kind: title_of(file) for kind, file in files.items()}


def title_of(file: Path) -> str:
    [title] = TITLE.findall(file.read_text(encoding="utf-8"))
    return unescape(title)


@pytest.fixture(scope="module")
def frame(visitor: Page, worst: str) -> Any:
    """Of the home page: what all pages have in common"""
    visitor.goto(worst + URLS["home"])
    return visitor.evaluate(FRAME)


@pytest.fixture
def visit(
    visitor: Page,
    complaints: list[str],
    worst: str,
    titles: Mapping[str, str],
    frame: Any,
    kind: str,
) -> Visit:
    visitor.goto("about:blank")  # what the page before leaves unfinished is not this one's fault
    complaints.clear()
    visitor.emulate_media(color_scheme="light", forced_colors="none")
    address = worst + URLS[kind]
    open_page(visitor, address)
    return Visit(visitor, kind, address, complaints, titles, frame)


@pytest.mark.covers(*QUESTIONS)
@every_kind
def test_a_page_is_for_everyone(
    visit: Visit, kind: str, subtests: pytest.Subtests, pytestconfig: pytest.Config
) -> None:
    is_full = bool(pytestconfig.getoption("full"))
    for check, question in questions(kind, full=is_full).items():
        with subtests.test(check):
            assert question(visit) == []


def test_a_full_run_asks_everything() -> None:
    assert all(questions(kind, full=True) == QUESTIONS for kind in URLS)
    asked = Counter(check for kind in URLS for check in questions(kind, full=False))
    assert {asked[check] for check in QUESTIONS.keys() - OF_PARTS} == {len(URLS)}
    assert {asked[check] for check in OF_PARTS} == {len(EVERY_PART)}


def test_no_two_pages_of_the_real_site_share_a_title(output: Path) -> None:
    titles = Counter(title_of(file) for file in output.rglob("*.html"))
    assert [title for title, count in titles.items() if count > 1] == []

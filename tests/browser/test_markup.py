"""What the W3C's checker and HTML_CodeSniffer say of every kind of page."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scripts.checkers import MISSING, NO_JAVA, SNIFFER, W3C, Checker
from tests.browser.kinds import URLS

pytestmark = pytest.mark.full

SNIFF = """() => new Promise((done) => HTMLCS.process("WCAG2AA", document, () => done(
    HTMLCS.getMessages().filter(({type}) => type === HTMLCS.ERROR)
        .map(({code, element}) => [code, element.outerHTML.slice(0, 120)]))))"""

ROWS_OF_A_GOAL = "1_3_1.H43"
"""The sniffer asks for `headers` in each cell of the table of a sheet, since the row of a goal is a
head too. scope="col" and scope="rowgroup" say the same, without a list of ids in each cell."""


def needed(checker: Checker) -> Path:
    if not checker.file.is_file():
        pytest.fail(MISSING, pytrace=False)
    return checker.file


@pytest.fixture(scope="module")
def sniffed(browser: Browser) -> Iterator[Page]:
    """A page that may run what the site's own policy does not allow"""
    context = browser.new_context(locale="ja-JP", bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", URLS)
def test_the_sniffer_finds_no_error(sniffed: Page, worst: str, kind: str) -> None:
    sniffed.goto(worst + URLS[kind])
    sniffed.evaluate(needed(SNIFFER).read_text(encoding="utf-8"))
    found = sniffed.evaluate(SNIFF)
    wrong = [(code, element) for code, element in found if not is_of_goals(code, element)]
    assert wrong == []


def test_the_sniffer_would_find_an_error(sniffed: Page) -> None:
    sniffed.set_content('<title>題</title><p>文<img src="a">')
    sniffed.evaluate(needed(SNIFFER).read_text(encoding="utf-8"))
    assert any("1_1_1.H37" in code for code, _ in sniffed.evaluate(SNIFF))


def is_of_goals(code: str, element: str) -> bool:
    return ROWS_OF_A_GOAL in code and element.startswith('<table class="sheet')


def complaints(*places: Path) -> list[tuple[str, str]]:
    """File and message of each error"""
    java = shutil.which("java")
    if not java:
        pytest.fail(NO_JAVA, pytrace=False)
    options = ["--errors-only", "--skip-non-html", "--format", "json"]
    command = [java, "-Xss8m", "-jar", str(needed(W3C)), *options, *map(str, places)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [(one["url"], one["message"]) for one in json.loads(done.stderr)["messages"]]


def test_the_checker_of_the_w3c_finds_no_error(worst_folder: Path) -> None:
    assert complaints(worst_folder) == []


def test_the_checker_of_the_w3c_would_find_an_error(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text('<!doctype html><html lang="ja"><title>題</title><p role="x"><img src="a">')
    assert len(complaints(tmp_path)) >= 2

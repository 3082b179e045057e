"""A portable site is read from a disk: every page, the search, and what the search marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag, urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Page, expect

from site_builder.graph import urls
from tests.browser.kinds import FRAME, URLS, worst_files, worst_site
from tests.browser.searching import READY

ADDRESSES = """() => [
  ...[...document.querySelectorAll("a[href]")].map((link) => link.href),
  ...[...document.forms].map((form) => form.action),
  ...[...document.querySelectorAll("link[href]")].map((link) => link.href),
]"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a name that an address has to escape"""
    folder = tmp_path_factory.mktemp("disk") / "目標 と#結果"
    documents = [(f"sources/{document.name}", b"") for document in FRAME.documents]
    for path, content in (*worst_files(replace(FRAME, portable=True)), *documents):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture
def broken(page: Page) -> Iterator[list[str]]:
    """What the browser complains of, empty at the end"""
    found: list[str] = []
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(f"{request.url} {request.failure}"))
    yield found
    given_up = "net::ERR_ABORTED"  # an icon, when the next page is asked for
    assert [one for one in found if not one.endswith(given_up)] == []


def test_every_page_is_reached_from_the_first(page: Page, folder: Path, broken: list[str]) -> None:
    first = folder / "index.html"
    waiting, seen = [first], {first}
    while waiting:
        page.goto(waiting.pop().as_uri())
        inside = set(map(file_of, filter(is_on_disk, page.evaluate(ADDRESSES))))
        assert {path for path in inside if not path.is_file()} == set(), page.url
        new = {path for path in inside if path.suffix == ".html"} - seen
        seen |= new
        waiting += new
    assert seen == set(folder.rglob("*.html")) - {folder / urls.path(url) for url in farewells()}
    assert len(seen) > len(URLS)


def farewells() -> Iterator[str]:
    """Where pages were: nothing leads there"""
    return (page.url for page in worst_site().pages.values() if page.kind.farewell)


def test_a_page_that_moved_leads_on(page: Page, folder: Path, broken: list[str]) -> None:
    page.goto((folder / urls.path(URLS["moved"])).as_uri(), wait_until="commit")
    page.wait_for_url("**/wards/kita/chiiki/index.html")


def is_on_disk(address: str) -> bool:
    return urlsplit(address).scheme == "file"


def file_of(address: str) -> Path:
    return Path(url2pathname(urlsplit(urldefrag(address).url).path))


def test_there_is_nothing_that_only_a_host_needs(folder: Path) -> None:
    assert not {"404.html", "robots.txt", "sitemap.xml"} & {path.name for path in folder.iterdir()}
    assert not list(folder.rglob("pagefind"))


@pytest.mark.parametrize("follow", ["click", "new window"])
def test_the_search_leads_to_marked_words(
    page: Page, folder: Path, broken: list[str], follow: str
) -> None:
    page.goto((folder / "index.html").as_uri())
    field = page.locator("main form[role=search] input[name=q]")
    field.fill("とても長い")
    field.press("Enter")
    page.wait_for_selector(READY, state="attached")
    link = page.locator("[data-hit] a").first
    permalink = link.get_attribute("href")
    assert permalink and file_of(link.evaluate("link => link.href")).is_file()
    assert "?" not in permalink and "/index.html#goal-" in permalink
    if follow == "click":
        link.click()
        there = page
    else:
        with page.context.expect_page() as opened:
            link.click(modifiers=["ControlOrMeta"])
        there = opened.value
    expect(there.locator(":target mark").first).to_contain_text("とても長い")
    if there is not page:
        there.close()

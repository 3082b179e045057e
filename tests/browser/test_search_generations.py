"""A search page that is open while the site is published anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.last_generation import main as add_last_generation
from site_builder.build import build
from site_builder.inputs import Inputs
from tests.browser.conftest import ServeFolder
from tests.browser.searching import READY

WORD = "子育て"
MARK = "window.isTheSamePage = true"


@pytest.fixture(scope="module")
def generations(converted: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A site, and the next one: a sheet with the word has gone."""
    room = tmp_path_factory.mktemp("generations")
    content = room / "content"
    shutil.copytree(converted, content)
    build(Inputs(content, Path("templates")), room / "old")
    (content / "sheets/2025/chuo/kenko-fukushi.yaml").unlink()
    build(Inputs(content, Path("templates")), room / "new")
    return room / "old", room / "new"


@pytest.fixture
def place(generations: tuple[Path, Path], tmp_path: Path) -> Path:
    return shutil.copytree(generations[0], tmp_path / "public")


def publish(place: Path, site: Path) -> None:
    shutil.rmtree(place)
    shutil.copytree(site, place)


def opened(page: Page, address: str) -> int:
    """The number of hits for the word, asked on a page of its own; then the page without words"""
    page.goto(f"{address}search/?q={WORD}")
    page.wait_for_selector(READY)
    count = int(page.inner_text("[data-hit-count]"))
    page.goto(f"{address}search/")
    page.wait_for_selector(READY)
    page.evaluate(MARK)
    return count


def ask(page: Page) -> None:
    page.fill("#q", WORD)
    page.press("#q", "Enter")


def counted(page: Page) -> int:
    page.wait_for_selector(f"{READY} [data-hit]")
    return int(page.inner_text("[data-hit-count]"))


def test_a_page_whose_index_is_gone_begins_anew(
    fresh_page: Page, place: Path, generations: tuple[Path, Path], serve_folder: ServeFolder
) -> None:
    before = opened(fresh_page, serve_folder(place))
    publish(place, generations[1])
    ask(fresh_page)
    fresh_page.wait_for_function("() => !window.isTheSamePage")
    after = counted(fresh_page)
    assert 0 < after < before
    assert fresh_page.input_value("#q") == WORD
    assert fresh_page.evaluate("history.state") is None  # it may do so again


def test_with_the_assets_of_its_generation_it_goes_on(
    fresh_page: Page, place: Path, generations: tuple[Path, Path], serve_folder: ServeFolder
) -> None:
    before = opened(fresh_page, serve_folder(place))
    publish(place, generations[1])
    add_last_generation([str(generations[0]), str(place)])
    ask(fresh_page)
    assert counted(fresh_page) == before
    assert fresh_page.evaluate("window.isTheSamePage")


def test_it_never_begins_anew_twice_and_shows_nothing_old(
    fresh_page: Page, place: Path, generations: tuple[Path, Path], serve_folder: ServeFolder
) -> None:
    opened(fresh_page, serve_folder(place))
    loads: list[str] = []
    fresh_page.on("load", lambda page: loads.append(page.url))
    publish(place, generations[1])
    for folder in (place / "search").glob("[0-9a-f]*/"):
        shutil.rmtree(folder) if folder.is_dir() else None
    ask(fresh_page)
    message = fresh_page.locator("[data-search-message]")
    expect(message).to_contain_text("検索のデータを読みこめませんでした")
    fresh_page.wait_for_load_state()
    assert len(loads) == 1
    assert fresh_page.locator("[data-hit]").count() == 0
    assert fresh_page.inner_text("[data-hit-count]") == ""
    assert fresh_page.locator(READY).count() == 0
    assert "".join(fresh_page.locator("[data-facet-count]").all_inner_texts()) == ""

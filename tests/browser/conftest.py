"""A real Chromium and a static file server: what readers have between them and output/."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from benchmarks.static_host import ARGUMENTS, serving
from scripts.browser import DOES_NOT_START, MISSING, find_chromium
from site_builder.build import build
from site_builder.edition import Inputs
from tests.browser.kinds import NAMES, worst_files
from tests.browser.searching import PREFIX

ServeFolder = Callable[..., str]
"""(folder, prefix="") → the address below which the folder's files are served"""


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[ServeFolder]:
    """serve_folder(folder, prefix="") → http://127.0.0.1:PORT/prefix/"""
    with ExitStack() as servers:

        def serve(folder: Path, prefix: str = "") -> str:
            return servers.enter_context(serving(folder, prefix))

        yield serve


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as it is published."""
    folder = tmp_path_factory.mktemp("site") / "output"
    build(Inputs(Path("content"), Path("templates")), folder)
    return folder


@pytest.fixture(scope="session")
def site(output: Path, serve_folder: ServeFolder) -> str:
    """Its address below a path, as many hosts have it."""
    return serve_folder(output, PREFIX)


@pytest.fixture(scope="session")
def worst(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The address of a site with every kind of page, with content at its worst."""
    folder = tmp_path_factory.mktemp("worst")
    for path, content in worst_files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return serve_folder(folder).rstrip("/")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        path = find_chromium() or driver.chromium.executable_path
        if not Path(path).exists():
            pytest.fail(MISSING, pytrace=False)
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        try:
            browser = driver.chromium.launch(
                executable_path=path, args=[*ARGUMENTS], chromium_sandbox=not root
            )
        except Error as error:
            pytest.fail(f"{DOES_NOT_START}\n{error}", pytrace=False)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh profile at 1280 px; page.set_viewport_size for others."""
    context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser itself has to say: a broken policy, a missing file, a foreign request."""
    found: list[str] = []
    page.on("console", lambda m: found.append(m.text) if m.type in ("error", "warning") else None)
    page.on("requestfailed", lambda request: found.append(request.url))
    page.on("pageerror", lambda error: found.append(str(error)))
    yield found


@pytest.fixture(autouse=True)
def told(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> None:
    """Says of a test that is marked `covers` what it looks at (scripts/accessibility.py)."""
    mark = request.node.get_closest_marker("covers")
    if mark:
        record_property("covers", mark.args[0])
        record_property("page", NAMES[request.node.callspec.params["kind"]])

"""A real Chromium and a static file server: what readers have between them and output/."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from benchmarks.static_host import ARGUMENTS, serving
from scripts.browser import DOES_NOT_START, FONTS, MISSING, find_chromium
from site_builder.build import build
from site_builder.inputs import Inputs
from tests.browser.kinds import NAMES, worst_files
from tests.browser.searching import PREFIX

ServeFolder = Callable[..., str]
"""(folder, prefix="") → the address below which the folder's files are served"""

LEAN = (
    *ARGUMENTS,
    "--disable-extensions",
    "--disable-features=SpareRendererForSitePerProcess",
    "--renderer-process-limit=1",  # all pages share one process
)
NAMED = '<pattern><patelt name="family"><string>{}</string></patelt></pattern>'
FONTS_ALONE = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <selectfont>
    <rejectfont><pattern></pattern></rejectfont>
    <acceptfont>{"".join(map(NAMED.format, FONTS))}</acceptfont>
  </selectfont>
</fontconfig>"""
"""On Linux, pages are measured with these fonts whatever else is installed"""
MILLISECONDS = 60_000
"""How long a page may let wait on a busy machine"""
expect.set_options(timeout=MILLISECONDS)


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
def worst_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of page, with content at its worst"""
    folder = tmp_path_factory.mktemp("worst")
    for path, content in worst_files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def worst(worst_folder: Path, serve_folder: ServeFolder) -> str:
    """Its address"""
    return serve_folder(worst_folder).rstrip("/")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    fonts = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    fonts.write_text(FONTS_ALONE, encoding="utf-8")
    with sync_playwright() as driver:
        path = find_chromium() or driver.chromium.executable_path
        if not Path(path).exists():
            pytest.fail(MISSING, pytrace=False)
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        try:
            browser = driver.chromium.launch(
                executable_path=path,
                args=LEAN,
                chromium_sandbox=not root,
                env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            )
        except Error as error:
            pytest.fail(f"{DOES_NOT_START}\n{error}", pytrace=False)
        yield browser
        browser.close()


@contextmanager
def profile(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(MILLISECONDS)
    yield context
    context.close()


@pytest.fixture(scope="session")
def shared(browser: Browser) -> Iterator[BrowserContext]:
    with profile(browser) as context:
        context.new_page()  # it stays open, and the process of its pages with it
        yield context


@pytest.fixture
def page(shared: BrowserContext) -> Iterator[Page]:
    """A new window at 1280 px; page.set_viewport_size for others."""
    page = shared.new_page()
    yield page
    page.close()


@pytest.fixture
def fresh_page(browser: Browser) -> Iterator[Page]:
    """In a profile of its own: nothing is stored or cached, and what it stores is gone after it"""
    with profile(browser) as context:
        yield context.new_page()


@pytest.fixture(autouse=True)
def told(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> None:
    """Says of a test that is marked `covers` what it looks at (scripts/accessibility.py)."""
    mark = request.node.get_closest_marker("covers")
    if mark:
        record_property("covers", " ".join(mark.args))
        record_property("page", NAMES[request.node.callspec.params["kind"]])

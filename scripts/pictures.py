"""Takes the pictures of the README anew: python3 scripts/setup.py pictures [CONTENT [FOLDER]]

The home page of the site, and the first open doubt at the desk, into FOLDER (docs/pictures). The
desk works on a copy of CONTENT. Other fonts give other pictures.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from benchmarks.preview import previewing
from benchmarks.static_host import serving
from scripts.chromium import chromium

WIDTH, HEIGHT = 1280, 860
FORM = ".desk-edit"
NO_SITE = "サイトをつくれないので、絵は前のままです。"
NO_DOUBT = "確かでない欄がないので、編集の机の絵は前のままです。"


def main(content: Path, folder: Path) -> None:
    with chromium() as browser:
        take(browser, content, folder)


def take(browser: Browser, content: Path, folder: Path) -> None:
    with TemporaryDirectory() as name:
        work = Path(name)
        shutil.copytree(content, work / "content")
        command = [sys.executable, "-m", "site_builder", "build", "--output", str(work / "output")]
        if subprocess.run([*command, "--content", str(work / "content")], check=False).returncode:
            raise SystemExit(NO_SITE)
        with serving(work / "output", "") as address:
            page = _page(browser)
            page.goto(address)
            _take(page, folder / "site.png")
        with previewing(work) as (_, process):
            assert process.stdout
            entry = re.search(r"http://\S+", process.stdout.readline())
            assert entry
            show_doubt(browser, entry[0], folder / "desk.png")


def show_doubt(browser: Browser, entry: str, picture: Path) -> None:
    """`entry`: the one-time address of the desk"""
    page = _page(browser)
    page.goto(entry)
    link = page.get_by_role("link", name="はじめの欄から確かめる")
    if not link.count():
        print(NO_DOUBT, file=sys.stderr)
        return
    link.click()
    page.locator(FORM).wait_for()
    page.evaluate("form => scrollTo(0, form.offsetTop - 16)", page.locator(FORM).element_handle())
    _take(page, picture)


def _page(browser: Browser) -> Page:
    return browser.new_page(
        viewport={"width": WIDTH, "height": HEIGHT}, locale="ja-JP", color_scheme="light"
    )


def _take(page: Page, picture: Path) -> None:
    page.evaluate("document.fonts.ready")
    page.screenshot(path=picture)
    print(picture)


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(*[*given, *[Path("content"), Path("docs/pictures")][len(given) :]])

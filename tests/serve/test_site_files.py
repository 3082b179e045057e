"""What is made when it is asked for is what a build writes, for every kind of page and file."""

from __future__ import annotations

from pathlib import Path

from site_builder.build import Edition
from site_builder.inputs import Inputs
from site_builder.serve.site_files import SiteFiles
from tests.browser.kinds import FRAME, URLS, WORST_RAWS, WORST_SHEETS, worst_files, worst_site
from tests.render.printing import press_of


def site_files() -> SiteFiles:
    press = press_of(worst_site(), WORST_SHEETS, WORST_RAWS)
    return SiteFiles(Edition(Inputs(Path("content"), Path("templates")), FRAME, press, 1, ()))


def test_every_file_is_what_a_build_writes() -> None:
    files = site_files()
    asked = set()
    for path, data in worst_files():
        url = f"/{path}".removesuffix("index.html")
        page = files.page(url)
        assert (page is not None) == path.endswith(".html"), path
        assert (files.other(url) if page is None else page) == data, path
        asked.add(url)
    assert set(URLS.values()) <= asked


def test_nothing_else_is_there() -> None:
    files = site_files()
    for url in ("", "/wards", "/easy/sitemap.xml", "/search/x.js", "/data/x.csv", "//"):
        assert files.page(url) is None
        assert files.other(url) is None

"""Hostile texts in every field of the content run nothing in a real browser."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from benchmarks.static_host import serving
from site_builder.build import build
from site_builder.inputs import Inputs
from tests.browser.searching import READY
from tests.cli.hostile import write_hostile
from tests.extent import full

RUNS = "<img src=x onerror=xss()><xss-x>\"'></script><script>xss()</script>"
OTHERS = full("<svg/onload=xss()>", "\" onfocus='xss()' autofocus x=\"", "javascript:xss()")
RAN = "window.ran === true || document.querySelector('xss-x') !== null"


@pytest.mark.full
@pytest.mark.parametrize("text", [RUNS, *OTHERS])
def test_nothing_of_a_text_runs(page: Page, tmp_path: Path, text: str) -> None:
    write_hostile(tmp_path / "content", text)
    output = tmp_path / "output"
    build(Inputs(tmp_path / "content", Path("templates"), processes=1), output)
    pages = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    assert len(pages) > 30
    page.add_init_script("window.xss = () => { window.ran = true; }")
    with serving(output, "") as address:
        for path in (name.removesuffix("index.html") for name in pages):
            page.goto(address + path, wait_until="load")
            assert not page.evaluate(RAN), path
        for query in ("", text[:20], "意味", text):
            page.goto(f"{address}search/?q={quote(query)}", wait_until="load")
            page.wait_for_selector(READY, state="attached")
            assert not page.evaluate(RAN), query

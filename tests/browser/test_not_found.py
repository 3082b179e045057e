"""404.html without its style sheet and script, as below an unknown path: it can be read."""

from __future__ import annotations

from playwright.sync_api import Page

PICTURES = "() => [...document.querySelectorAll('svg, img')].map((one) => one.clientWidth)"


def test_it_reads_without_its_stylesheet(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    answer = page.goto(f"{site}nothing/here/")
    assert answer and answer.status == 404
    margin = page.evaluate("() => getComputedStyle(document.body).margin")
    assert margin == "8px", "the browser's own"
    place = page.locator("main h1").bounding_box()
    assert place and place["y"] < 800
    widths = page.evaluate(PICTURES)
    assert widths and max(widths) <= 48
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert "区（きたく） 令和" in (page.locator("main .ward").first.text_content() or "")

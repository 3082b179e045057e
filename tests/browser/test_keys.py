"""Where one is by keyboard, and the one key that a page takes for itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import STATE
from tests.browser.kinds import URLS
from tests.browser.looking import open_page, stay_on_moved
from tests.browser.visiting import Forced, Scheme
from tests.extent import full

covers = pytest.mark.covers
RINGS: list[tuple[Scheme, Forced]] = [
    ("light", "none"),
    ("dark", "none"),
    ("light", "active"),
    ("dark", "active"),
]


@covers("ring")
@pytest.mark.parametrize("kind", ["search", *full("home", "sheet", "accessibility")])
@pytest.mark.parametrize(("scheme", "forced"), RINGS)
def test_the_ring_is_drawn(
    page: Page, worst: str, kind: str, scheme: Scheme, forced: Forced
) -> None:
    """One of each sort of what Tab stops at: around it other dots than without the ring"""
    page.emulate_media(color_scheme=scheme, forced_colors=forced)
    open_page(page, worst + URLS[kind], 1280)
    for sort in ("main a[href]", "button:visible", "input:visible", "summary:visible"):
        one = page.locator(sort).first
        if not one.count():
            continue
        one.scroll_into_view_if_needed()
        plain = _around(page, one)
        one.focus()
        page.keyboard.press("Shift")  # as one who came by keyboard
        assert (sort, _around(page, one) != plain) == (sort, True)
        page.evaluate("document.activeElement.blur()")


def _around(page: Page, one: Locator) -> bytes:
    """The picture of a strip left of it"""
    box = one.bounding_box()
    assert box
    left = max(box["x"] - 6, 0)
    return page.screenshot(clip={"x": left, "y": box["y"], "width": 5, "height": box["height"]})


FEW = ("home", "search")
"""One script serves all pages."""


@covers("slash")
@pytest.mark.parametrize("kind", [*FEW, *full(*(kind for kind in URLS if kind not in FEW))])
def test_no_key_does_anything_once_it_is_off(fresh_page: Page, worst: str, kind: str) -> None:
    stay_on_moved(fresh_page)
    open_page(fresh_page, worst + URLS["accessibility"])
    fresh_page.get_by_label("「/」のキーを使う").uncheck()
    fresh_page.goto(worst + URLS[kind])
    before = fresh_page.evaluate(STATE)
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/?.,;:-+*[]'":
        fresh_page.keyboard.press(key)
    assert fresh_page.evaluate(STATE) == before


def test_the_slash_can_be_switched_on_again(fresh_page: Page, worst: str) -> None:
    open_page(fresh_page, worst + URLS["accessibility"])
    box = fresh_page.get_by_label("「/」のキーを使う")
    expect(box).to_be_checked()
    box.focus()
    fresh_page.keyboard.press("Space")
    fresh_page.reload()
    expect(box).not_to_be_checked()
    box.check()
    fresh_page.goto(worst + URLS["home"])
    fresh_page.keyboard.press("/")
    expect(fresh_page.locator("input[name=q]:focus")).to_have_count(1)

"""Every kind of page for everyone: on any screen, in any colours, by keyboard, read aloud."""

from __future__ import annotations

from typing import Literal, TypeAlias

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.kinds import URLS
from tests.browser.looking import (
    CLIPPED,
    FLAWS,
    LARGE,
    NO_FLAWS,
    READERS_STYLE,
    SPACED,
    ZOOMED,
    ask_axe,
    ask_axe_of_colours,
    load_axe,
    open_page,
    set_width,
    unfold,
)
from tests.browser.walking import jumps, list_stops, step, walk

covers = pytest.mark.covers
every_kind = pytest.mark.parametrize("kind", URLS)


@covers("fits")
@every_kind
def test_a_page_fits_and_can_be_read_and_hit(page: Page, worst: str, kind: str) -> None:
    open_page(page, worst + URLS[kind])
    for width in (320, 360, ZOOMED, 1280):
        set_width(page, width)
        assert (width, page.evaluate(FLAWS)) == (width, NO_FLAWS)


@covers("axe")
@every_kind
def test_no_rule_is_broken(page: Page, worst: str, complaints: list[str], kind: str) -> None:
    open_page(page, worst + URLS[kind], 320)
    load_axe(page)
    assert ask_axe(page) == []
    set_width(page, 1280)
    assert ask_axe(page) == []
    unfold(page, False)
    assert ask_axe(page) == []
    assert complaints == []


Scheme: TypeAlias = Literal["light", "dark"]
Forced: TypeAlias = Literal["none", "active"]
DARK_OR_FORCED: list[tuple[int, Scheme, Forced]] = [
    (360, "dark", "none"),
    (1280, "dark", "none"),
    (360, "light", "active"),
    (1280, "dark", "active"),
]
"""Light is asked with all the rules."""


@covers("colours")
@every_kind
def test_colours_can_be_told_apart(page: Page, worst: str, kind: str) -> None:
    open_page(page, worst + URLS[kind], 360)
    load_axe(page)
    for width, scheme, forced in DARK_OR_FORCED:
        set_width(page, width)
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        assert (width, scheme, forced, ask_axe_of_colours(page)) == (width, scheme, forced, [])


@covers("letters")
@every_kind
def test_the_readers_own_letters_cut_nothing(page: Page, worst: str, kind: str) -> None:
    """Wider spaces on the narrowest screen, letters of twice the size on a phone's."""
    open_page(page, worst + URLS[kind])
    for style, narrow in ((SPACED, 320), (LARGE, 360)):
        page.evaluate(READERS_STYLE, style)
        for width in (narrow, ZOOMED, 1280):
            set_width(page, width)
            found = page.evaluate(FLAWS)
            assert (style, width, found["wide"], found["cut"]) == (style, width, [], [])
            assert page.evaluate(CLIPPED) == []


@covers("keyboard")
@every_kind
@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_reaches_everything(page: Page, worst: str, kind: str, width: int) -> None:
    open_page(page, worst + URLS[kind], width, unfolded=width == 360)
    names, address = list_stops(page), page.url
    stops = walk(page, len(names))
    assert [names[stop.number] for stop in stops] == names
    assert [names[stop.number] for stop in stops if not stop.ring] == []
    assert [names[stop.number] for stop in stops if not stop.seen] == []
    assert [names[stop.number] for stop in stops if stop.covered] == []
    assert [(names[a], names[b]) for a, b in jumps(stops)] == []
    assert step(page).number <= 0
    assert page.url == address


@covers("folded")
@every_kind
def test_what_is_folded_opens_by_keyboard(page: Page, worst: str, kind: str) -> None:
    """One of each sort of a page's disclosures"""
    open_page(page, worst + URLS[kind], unfolded=False)
    sorts = page.evaluate(
        "() => [...new Set([...document.querySelectorAll('details')].map((d) => d.className))]"
    )
    for sort in sorts:
        details = page.locator(f"details[class='{sort}']" if sort else "details:not([class])").first
        before = details.evaluate("d => d.open")
        if details.locator("> summary").is_hidden():  # open for good on a wide screen
            continue
        details.locator("> summary").focus()
        page.keyboard.press("Enter")
        assert (sort, details.evaluate("d => d.open")) == (sort, not before)
        page.keyboard.press("Space")
        assert (sort, details.evaluate("d => d.open")) == (sort, before)


@covers("skip")
@every_kind
def test_the_first_stop_leads_to_the_text(page: Page, worst: str, kind: str) -> None:
    open_page(page, worst + URLS[kind])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "本文へ移動"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@covers("ring")
@pytest.mark.parametrize("kind", ["home", "sheet", "search", "accessibility"])
@pytest.mark.parametrize(
    ("scheme", "forced"), [("light", "none"), *(one[1:] for one in DARK_OR_FORCED[1:])]
)
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

"""Every kind of page for everyone: on any screen, in any colours, by keyboard, read aloud."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

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

every_kind = pytest.mark.parametrize("kind", URLS)


@every_kind
def test_a_page_fits_and_can_be_read_and_hit(page: Page, worst: str, kind: str) -> None:
    open_page(page, worst + URLS[kind])
    for width in (320, 360, ZOOMED, 1280):
        set_width(page, width)
        assert (width, page.evaluate(FLAWS)) == (width, NO_FLAWS)


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


COLOURED = [("dark", "none"), ("light", "active"), ("dark", "active"), ("light", "none")]


@every_kind
def test_colours_can_be_told_apart(page: Page, worst: str, kind: str) -> None:
    open_page(page, worst + URLS[kind], 360)
    load_axe(page)
    for width in (360, 1280):
        set_width(page, width)
        for scheme, forced in COLOURED:
            page.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
            assert (scheme, forced, ask_axe_of_colours(page)) == (scheme, forced, [])


@every_kind
@pytest.mark.parametrize("style", [SPACED, LARGE], ids=["spaced", "large"])
def test_the_readers_own_spacing_and_size_cut_nothing(
    page: Page, worst: str, kind: str, style: str
) -> None:
    open_page(page, worst + URLS[kind])
    page.evaluate(READERS_STYLE, style)
    for width in (320, 1280):
        set_width(page, width)
        found = page.evaluate(FLAWS)
        assert (width, found["wide"], found["cut"]) == (width, [], [])
        assert page.evaluate(CLIPPED) == []


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

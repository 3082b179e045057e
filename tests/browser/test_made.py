"""What every kind of page is made of: its parts and their names, and what it never asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.asking import (
    FRAME,
    HEARD,
    HOVER,
    LANGUAGE,
    LISTENING,
    MEDIA,
    ORIENTATION,
    PLAIN_EVENTS,
    STATE,
    STRUCTURE,
    TIMED,
)
from tests.browser.kinds import URLS
from tests.browser.looking import (
    open_page,
)
from tests.render.printing import tree

covers = pytest.mark.covers
every_kind = pytest.mark.parametrize("kind", URLS)


@covers("made")
@every_kind
def test_a_page_tells_what_it_is_made_of(page: Page, worst: str, kind: str) -> None:
    tree(page.request.get(worst + URLS[kind]).text())  # by the grammar, to the letter
    open_page(page, worst + URLS[kind])
    found = page.evaluate(STRUCTURE)
    lang, title = found.pop("lang"), found.pop("title")
    assert found == {
        "first": 1,
        "one": 1,
        "skipped": [],
        "empty": 0,
        "nameless": [],
        "twice": [],
        "regions": [1, 1, 1],
        "skip": "#main",
    }
    assert lang == ("en" if kind == "entrance" else "ja") and title
    assert page.evaluate(LANGUAGE) == []


@covers("still")
@every_kind
def test_nothing_moves_or_waits_or_asks_for_a_gesture(page: Page, worst: str, kind: str) -> None:
    page.add_init_script(f"({LISTENING})()")
    open_page(page, worst + URLS[kind])
    page.wait_for_load_state("networkidle")
    assert page.evaluate(MEDIA) == []
    assert set(page.evaluate(HEARD)) <= PLAIN_EVENTS
    assert page.evaluate(TIMED) == 0


@covers("pointer")
@every_kind
def test_no_rule_waits_for_a_pointer_or_holds_the_screen(page: Page, worst: str, kind: str) -> None:
    """A tip that only hovering shows would be in the styles or in the markup."""
    open_page(page, worst + URLS[kind])
    assert page.evaluate(HOVER) == []
    assert page.evaluate(ORIENTATION) == []


@dataclass(frozen=True, slots=True)
class Seen:
    title: str
    frame: Any


@pytest.fixture(scope="module")
def seen(browser: Browser, worst: str) -> Mapping[str, Seen]:
    """What the pages have in common, and what none may share with another"""
    page = browser.new_page()
    found = {}
    for kind, url in URLS.items():
        page.goto(worst + url)
        found[kind] = Seen(page.title(), page.evaluate(FRAME))
    page.close()
    return found


@covers("help")
@every_kind
def test_help_stands_at_the_same_place(seen: Mapping[str, Seen], kind: str) -> None:
    assert seen[kind].frame == seen["home"].frame
    assert all(seen[kind].frame.values())


@covers("titles")
@every_kind
def test_a_page_has_a_title_of_its_own(seen: Mapping[str, Seen], kind: str) -> None:
    same = [other for other, one in seen.items() if one.title == seen[kind].title]
    assert same == [kind] and seen[kind].title


def test_no_two_pages_of_the_real_site_share_a_title(output: Path) -> None:
    title = re.compile(r"<title>(.+?)</title>")
    found = [title.findall(file.read_text(encoding="utf-8")) for file in output.rglob("*.html")]
    assert all(len(titles) == 1 for titles in found)
    twice = [one for one, count in Counter(title for [title] in found).items() if count > 1]
    assert twice == []


@covers("slash")
@every_kind
def test_no_single_key_does_anything_once_it_is_off(page: Page, worst: str, kind: str) -> None:
    open_page(page, worst + URLS["accessibility"])
    page.get_by_label("「/」のキーを使う").uncheck()
    page.goto(worst + URLS[kind])
    before = page.evaluate(STATE)
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/?.,;:-+*[]'":
        page.keyboard.press(key)
    assert page.evaluate(STATE) == before


def test_the_slash_can_be_switched_on_again(page: Page, worst: str) -> None:
    open_page(page, worst + URLS["accessibility"])
    box = page.get_by_label("「/」のキーを使う")
    expect(box).to_be_checked()
    box.focus()
    page.keyboard.press("Space")
    page.reload()
    expect(box).not_to_be_checked()
    box.check()
    page.goto(worst + URLS["home"])
    page.keyboard.press("/")
    expect(page.locator("input[name=q]:focus")).to_have_count(1)

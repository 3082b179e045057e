"""What each kind of page is asked in one visit: every check by its name in CHECKS, answered by what
should not be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from playwright.sync_api import Page

from tests.browser import asking
from tests.browser.kinds import EVERY_PART
from tests.browser.looking import (
    CLIPPED,
    FLAWS,
    LARGE,
    NO_FLAWS,
    READERS_STYLE,
    SPACED,
    ZOOMED,
    Findings,
    ask_axe,
    ask_axe_of_colours,
    load_axe,
    open_page,
    set_width,
    unfold,
)
from tests.browser.walking import jumps, list_stops, step, walk
from tests.extent import amount
from tests.render.printing import tree

Scheme: TypeAlias = Literal["light", "dark"]
Forced: TypeAlias = Literal["none", "active"]


@dataclass(frozen=True, slots=True)
class Visit:
    """A page as it was opened: 1280 px wide, with all its disclosures open"""

    page: Page
    kind: str
    address: str
    complaints: list[str]
    """What the browser itself has to say"""
    titles: Mapping[str, str]
    """Of every kind of page, as its file says"""
    frame: Any
    """What is the same on every page, from the home page"""


Question: TypeAlias = Callable[[Visit], Findings]
WELL_MADE: Mapping[str, Any] = {
    "first": 1,
    "one": 1,
    "skipped": [],
    "empty": 0,
    "nameless": [],
    "twice": [],
    "regions": [1, 1, 1],
    "skip": "#main",
}


def made(visit: Visit) -> Findings:
    tree(visit.page.request.get(visit.address).text())  # by the grammar, to the letter
    found = visit.page.evaluate(asking.STRUCTURE)
    wanted = {**WELL_MADE, "lang": "en" if visit.kind == "entrance" else "ja"}
    wrong = [(name, found[name]) for name in wanted if found[name] != wanted[name]]
    return [*wrong, *visit.page.evaluate(asking.LANGUAGE)]


def still(visit: Visit) -> Findings:
    visit.page.wait_for_load_state("networkidle")
    heard = set(visit.page.evaluate(asking.HEARD)) - asking.PLAIN_EVENTS
    timed = visit.page.evaluate(asking.TIMED)
    return [*visit.page.evaluate(asking.MEDIA), *heard, *["timer"] * timed]


def pointer(visit: Visit) -> Findings:
    """A tip that only hovering shows would be in the styles or in the markup."""
    return [*visit.page.evaluate(asking.HOVER), *visit.page.evaluate(asking.ORIENTATION)]


def same_help(visit: Visit) -> Findings:
    frame = visit.page.evaluate(asking.FRAME)
    return [name for name in frame if not frame[name] or frame[name] != visit.frame[name]]


def title(visit: Visit) -> Findings:
    """Other pages of the same title, or that it has none."""
    shown = visit.page.title()
    same = [kind for kind, title in visit.titles.items() if title == shown]
    return [*(["no title"] if visit.kind not in same else []), *(set(same) - {visit.kind})]


def fits(visit: Visit) -> Findings:
    return [*_at_widths(visit.page, (320, 360, ZOOMED, 1280))]


def _at_widths(page: Page, widths: tuple[int, ...]) -> Iterator[tuple[int, Any]]:
    for width in widths:
        set_width(page, width)
        flaws = page.evaluate(FLAWS)
        if flaws != NO_FLAWS:
            yield width, flaws


def letters(visit: Visit) -> Findings:
    """Wider spaces on the narrowest screen, letters of twice the size on a phone's."""
    found = [*_in_style(visit.page, SPACED, 320), *_in_style(visit.page, LARGE, 360)]
    visit.page.evaluate(READERS_STYLE, "")
    return found


def _in_style(page: Page, style: str, narrow: int) -> Iterator[tuple[str, int, Findings]]:
    page.evaluate(READERS_STYLE, style)
    for width in (narrow, ZOOMED, 1280):
        set_width(page, width)
        flaws = page.evaluate(FLAWS)
        cut = [*flaws["wide"], *flaws["cut"], *page.evaluate(CLIPPED)]
        if cut:
            yield style, width, cut


SIGHTS = [(320, True), (1280, False), (1280, True)]
"""Width, and whether disclosures are open; a quick run leaves the last to the full one"""


def axe(visit: Visit) -> Findings:
    load_axe(visit.page)
    found: Findings = []
    for width, is_open in SIGHTS[: amount(2, 3)]:
        set_width(visit.page, width)
        unfold(visit.page, is_open)
        found += ask_axe(visit.page)
    return [*found, *visit.complaints]


DARK_OR_FORCED: list[tuple[int, Scheme, Forced]] = [
    (360, "dark", "none"),
    (1280, "dark", "active"),
    (1280, "dark", "none"),
    (360, "light", "active"),
]
"""Light is asked with all the rules; a quick run asks of the first two."""


def colours(visit: Visit) -> Findings:
    unfold(visit.page)
    load_axe(visit.page)
    found = [
        found
        for state in DARK_OR_FORCED[: amount(2, 4)]
        for found in _in_colours(visit.page, *state)
    ]
    visit.page.emulate_media(color_scheme="light", forced_colors="none")
    return found


def _in_colours(page: Page, width: int, scheme: Scheme, forced: Forced) -> Iterator[Any]:
    set_width(page, width)
    page.emulate_media(color_scheme=scheme, forced_colors=forced)
    yield from ((width, scheme, forced, found) for found in ask_axe_of_colours(page))


# --- by keyboard: each opens the page anew --------------------------------------------------


def skip(visit: Visit) -> Findings:
    """The first stop leads to the text."""
    open_page(visit.page, visit.address)
    visit.page.keyboard.press("Tab")
    first = visit.page.evaluate("document.activeElement.textContent")
    visit.page.keyboard.press("Enter")
    second = visit.page.evaluate("document.activeElement.id")
    return [] if (first, second) == ("本文へ移動", "main") else [first, second]


SORTS = "() => [...new Set([...document.querySelectorAll('details')].map((d) => d.className))]"


def folded(visit: Visit) -> Findings:
    """One of each sort of a page's disclosures, and what came of Enter and Space"""
    open_page(visit.page, visit.address, unfolded=False)
    found = {sort: _by_keys(visit.page, sort) for sort in visit.page.evaluate(SORTS)}
    return [(sort, changed) for sort, changed in found.items() if changed not in ([], [True] * 2)]


def _by_keys(page: Page, sort: str) -> list[bool]:
    details = page.locator(f"details[class='{sort}']" if sort else "details:not([class])").first
    summary = details.locator("> summary")
    if summary.is_hidden():  # open for good on a wide screen
        return []
    states = [details.evaluate("d => d.open")]
    summary.focus()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        states.append(details.evaluate("d => d.open"))
    return [states[0] != states[1], states[1] != states[2]]


WALKED = (360, 1280)


def keyboard(visit: Visit) -> Findings:
    """A quick run walks on the wider screen, where nothing is unfolded."""
    found: Findings = []
    for width in WALKED[amount(1, 0) :]:
        open_page(visit.page, visit.address, width, unfolded=width == WALKED[0])
        found += ((width, *one) for one in _walk(visit.page))
    return found


def _walk(page: Page) -> Iterator[tuple[str, Findings]]:
    names, address = list_stops(page), page.url
    stops = walk(page, len(names))
    reached = [names[stop.number] for stop in stops]
    found: dict[str, Findings] = {
        "order": [] if reached == names else reached,
        "ring": [names[stop.number] for stop in stops if not stop.ring],
        "seen": [names[stop.number] for stop in stops if not stop.seen],
        "covered": [names[stop.number] for stop in stops if stop.covered],
        "jumps": [(names[a], names[b]) for a, b in jumps(stops)],
        "trapped": [] if step(page).number <= 0 else ["at the end"],
        "moved": [] if page.url == address else [page.url],
    }
    yield from ((name, flaws) for name, flaws in found.items() if flaws)


QUESTIONS: Mapping[str, Question] = {
    "made": made,
    "still": still,
    "pointer": pointer,
    "help": same_help,
    "titles": title,
    "fits": fits,
    "letters": letters,
    "axe": axe,
    "colours": colours,
    "skip": skip,
    "folded": folded,
    "keyboard": keyboard,
}
"""In this order: the first ones ask of the page as it came, the last ones by keys"""
OF_PARTS = {"colours", "keyboard"}
"""What lies in the parts of a page: of kinds without a part of their own only a full run asks it"""


def questions(kind: str, *, full: bool) -> Mapping[str, Question]:
    left = set() if full or kind in EVERY_PART else OF_PARTS
    return {check: question for check, question in QUESTIONS.items() if check not in left}

"""Questions that every page is asked; each answers with the flaws that it finds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.kinds import URLS

Findings: TypeAlias = list[Any]

HEIGHT = 900
ZOOMED = 640
"""A window of 1280 px at 200 %"""

# A name that is not there, a box too small, words that leave the window: by element.
FLAWS = """() => {
  const shown = (e) => e.checkVisibility({visibilityProperty: true}) && e.offsetWidth !== 1;
  const all = [...document.querySelectorAll("body *")].filter(shown);
  const start = (e) => e.textContent.trim().slice(0, 20);
  const name = (e) => `${e.tagName}.${e.getAttribute("class")}: ${start(e)}`;
  const speaks = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const size = (e) => e.getBoundingClientRect();
  return {
    wide: document.documentElement.scrollWidth > innerWidth ? [`${innerWidth}`] : [],
    cut: all.filter((e) => size(e).right > innerWidth + 1 && !e.closest("svg")).map(name),
    small: all.filter((e) => speaks(e) && !["RT", "RP"].includes(e.tagName))
      .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 16).map(name),
    narrow: all.filter((e) => e.matches("a, button, input, summary"))
      .filter((e) => size(e).width < 24 || size(e).height < 24).map(name),
  };
}"""
NO_FLAWS: Mapping[str, Findings] = {"wide": [], "cut": [], "small": [], "narrow": []}

# Rules that axe leaves to those who ask for them.
MORE_RULES = (
    "css-orientation-lock",
    "focus-order-semantics",
    "label-content-name-mismatch",
    "p-as-heading",
    "table-fake-caption",
    "target-size",
    "td-has-header",
)
COLOURS = ("color-contrast", "link-in-text-block")
"""The only rules whose answer depends on the colours"""
AXE = """(options) => axe.run(document, {resultTypes: ["violations"], ...options}).then(
    ({violations}) => violations.map(({id, nodes}) => [id, nodes.map((n) => n.target.join(" "))]))
"""

# WCAG 1.4.12; a style sheet of the browser's own, as a reader's is: no policy stops it.
SPACED = """* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }"""
LARGE = "html { font-size: 200% !important; }"
READERS_STYLE = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}"""
CLIPPED = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.checkVisibility() && !e.closest("svg"))
  .filter((e) => getComputedStyle(e).clipPath === "none") // what is for listeners alone
  .filter((e) => ["hidden", "clip"].includes(getComputedStyle(e).overflowY))
  .filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)
  .map((e) => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 20)}`)"""


def open_page(page: Page, address: str, width: int = 1280, *, unfolded: bool = True) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto(address)
    if unfolded:
        unfold(page)


def unfold(page: Page, is_open: bool = True) -> None:
    page.evaluate(
        "(open) => document.querySelectorAll('details').forEach((d) => (d.open = open))", is_open
    )


def set_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})


def load_axe(page: Page) -> None:
    page.evaluate(AXE_SCRIPT)


def ask_axe(page: Page) -> Findings:
    """By every rule"""
    options = {"rules": {name: {"enabled": True} for name in MORE_RULES}}
    found: Findings = page.evaluate(AXE, options)
    return found


def ask_axe_of_colours(page: Page) -> Findings:
    found: Findings = page.evaluate(AXE, {"runOnly": list(COLOURS)})
    return found


def stay_on_moved(visits: BrowserContext | Page) -> None:
    """The page that leads on at once stays, so that it can be looked at. (That it leads on:
    test_moved.py)"""
    visits.route(f"**{URLS['moved']}", _without_refresh)


def _without_refresh(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(
        response=answer, body=re.sub(r'<meta http-equiv="refresh".*?>', "", answer.text())
    )

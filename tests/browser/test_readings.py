"""Readings as they are drawn on the real pages: each stands clear of all other text."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looking import open_page
from tests.browser.test_budget import heaviest

pytestmark = pytest.mark.full

TOUCHED = """() => {
  // The square of each sign: a box of a line is as high as the font, which is more than its signs.
  const squares = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
    return [...range.getClientRects()].map(({left, right, top, bottom}) => {
      const middle = (top + bottom) / 2;
      return {left, right, top: middle - size / 2, bottom: middle + size / 2};
    });
  };
  // For screen readers alone, or for browsers that cannot draw readings
  const hidden = (element) => element && (element.localName === "rp" || element.clientWidth === 1 ||
    hidden(element.parentElement));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const {parentElement, data} = walker.currentNode;
    const shown = data.trim() && parentElement.checkVisibility() && !hidden(parentElement);
    if (shown) texts.push([walker.currentNode, squares(walker.currentNode)]);
  }
  const apart = 1;
  const meet = (a, b) => a.left < b.right - apart && b.left < a.right - apart &&
    a.top < b.bottom - apart && b.top < a.bottom - apart;
  const found = texts.filter(([node]) => node.parentElement.localName === "rt");
  return {
    readings: found.length,
    touched: found.flatMap(([node, own]) => texts
      .filter(([other, boxes]) => other !== node && own.some((a) => boxes.some((b) => meet(a, b))))
      .map(([other]) => `${node.data} | ${other.data.slice(0, 30)}`)),
  };
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("pages", ["easy/index.html", "easy/wards/*/*/20??/index.html"])
def test_no_reading_touches_other_text(
    page: Page, site: str, output: Path, pages: str, width: int
) -> None:
    open_page(page, site + heaviest(output, pages), width)
    seen = page.evaluate(TOUCHED)
    assert seen["readings"] > 10
    assert seen["touched"] == []

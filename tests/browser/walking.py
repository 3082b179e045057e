"""A page by keyboard alone: where Tab stops, and what a reader sees there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

# What can be worked with, in the order of the document.
STOPS = """() => {
  const works = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  window.stops = [...document.querySelectorAll(`${works}, [tabindex]`)].filter((e) =>
    e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0);
  return stops.map((e) => `${e.tagName} ${(e.ariaLabel || e.textContent).trim().slice(0, 20)}`);
}"""
HERE = """() => {
  const e = document.activeElement;
  const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(e);
  const boxes = [...e.getClientRects()];
  const inside = ([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const points = boxes.flatMap((b) => [0.1, 0.5, 0.9].flatMap((dx) =>
    [0.1, 0.5, 0.9].map((dy) => [b.left + dx * b.width, b.top + dy * b.height])));
  const hit = ([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && e.contains(top);
  };
  const whole = e.getBoundingClientRect();
  return {
    number: window.stops.indexOf(e),
    ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
      && !/^rgba\\(.*, 0\\)$/.test(outlineColor),
    seen: points.some((p) => inside(p) && hit(p)),
    covered: points.some((p) => inside(p) && !hit(p)),
    left: whole.left + scrollX, right: whole.right + scrollX,
    top: whole.top + scrollY, bottom: whole.bottom + scrollY,
  };
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    number: int
    """Among what can be worked with, in the order of the document; -1: none of it"""
    ring: bool
    seen: bool
    """Some of it is in the window, and not below anything else"""
    covered: bool
    """Some of it lies below something else"""
    left: float
    right: float
    top: float
    bottom: float


def list_stops(page: Page) -> list[str]:
    names: list[str] = page.evaluate(STOPS)
    return names


def step(page: Page, key: str = "Tab") -> Stop:
    page.keyboard.press(key)
    here: dict[str, Any] = page.evaluate(HERE)
    return Stop(**here)


def walk(page: Page, count: int, key: str = "Tab") -> list[Stop]:
    return [step(page, key) for _ in range(count)]


def jumps(stops: list[Stop]) -> Iterator[tuple[int, int]]:
    """Steps that lead up without leading to the right: the eye has to search for the ring."""
    for one, other in pairwise(stops):
        if other.bottom <= one.top + 1 and other.left < one.right - 1:
            yield one.number, other.number

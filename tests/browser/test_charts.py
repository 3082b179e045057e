"""Charts in a real browser: in forced colours, in grey, on paper, on the smallest screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from site_builder.content.sheet.model import Goal, Measure, SheetKey
from site_builder.graph import urls
from tests.browser.conftest import ServeFolder
from tests.browser.looking import set_width
from tests.extent import full
from tests.render.printing import KEY, RICH, files, sheet

MANY = Goal(2, "文。", tuple(Measure(("政策1-1-①",), evaluation=mark) for mark in "○○○○△△△×××○"))
PLACES = Measure(
    ("政策1-1-①",),
    "①利用者数\n②割合",
    "①1,000,000人\n②80%以上",
    "①1,200,000人\n②100%",
    evaluation="△",
)
WORDS = Measure(("政策1-1-①",), "供用開始", "年度内", "工事中", evaluation="×")
OTHER = SheetKey(2023, "kita", "museum")
PAGES = {
    "sheet": urls.sheet(KEY),
    "ward": urls.ward("kita"),
    "section": urls.section("kita", "chiiki"),
    "year": urls.year(2023),
    "policy": "/policies/seisaku-1-1-1/",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    folder: Path = tmp_path_factory.mktemp("charts")
    sheets = {
        KEY: sheet(Goal(1, "文。", (RICH, PLACES, WORDS)), MANY),
        OTHER: sheet(Goal(1, "文。", (RICH,)), key=OTHER),
    }
    for path, content in files(sheets).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return serve_folder(folder).rstrip("/")


@pytest.fixture
def forced(page: Page) -> Page:
    page.emulate_media(forced_colors="active")
    return page


def colour(page: Page, selector: str, name: str) -> str:
    found: str = page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{name}")
    return found


@pytest.mark.parametrize("kind", ["sheet", "year", *full("ward", "section", "policy")])
def test_in_forced_colours_bar_track_and_target_differ(forced: Page, site: str, kind: str) -> None:
    forced.goto(site + PAGES[kind])
    ground = forced.evaluate(
        "() => { document.body.style.color = 'Canvas';"
        " const c = getComputedStyle(document.body).color; document.body.style.color = '';"
        " return c }"
    )
    if kind != "year":
        track, bar = (colour(forced, f".bullet-{part}", "fill") for part in ("track", "bar"))
        edge, target = (colour(forced, f".bullet-{p}", "stroke") for p in ("track", "target"))
        assert track == ground
        assert ground not in (bar, edge, target)
        assert bar != target
    violations = Axe().run(forced).response["violations"]
    assert [v["id"] for v in violations] == []


STRAYS = """els => els.filter((e) => {
  const [r, s] = [e.getBoundingClientRect(), e.ownerSVGElement.getBoundingClientRect()];
  return r.left < s.left - 5 || r.right > s.right + 5 || s.width < 60;
}).length"""


@pytest.mark.parametrize("kind", ["sheet", "ward", "section", "policy"])
def test_a_chart_lies_within_its_place(page: Page, site: str, kind: str) -> None:
    page.goto(site + PAGES[kind])
    parts = page.locator(".bullet-chart :is(rect, line)")
    assert parts.count() > 2
    for width in (320, 1280):
        set_width(page, width)
        assert (width, parts.evaluate_all(STRAYS)) == (width, 0)


def test_on_paper_the_form_has_no_charts_but_the_ward_has(page: Page, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(site + PAGES["sheet"])
    assert page.locator(".sheet .bullet-chart").first.is_hidden()
    assert page.locator(".chart-key").is_hidden()
    assert page.locator(".sheet .result-words").first.is_visible()
    page.goto(site + PAGES["ward"])
    assert page.locator(".bullet-chart").first.is_visible()
    assert colour(page, ".bullet-track", "stroke") != "none"


def test_a_chart_stands_below_both_values_on_a_phone(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(site + PAGES["ward"])
    page.goto(f"{site}/wards/kita/museum/2023/")
    box = "e => { const r = e.getBoundingClientRect(); return [r.top, r.bottom, r.width] }"
    target, result, chart = (
        page.locator(f".measure {name}").first.evaluate(box)
        for name in (".c-target", ".result-words", ".bullet-chart")
    )
    assert target[0] == result[0] and chart[0] >= max(target[1], result[1])
    assert chart[2] > 250


def test_the_parts_of_a_bar_are_told_apart_without_colour(page: Page, site: str) -> None:
    """Solid, striped, crossed: the patterns that the fills name are on the page."""
    page.goto(site + PAGES["year"])
    fills = page.locator(".sheet-list .bar rect[fill]").evaluate_all(
        "els => els.map((e) => e.getAttribute('fill').slice(5, -1))"
    )
    assert fills == ["pattern-partly", "pattern-missed"]
    assert page.evaluate("ids => ids.every((id) => document.getElementById(id))", fills)

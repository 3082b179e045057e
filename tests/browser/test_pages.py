"""Every kind of page in a real browser, with content at its worst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from site_builder.content.history import Change, ChangeKind
from site_builder.content.model import (
    Correction,
    Doubt,
    Goal,
    Measure,
    SheetKey,
    Span,
    Unplaced,
)
from site_builder.content.provenance import Place, Raw
from site_builder.graph import urls
from site_builder.render.pages import make_press, render_original, render_site
from site_builder.search.files import search_files
from site_builder.search.goals import search_goals
from site_builder.search.texts import goal_texts
from tests.browser.conftest import ServeFolder
from tests.export.making import data_of
from tests.render.changes import told_site
from tests.render.printing import KEY, RAWS, RICH, SHEETS, sheet, site_of, templates

LONG = "とても長い言葉がつづく欄の文章です、" * 12
UNBROKEN = "https://example.org/" + "a" * 90
WORST = sheet(
    Goal(1, LONG, tuple(replace(RICH, indicator=f"{LONG}{n}", summary=LONG) for n in range(12))),
    Goal(
        2,
        "",
        (
            Measure(("政策1-2-①~③",), "①あ\n②い", "①1,000,000,000人\n②80%", "①1\n②2", UNBROKEN),
            replace(RICH, target=LONG, result=UNBROKEN, evaluation="×", next_steps=LONG),
            Measure(indicator="", summary=LONG),
        ),
    ),
    Goal(10, "文", (Measure(),)),
    spans=(Span("goals/2/measures/2/next_steps", 2),),
    notes=(LONG,),
    unplaced=(Unplaced(UNBROKEN, 3, "row"),),
    policy_indicators=(LONG, UNBROKEN),
    review=tuple(
        Doubt(f"goals/1/measures/{n}/{field}", "column", "", ("80回", UNBROKEN[:50]))
        for n in range(1, 5)
        for field in ("target", "result", "evaluation", "next_steps")
    ),
    corrections=(Correction("goals/1/measures/1/indicator", UNBROKEN, LONG, LONG),),
)
HISTORY = {
    KEY: (
        Change("2023-05-01", ChangeKind.NEW),
        Change("2023-06-02", ChangeKind.TARGET, "goals/1/measures/1/target", "80回", "200人"),
        Change("2024-05-03", ChangeKind.WORDING, "goals/2/goal", LONG, UNBROKEN),
        Change("2024-05-03", ChangeKind.CORRECTION, "goals/1/goal", UNBROKEN, LONG),
        Change("2024-05-03", ChangeKind.WORDING, "notes", UNBROKEN, ""),
    ),
    SheetKey(2023, "chuo", "somu"): (Change("2024-05-03", ChangeKind.REMOVED),),
}
URLS = {
    "home": urls.HOME,
    "wards": urls.WARDS,
    "ward": urls.ward("kita"),
    "ward without sheets": urls.ward("konan"),
    "section": urls.section("kita", "chiiki"),
    "sheet": urls.sheet(KEY),
    "original": urls.original(KEY),
    "sheet not evaluated": "/wards/kita/chiiki/2025/",
    "booklet": urls.booklet("kita", 2023),
    "booklet not evaluated": urls.booklet("kita", 2025),
    "policies": urls.POLICIES,
    "policy": "/policies/seisaku-1-2-1/",
    "policy of a high level": "/policies/seisaku-1/",
    "years": urls.YEARS,
    "year": urls.year(2023),
    "search": urls.SEARCH,
    "sources": urls.SOURCES,
    "coverage": urls.COVERAGE,
    "data": urls.DATA,
    "dictionary of the data": urls.DICTIONARY,
    "changes": urls.CHANGES,
    "changes of a year": urls.changes(2023),
    "changes of a ward": urls.ward_changes("kita"),
    "glossary": urls.GLOSSARY,
    "entrance": urls.page("en"),
    "text": urls.page("about"),
    "not found": urls.NOT_FOUND,
}

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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    folder: Path = tmp_path_factory.mktemp("site")
    sheets = {**SHEETS, KEY: WORST}
    texts = {key: goal_texts(sheet) for key, sheet in sheets.items()}
    searched = site_of(sheets)
    told = told_site(HISTORY, sheets=sheets)
    pages = render_site(told, sheets.__getitem__, templates())
    data = [(f"data/{name}", made) for name, made in data_of(sheets, site=told).items()]
    found = search_files(searched, search_goals(searched, texts))
    raws = (
        *RAWS,
        Raw("goals/1/measures/1/result", (Place(1, 1, 1, LONG, "C7"),), (LONG, UNBROKEN)),
    )
    original = render_original(make_press(searched, templates()), KEY, WORST, raws)
    for path, content in [*pages, original, *found, *data]:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return serve_folder(folder).rstrip("/")


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser itself has to say: a broken policy, a missing file, a foreign request."""
    found: list[str] = []
    page.on("console", lambda m: found.append(m.text) if m.type in ("error", "warning") else None)
    page.on("requestfailed", lambda request: found.append(request.url))
    page.on("pageerror", lambda error: found.append(str(error)))
    yield found


def look(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("kind", URLS)
def test_a_page_fits_and_can_be_read_and_hit(page: Page, site: str, kind: str, width: int) -> None:
    look(page, site + URLS[kind], width)
    assert page.evaluate(FLAWS) == {"wide": [], "cut": [], "small": [], "narrow": []}


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "light"), (1280, "dark")])
@pytest.mark.parametrize("kind", URLS)
def test_a_page_breaks_no_rule_of_accessibility(
    page: Page, site: str, complaints: list[str], kind: str, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    look(page, site + URLS[kind], width)
    violations = Axe().run(page).response["violations"]
    found = [(v["id"], [node["target"] for node in v["nodes"]]) for v in violations]
    assert found == []
    assert complaints == []


def test_the_table_turns_into_cards(page: Page, site: str) -> None:
    look(page, site + urls.sheet(KEY), 1280)
    heads = page.locator(".sheet thead th:visible").all_inner_texts()
    assert heads == [
        "取組指標と位置づけ",
        "目標",
        "結果",
        "主な取組（事業）",
        "評価",
        "目標達成状況",
        "今後の方針",
    ]
    look(page, site + urls.sheet(KEY), 360)
    first = page.locator("#goal-1 .measure").first
    places = "els => els.map((e) => [e.getBoundingClientRect().top, e.className])"
    tops = first.locator(
        "td:not(.c-lead, .measured), .result-words, .pair, .policies"
    ).evaluate_all(places)
    names = [name for _, name in sorted(tops)]
    assert names[0] == "pair" and names[1] == "c-evaluation" and names[-1] == "policies"
    label = first.locator(".c-target").evaluate("e => getComputedStyle(e, '::before').content")
    assert label == '"目標"'


def test_an_unevaluated_sheet_has_its_empty_columns_on_paper_only(page: Page, site: str) -> None:
    look(page, f"{site}/wards/kita/chiiki/2025/", 1280)
    width = "els => els.map(e => Math.round(e.getBoundingClientRect().width))"
    voids = page.locator(".sheet thead .void")
    assert max(voids.evaluate_all(width)) <= 1
    page.emulate_media(media="print")
    assert min(voids.evaluate_all(width)) > 40
    assert page.locator(".site-nav").is_hidden() and page.locator(".search-band").is_hidden()


def test_a_permalink_leads_to_its_goal(page: Page, site: str) -> None:
    look(page, f"{site}{urls.goal(KEY, 10)}", 360)
    top = page.locator("#goal-10").evaluate("e => e.getBoundingClientRect().top")
    assert -1 <= top < 900
    assert page.locator(":target").get_attribute("data-goal") == "10"


def test_the_keyboard_finds_the_text_first(page: Page, site: str) -> None:
    look(page, site + urls.HOME, 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "本文へ移動"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_search_field_leads_to_the_search_page(page: Page, site: str) -> None:
    look(page, site + urls.sheet(KEY), 1280)
    page.locator(".head-search input").fill("除雪")
    page.locator(".head-search button").click()
    page.wait_for_url("**/search/?q=*")
    assert page.locator("input[name=q]").count() == 1


def test_a_covered_ward_opens_its_list_of_goals(page: Page, site: str) -> None:
    look(page, site + urls.POLICIES, 1280)
    page.reload()
    page.locator(".matrix .last a").first.click()
    assert page.locator("#none-kita, #none-chuo").first.is_visible()

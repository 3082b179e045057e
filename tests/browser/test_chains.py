"""Goals over the years in a real browser: every state, long chains, words at their worst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from site_builder.content.lineage.model import Decision, GoalRef, Lineage
from site_builder.content.sheet.model import Doubt, Goal, Measure, Sheet, SheetKey
from site_builder.graph import urls
from tests.browser.conftest import ServeFolder
from tests.browser.kinds import LONG, UNBROKEN
from tests.browser.looking import FLAWS, NO_FLAWS, open_page, set_width
from tests.browser.visiting import Scheme
from tests.extent import amount
from tests.graph.small import FRAME
from tests.render.printing import RICH, files, sheet

SECTION = urls.section("kita", "chiiki")
YEARS = (2019, 2021, 2022, 2023, 2024, 2025)
BAD = replace(RICH, indicator=LONG, target=UNBROKEN, result=LONG, next_steps=LONG + UNBROKEN)

PLAIN = replace(RICH, evaluation="", result="", next_steps="")


def key(year: int) -> SheetKey:
    return SheetKey(year, "kita", "chiiki")


def ref(year: int, number: int) -> GoalRef:
    return GoalRef(key(year), number)


def link(earlier: tuple[GoalRef, ...], later: tuple[GoalRef, ...]) -> Decision:
    return Decision("kita", "chiiki", earlier, later)


def wide_sheets() -> Iterator[tuple[SheetKey, Sheet]]:
    for section, count in WIDE.items():
        for year in YEARS[-count:]:
            its = SheetKey(year, *section)
            yield its, sheet(Goal(1, "同じ文。", (PLAIN,)), key=its)


def wide_links() -> Iterator[Decision]:
    for section, count in WIDE.items():
        for one, other in pairwise(GoalRef(SheetKey(year, *section), 1) for year in YEARS[-count:]):
            yield Decision(*section, (one,), (other,))


def goals(year: int) -> tuple[Goal, ...]:
    """1 goes on over all years, 7 over three, 8 over two; 2 and 3 join and part again; 5 is gone,
    6 is new."""
    measures = (BAD, replace(BAD, evaluation="×")) if year < 2025 else (Measure((), LONG, "3"),)
    return (
        Goal(1, f"{LONG}{year}", measures),
        Goal(2, "橋を直します。", (RICH,)),
        *((Goal(3, UNBROKEN, (BAD,)),) if year != 2024 else ()),
        *((Goal(5, "同じ文。", (RICH,)),) if year == 2024 else ()),
        *((Goal(6, "", (Measure(),)),) if year == 2025 else ()),
        *((Goal(7, "同じ文。", (RICH if year < 2025 else PLAIN,)),) if year > 2022 else ()),
        *((Goal(8, "別の文。", (RICH,)),) if year > 2023 else ()),
    )


LINKS = (
    *(link((ref(a, 1),), (ref(b, 1),)) for a, b in pairwise(YEARS)),
    link((ref(2023, 2), ref(2023, 3)), (ref(2024, 2),)),
    link((ref(2024, 2),), (ref(2025, 2), ref(2025, 3))),
    link((ref(2024, 5),), (ref(2025, 0),)),
    link((ref(2024, 0),), (ref(2025, 6),)),
    link((ref(2023, 7),), (ref(2024, 7),)),
    link((ref(2024, 7),), (ref(2025, 7),)),
    link((ref(2024, 8),), (ref(2025, 8),)),
)
# By section: how many years its chain has, alone on its page or beside one of like width.
WIDE = {("kita", "somu"): 5, ("chuo", "somu"): 4, ("chuo", "chiiki"): 3, ("kita", "museum"): 2}
FIVE = "kita", "somu"
DOUBTS = tuple(Doubt(f"goals/1/measures/1/{f}", "column") for f in ("indicator", "next_steps"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    folder: Path = tmp_path_factory.mktemp("chains")
    sheets = {key(year): sheet(*goals(year), key=key(year)) for year in YEARS}
    sheets[key(2024)] = replace(sheets[key(2024)], review=DOUBTS)
    lineage = Lineage((*LINKS, *wide_links()))
    for path, content in files(
        sheets | dict(wide_sheets()), replace(FRAME, lineage=lineage)
    ).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return serve_folder(folder).rstrip("/")


PAGES = {"section": SECTION, "sheet": urls.sheet(key(2024)), "home": urls.HOME}


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_or_too_small(page: Page, site: str, name: str) -> None:
    open_page(page, site + PAGES[name])
    for width in (320, 360, 1280):
        set_width(page, width)
        assert (width, page.evaluate(FLAWS)) == (width, NO_FLAWS)


LOOKS: list[tuple[int, Scheme]] = [(320, "light"), (1280, "dark"), (1280, "light")]


@pytest.mark.parametrize(("width", "scheme"), LOOKS[: amount(2, 3)])
def test_everyone_can_use_it(page: Page, site: str, width: int, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, site + SECTION, width)
    assert Axe().run(page).response["violations"] == []


PLACES = """els => els.map((e) => {
  const {left, top, width} = e.getBoundingClientRect();
  return [Math.round(left), Math.round(top), Math.round(width)];
})"""


@pytest.mark.parametrize("section", WIDE)
def test_wide_screens_lay_the_years_side_by_side(
    page: Page, site: str, section: tuple[str, str]
) -> None:
    open_page(page, site + urls.section(*section), 1280)
    (rail,) = page.locator(".rail:is(.two, .three, .four, .five)").all()
    places = rail.locator("> li").evaluate_all(PLACES)
    lefts = [left for left, _, _ in places]
    assert lefts == sorted(set(lefts))
    assert len(lefts) == WIDE[section]
    assert len({top for _, top, _ in places}) == 1
    assert min(width for _, _, width in places) >= 180


def test_phones_stack_the_years(page: Page, site: str) -> None:
    open_page(page, site + SECTION, 320)
    rails = page.locator(".rail").all()
    for width, rail in product((320, 360), rails):
        set_width(page, width)
        places = rail.locator("> li").evaluate_all(PLACES)
        assert len({left for left, _, _ in places}) == 1
        assert [top for _, top, _ in places] == sorted({top for _, top, _ in places})


def test_a_long_chain_stays_upright_on_wide_screens_too(page: Page, site: str) -> None:
    open_page(page, site + SECTION, 1280)
    rail = page.locator(".rail.long").first
    assert rail.locator("h4").all_inner_texts() == [
        *("令和元年度", "令和3年度", "令和4年度", "令和5年度", "令和6年度", "令和7年度")
    ]
    lefts = {left for left, _, _ in rail.locator("> li").evaluate_all(PLACES)}
    assert len(lefts) == 1


def test_dots_and_lines_stay_when_colours_are_forced(page: Page, site: str) -> None:
    page.emulate_media(forced_colors="active")
    open_page(page, site + SECTION, 360)
    borders = page.locator(".rail > li").evaluate_all(
        "els => els.map(e => getComputedStyle(e, '::before').borderTopWidth)"
    )
    assert set(borders) == {"7px", "3px"}


def test_the_links_of_a_chain_lead_to_its_goals_and_back(page: Page, site: str) -> None:
    open_page(page, site + urls.section(*FIVE), 1280)
    page.locator(".rail.five a").last.click()
    page.wait_for_url("**/kita/somu/2025/#goal-*")
    number = page.url.rpartition("-")[2]
    step = page.locator(f"#goal-{number} .steps a").first
    step.click()
    page.wait_for_url("**/kita/somu/2024/#goal-*")
    assert page.locator(":target .steps a").count() >= 1

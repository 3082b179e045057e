"""What comes out of the printer: PDFs of the real site by Chromium, read again by PDFium."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from site_builder.build import Edition, make_edition
from site_builder.content.eras import era_date
from site_builder.content.sheet.model import Goal, Measure, Sheet, SheetKey, Span
from site_builder.graph import urls
from site_builder.inputs import Inputs
from tests.browser.conftest import ServeFolder
from tests.browser.kinds import EVERY_PART, URLS
from tests.extent import full
from tests.render.printing import KEY, RICH, files, sheet, with_info

BASE = "https://example.org/goals"
CELLS = ("indicator", "target", "result", "initiative", "summary", "attainment", "next_steps")
MARKS = {"○": "達成", "△": "一部未達成", "×": "未達成"}


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="ja-JP")
    yield context.new_page()
    context.close()


def printed(paper: Page, address: str, format: str = "A4") -> list[str]:
    """The text of each page, without what a line's end may do to it."""
    paper.goto(address)
    data = paper.pdf(format=format, prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(data)
    return [bare(page.get_textpage().get_text_range()) for page in document]


def bare(text: str) -> str:
    """White space, hyphens at a line's end (PDFium's \\x02) and widths play no part."""
    return re.sub(r"[\s\x02\ufffe-]", "", normalize("NFKC", text))


def cells(one: Sheet) -> Iterator[tuple[str, str]]:
    """Every cell of the table: where it is and what must be read there"""
    for goal in one.goals:
        yield f"goals/{goal.number}", goal.goal
        for row, measure in enumerate(goal.measures, 1):
            for field in CELLS:
                yield f"goals/{goal.number}/{row}/{field}", getattr(measure, field)
            yield f"goals/{goal.number}/{row}/evaluation", MARKS.get(measure.evaluation, "")


def missing(one: Sheet, pages: Sequence[str]) -> list[str]:
    """Cells that no single page holds line by line: lost, cut or torn by the page's end"""
    lines = ((place, bare(line)) for place, text in cells(one) for line in text.split("\n"))
    return [place for place, line in lines if not any(holds(page, line) for page in pages)]


def holds(page: str, line: str) -> bool:
    """PDFium reads a cell that covers two rows with a cell of the second row in its midst."""
    parts = ((line[:cut], line[cut:]) for cut in range(len(line) + 1))
    return any(before in page and after in page for before, after in parts)


# --- the real sheets ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def edition() -> Edition:
    return make_edition(Inputs(Path("content"), Path("templates")))


def test_the_booklets_hold_every_cell_of_every_sheet(
    paper: Page, site: str, edition: Edition
) -> None:
    """And each sheet begins a page, in the order of the list."""
    sheet = edition.press.context.sheet
    for year in (year for ward in edition.site.wards for year in ward.years):
        ward = year.sheets[0].key.ward
        pages = printed(paper, site.rstrip("/") + urls.booklet(ward, year.fiscal_year))
        lost = {node.key: missing(sheet(node.key), pages) for node in year.sheets}
        assert lost == {key: [] for key in lost}
        heads = [bare(f"{one.year.name}{one.ward.name}{one.section.name}") for one in year.sheets]
        tops = [page.partition(f"{n}/{len(pages)}")[2] for n, page in enumerate(pages, 1)]
        assert "目次" in tops[0]
        begun = [max(filter(top.startswith, heads), key=len, default="") for top in tops]
        assert list(filter(None, begun)) == heads
        assert len(pages) <= 1 + 3 * len(heads)


SAMPLES = {
    "evaluated": SheetKey(2023, "kita", "kenko-fukushi"),
    "with most doubts": SheetKey(2023, "kita", "kumin-seikatsu"),
    "not evaluated": SheetKey(2025, "chuo", "chiiki"),
    "the most words": SheetKey(2025, "kita", "kitaku-kyodo-hakubutsukan"),
}
"""A sheet's own page by kind: all cells of all sheets are looked for in the booklets."""


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_sheet_is_printed_whole_on_a4_and_larger_on_a3(
    paper: Page, site: str, edition: Edition, kind: str
) -> None:
    one = edition.press.context.sheet(SAMPLES[kind])
    address = site.rstrip("/") + urls.sheet(SAMPLES[kind])
    pages = printed(paper, address)
    assert missing(one, pages) == []
    assert len(pages) <= 3
    assert [bare(era_date(one.created)) in page for page in pages] == [True] * len(pages)
    assert len(printed(paper, address, "A3")) == len(pages)


# --- how pages break ----------------------------------------------------------------------


def growing(number: int) -> Goal:
    """A goal whose row is a few lines high, another few than its neighbour's"""
    rows = 1 + number % 3
    summary = "".join(
        f"［{number}の{part}］みんなで取り組みます。" for part in range(number % 11 + 1)
    )
    measure = replace(RICH, indicator=f"指標{number}、", summary=summary)
    others = (replace(measure, summary="" if shared(number) else summary),) * (rows - 1)
    return Goal(number, f"これは目標{number}番です。" * (1 + number % 4), (measure, *others))


def shared(number: int) -> bool:
    """All rows of the goal have one cell for the summary"""
    return number % 3 == 1


TALL = Goal(
    99, "高い行です。", (Measure(indicator="指標99、", summary="いつまでも終わらぬ文です。" * 900),)
)
SPANS = (Span(f"goals/{n}/measures/1/summary", 2) for n in filter(shared, range(1, 41)))
MANY = sheet(*map(growing, range(1, 41)), TALL, spans=tuple(SPANS), evaluated="2024-03-31")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    folder: Path = tmp_path_factory.mktemp("paper")
    for path, content in files({KEY: MANY}, with_info(base_url=BASE)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return serve_folder(folder).rstrip("/")


@pytest.fixture(scope="module")
def pages(paper: Page, made: str) -> list[str]:
    return printed(paper, made + urls.sheet(KEY))


def test_a_row_that_fits_a_page_is_not_torn(pages: list[str]) -> None:
    for goal in MANY.goals[:-1]:
        cell = bare(goal.measures[0].summary)
        there = 1 if shared(goal.number) else len(goal.measures)
        assert sum(page.count(cell) for page in pages) == there


def test_a_row_taller_than_a_page_goes_on_without_loss(pages: list[str]) -> None:
    found = [page.count("ぬ") for page in pages]
    assert sum(found) == 900
    assert len(list(filter(None, found))) > 1


def test_a_goal_is_not_parted_from_its_first_row(pages: list[str]) -> None:
    for goal in MANY.goals[:-1]:
        [page] = [p for p in pages if bare(goal.goal) in p]
        assert page.index(bare(goal.goal)) < page.index(bare(f"指標{goal.number}、"))


def test_every_page_has_the_heads_and_the_foot(pages: list[str]) -> None:
    table = [page for page in pages if "指標" in page and "みんなで" in page]
    assert len(table) > 5
    for page in table:
        assert "今後の方針" in page and "目標達成状況" in page
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in page
        assert bare(f"{BASE}{urls.sheet(KEY)}") in page
        assert bare("作成日 令和5年4月1日、評価日 令和6年3月31日") in page


def test_links_are_plain_text_and_only_the_form_is_there(pages: list[str]) -> None:
    text = "".join(pages)
    assert "政策111" in text and "kitar5.txt" in text
    for screen in ("トップ", "目標1の原文", "はじめての方へ", "どこまで届きましたか", "検索"):
        assert bare(screen) not in text


# --- every kind of page -------------------------------------------------------------------

A4_AREA = 1062
"""Pixels between the side margins of A4, laid across"""
OVER = """() => {
  const shown = (e) => e.checkVisibility({visibilityProperty: true}) && e.offsetWidth > 1;
  const start = (e) => e.textContent.trim().slice(0, 20);
  const name = (e) => `${e.tagName}.${e.getAttribute("class")}: ${start(e)}`;
  return [...document.querySelectorAll("body *")].filter(shown)
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1
      || (e.matches("td, th") && e.scrollWidth > e.clientWidth + 1)).map(name);
}"""
SCREEN_ONLY = "nav:not(.contents), input, button, .search-band, .site-foot, .facets, .jump, .crumbs"


@pytest.mark.parametrize("kind", [*EVERY_PART, *full(*(k for k in URLS if k not in EVERY_PART))])
def test_nothing_is_wider_than_the_paper(paper: Page, worst: str, kind: str) -> None:
    paper.set_viewport_size({"width": A4_AREA, "height": 712})
    paper.emulate_media(media="print")
    paper.goto(worst + URLS[kind])
    if kind == "search":
        paper.wait_for_selector("[data-search-ready]", state="attached")
    assert paper.evaluate(OVER) == []
    assert not paper.locator(SCREEN_ONLY).filter(visible=True).count()
    paper.emulate_media(media="screen")

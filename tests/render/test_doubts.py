"""No page of any kind shows a doubtful value as certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from site_builder.content.model import Doubt, Goal, Measure, Sheet, SheetKey
from site_builder.graph.tally import Tally
from site_builder.render.tallies import tally_view
from tests.render.printing import SHEETS, files, sheet, site_of, tree, words

MARK = "読み取りを確認中"
NAMES = ("indicator", "target", "result", "initiative", "summary", "attainment", "next_steps")
YEARS = (2023, 2025)


def doubtful_sheet(year: int, evaluation: str) -> Sheet:
    key = SheetKey(year, "kita", "chiiki")
    row = Measure(
        ("政策1-1-①",),
        evaluation=evaluation,
        **{name: f"うたがわしい{name}{year}" for name in NAMES},
    )
    goal = Goal(1, f"うたがわしいgoal{year}", (row,))
    fields = ["goals/1/goal", *(f"goals/1/measures/1/{name}" for name in (*NAMES, "evaluation"))]
    return sheet(goal, key=key, review=tuple(Doubt(field, "cell") for field in fields))


def doubtful_sheets(evaluation: str) -> Mapping[SheetKey, Sheet]:
    own = {SheetKey(y, "kita", "chiiki"): doubtful_sheet(y, evaluation) for y in YEARS}
    return {**SHEETS, **own}


def elements(page: Element, text: str) -> Iterator[tuple[Element, ...]]:
    """From the page down to each element whose own words hold the text."""

    def below(path: tuple[Element, ...]) -> Iterator[tuple[Element, ...]]:
        here = path[-1]
        if here.tag in ("head", "script", "style", "template"):
            return
        if text in "".join([here.text or "", *(child.tail or "" for child in here)]):
            yield path
        for child in here:
            yield from below((*path, child))

    return below((page,))


PAGES = {
    (mark, path): html.decode()
    for mark in "○△×"
    for path, html in files(doubtful_sheets(mark)).items()
    if path.endswith(".html") and "うたがわしい" in html.decode()
}


def test_many_kinds_of_pages_show_the_values() -> None:
    shown = {path for _, path in PAGES}
    kinds = ("wards/kita/index", "kita/chiiki/index", "chiiki/2023/index", "policies/seisaku-1")
    assert all(any(kind in path for path in shown) for kind in kinds)


@pytest.mark.parametrize(("mark", "path"), PAGES, ids=lambda value: str(value))
def test_the_mark_stands_with_the_value(mark: str, path: str) -> None:
    page = tree(PAGES[mark, path])
    found = list(elements(page, "うたがわしい"))
    assert found
    for way in found:
        near = [words(element) for element in way[-3:]]
        assert any(MARK in text for text in near), words(way[-1])


def test_a_count_of_doubtful_evaluations_says_so() -> None:
    sheets = doubtful_sheets("○")
    node = site_of(sheets).sheets[SheetKey(2023, "kita", "chiiki")]
    assert node.tally == Tally(achieved=1, unsure=1)
    assert tally_view(node.tally).unsure == "うち1つは読み取りを確認中"
    assert tally_view(replace(node.tally, unsure=0)).unsure == ""
    for path in ("wards/kita/chiiki/2023/index.html", "years/2023/index.html", "index.html"):
        page = files(sheets)[path].decode()
        assert "うち1つは読み取りを確認中" in page, path

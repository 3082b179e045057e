"""No page of any kind shows a doubtful value as certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from site_builder.content.sheet.model import Doubt, Goal, Measure, Sheet, SheetKey, Span
from site_builder.graph.nodes.tally import Tally
from site_builder.render.parts.tally import tally_view
from tests.render.printing import KEY, SHEETS, files, sheet, site_of, tree, words

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


# --- one doubt alone ------------------------------------------------------------------------

ROW = Measure(("政策1-1-①",), evaluation="△", **{name: f"うたがわしい{name}2023" for name in NAMES})
OTHER = Measure(("政策2-1-①",), "ほかの指標", "80回", "60回", evaluation="×")


def pages_with(*fields: str) -> dict[str, str]:
    """Of a goal with two rows, where only these fields are in doubt"""
    goal = Goal(1, "うたがわしいgoal2023", (ROW, OTHER))
    review = tuple(Doubt(field, "cell") for field in fields)
    own = {KEY: sheet(goal, evaluated="2024-03-31", review=review)}
    found = files({**SHEETS, **own}).items()
    return {path: html.decode() for path, html in found if path.endswith(".html")}


CERTAIN = pages_with()
CELLS = tuple(f"goals/1/measures/1/{name}" for name in NAMES)
BRANCHES = ("goals/1", "goals/1/measures", "goals/1/measures/1")


@pytest.mark.parametrize("field", ["goals/1/goal", *CELLS])
@pytest.mark.parametrize("doubt", ["", *BRANCHES])
def test_a_doubt_is_told_wherever_the_value_shows(field: str, doubt: str) -> None:
    """Also where it is about the whole row or goal that has the value."""
    if field == "goals/1/goal" and doubt in BRANCHES[1:]:
        return  # how the rows are parted says nothing of the sentence
    value = f"うたがわしい{field.rpartition('/')[2]}2023"
    doubtful = pages_with(doubt or field)
    showing = [path for path, html in CERTAIN.items() if value in html and "source/" not in path]
    assert len(showing) >= 1
    for path in showing:
        assert doubtful[path].count(MARK) > CERTAIN[path].count(MARK), path


def test_of_a_whole_row_its_empty_cells_are_not_doubtful() -> None:
    path = "wards/kita/chiiki/index.html"
    bare = sheet(Goal(1, "文", (Measure(target="80回"),)), review=(Doubt("goals/1", "cell"),))
    page = tree(files({**SHEETS, KEY: bare})[path].decode())
    cells = [words(cell) for cell in page.iter("dd")]
    assert "80回 読み取りを確認中" in cells
    assert "（空欄） 読み取りを確認中" not in cells


def test_a_doubt_about_a_cited_number_is_told_where_goals_are_found_by_it() -> None:
    doubtful = pages_with("goals/1/measures/1/policies")
    for path in ("policies/seisaku-1-1-1/index.html", "policies/seisaku-1/index.html"):
        assert "うち1つは、番号の読み取りを確認中です。" in doubtful[path]
        assert "総合計画での番号は、読み取りを確認中" in doubtful[path]
    table = doubtful["policies/index.html"]
    assert 'aria-label="北区 政策1 2つの目標（うち1つは読み取りを確認中）"' in table
    assert 'aria-label="政策1-1-① 1つの目標（うち1つは読み取りを確認中）"' in table
    assert "のある数には、番号の読み取りを確認中の目標が含まれます。" in table
    for branch, unsure in (("goals/1", True), ("goals/1/measures", False)):
        page = pages_with(branch)["policies/seisaku-1-1-1/index.html"]
        assert ("番号の読み取りを確認中です。" in page) == unsure
    sure = ("policies/seisaku-2-1-1/index.html", "policies/seisaku-2/index.html")
    assert all(doubtful[path] == CERTAIN[path] for path in sure)


def test_a_cell_that_covers_several_rows_is_doubtful_in_each() -> None:
    goal = Goal(1, "文", (ROW, Measure(indicator="下の行", target="9回", result="9回")))
    spans = (Span("goals/1/measures/1/evaluation", 2), Span("goals/1/measures/1/policies", 2))
    review = (Doubt("goals/1/measures/1/evaluation", "cell"),)
    one = sheet(goal, evaluated="2024-03-31", spans=spans, review=review)
    page = files({**SHEETS, KEY: one})["wards/kita/chiiki/index.html"].decode()
    marked = '一部未達成</span> <span class="doubtful">読み取りを確認中</span>'
    assert page.count(marked) == 2


@pytest.mark.parametrize("field", ["fiscal_year", "ward", "section"])
def test_whose_sheet_it_is_may_be_in_doubt(field: str) -> None:
    doubtful = pages_with(field)
    year = "令和5年度（読み取りを確認中）"
    for path in ("", "chiiki/", "chiiki/2023/"):
        assert year in doubtful[f"wards/kita/{path}index.html"], path
    assert year not in "".join(CERTAIN.values())


def test_one_sentence_of_several_goals_is_doubtful_if_it_is_in_one() -> None:
    goals = tuple(Goal(number, "同じ文", (OTHER,)) for number in (1, 2))
    key = SheetKey(2026, "kita", "chiiki")
    one = sheet(*goals, key=key, review=(Doubt("goals/2/goal", "cell"),))
    page = files({**SHEETS, key: one})["wards/kita/index.html"].decode()
    assert '同じ文<span class="doubtful">' in page


def test_a_count_of_doubtful_evaluations_says_so() -> None:
    sheets = doubtful_sheets("○")
    node = site_of(sheets).sheets[SheetKey(2023, "kita", "chiiki")]
    assert node.tally == Tally(achieved=1, unsure=1)
    assert tally_view(node.tally).unsure == "うち1つは読み取りを確認中"
    assert tally_view(replace(node.tally, unsure=0)).unsure == ""
    for path in ("wards/kita/chiiki/2023/index.html", "years/2023/index.html", "index.html"):
        page = files(sheets)[path].decode()
        assert "うち1つは読み取りを確認中" in page, path

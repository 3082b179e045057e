"""The ward's page: its parts in a list, each section's goals folded with their count."""

from __future__ import annotations

from dataclasses import replace

from site_builder.content.sheet.model import Goal, SheetKey
from site_builder.graph import urls
from tests.render.printing import KEY, RICH, by_class, page_html, sheet, tree, words

WARD = urls.ward("kita")
NEWER = SheetKey(2025, "kita", "museum")


def goals(mark: str) -> tuple[Goal, ...]:
    return tuple(Goal(n, f"文{n}。", (replace(RICH, evaluation=mark),)) for n in (1, 2, 4))


def jumps(*marked: Goal) -> list[tuple[str | None, str]]:
    sheets = {KEY: sheet(*marked), NEWER: sheet(Goal(1, "文。"), key=NEWER)}
    list_of_parts = next(by_class(tree(page_html(WARD, sheets)), "jump"))
    return [(a.get("href"), words(a)) for a in list_of_parts.iter("a")]


def test_the_jump_list_names_the_parts_that_are_there() -> None:
    last = [("#goals", "令和7年度の目標"), ("#source", "もとの資料")]
    missed = ("#shortfalls", "未達成の目標")
    assert jumps(*goals("")) == last
    assert jumps(*goals("○")) == [("#outcome", "令和5年度の結果"), *last]
    assert jumps(*goals("×")) == [("#outcome", "令和5年度の結果"), missed, *last]


def test_each_section_is_folded_with_the_count_of_its_goals() -> None:
    root = tree(page_html(WARD, {KEY: sheet(*goals("○"))}))
    (folded,) = next(by_class(root, "folds")).iter("details")
    assert folded.get("open") is None
    assert words(next(folded.iter("summary"))) == "地域課 3つの目標"
    assert [e.get("id") for e in folded.iter() if e.get("id")] == [KEY.section]

"""A person's comments outlive a file that is written anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.model import Goal, Measure, Sheet
from site_builder.content.sheet.restore import with_field
from site_builder.content.sheet.write import dump_sheet
from site_builder.content.yaml.comments import ListItem, with_comments, with_items
from tests.extent import amount

SHEET = Sheet(
    2025,
    "中央区",
    "地域課",
    goals=(
        Goal(1, "一 # つめ", (Measure(summary="・一\n# 二\n  ・三", target="80回"),)),
        Goal(2, "#二", (Measure(target="90回\n100回"),)),
    ),
)
TEXT = dump_sheet(SHEET)


def loaded(text: str) -> Sheet:
    sheet, problems = load_sheet("a.yaml", text)
    assert sheet, problems
    return sheet


def test_a_text_with_a_hash_is_no_comment() -> None:
    assert with_comments(TEXT, "a: b\n") == "a: b\n"
    assert with_comments(TEXT, TEXT) == TEXT


def test_comments_stand_where_they_stood() -> None:
    text = TEXT.replace("ward:", "# 区を見た\nward:").replace("80回", "80回  # 原本も80回")
    new = dump_sheet(with_field(SHEET, "goals/1/measures/1/result", "85回"))
    made = with_comments(text, new)
    assert "# 区を見た\nward: 中央区\n" in made
    assert "        # 原本も80回\n        target: 80回\n" in made
    assert loaded(made) == loaded(new)


@settings(max_examples=amount(20, 80))
@given(st.lists(st.integers(0, TEXT.count("\n")), max_size=4), st.data())
def test_no_comment_is_lost_and_no_value_changes(places: list[int], data: st.DataObject) -> None:
    lines = TEXT.split("\n")
    for n, place in enumerate(places):
        lines.insert(place, f"# 覚え書き{n}")
    text = "\n".join(lines)
    mine, problems = load_sheet("a.yaml", text)
    if mine is None:  # within a text of several lines it may be no comment
        assert problems
        return
    new = dump_sheet(replace(mine, notes=("新しい注記",), goals=data.draw(st.sampled_from(GOALS))))
    made = with_comments(text, new)
    assert loaded(made) == loaded(new)
    comments = [f"# 覚え書き{n}" for n in range(len(places)) if f"# 覚え書き{n}" not in said(mine)]
    assert all(made.count(comment) == 1 + said(loaded(new)).count(comment) for comment in comments)


GOALS = [SHEET.goals, SHEET.goals[:1], (*SHEET.goals, Goal(3, "三", (Measure(target="1"),)))]


def said(sheet: Sheet) -> str:
    return repr(sheet)


LISTS = "a:   # eins\n    - {x: 1}  # zwei\n\n    - x: 2\nspans: []  # drei\n"


def test_an_item_is_a_line_of_its_own_and_no_other_line_changes() -> None:
    new = "a:\n  - x: 1\n  - x: 3\n  - x: 2\nspans:\n  - {field: f, rows: 2}\n"
    items = (ListItem(("a",), 1, {"x": "3"}), ListItem(("spans",), 0, {"field": "f", "rows": 2}))
    assert with_items(LISTS, new, items) == (
        'a:   # eins\n    - {x: 1}  # zwei\n    - x: "3"\n\n    - x: 2\n'
        "spans:  # drei\n  - {field: f, rows: 2}\n"
    )


@pytest.mark.parametrize("old", ["a: [{x: 1}]  # eins\n", "# eins\nb: []\n"])
def test_where_no_line_fits_only_the_comments_stay(old: str) -> None:
    new = "a:\n  - x: one\n  - x: two\n"
    made = with_items(old, new, (ListItem(("a",), 1, {"x": "two"}),))
    assert "# eins\n" in made
    assert [line for line in made.split("\n") if "#" not in line] == new.split("\n")

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.restore import with_field
from site_builder.content.sheet.review import CONFIRMED, Answer, answer, questions
from site_builder.content.sheet.write import dump_sheet
from site_builder.content.yaml.reader import read_yaml
from site_builder.content.yaml.splice import spliced

BY_HAND = """\
# 地域課の令和7年度
fiscal_year: 2025   # 令和7年度
ward: '北区'
section: "地域課"

goals:
- number: 1
  goal: |
    文。
    つづき。
  measures:
  - policies: [ 政策1-1-① ]
    target: 60回   # 前年は50回
    result:
    # 結果はまだ
    initiative: "取組"
- number: 2
  goal: 文2
  measures: []
notes: []
review:
# 見ること
- {field: goals/1/goal, reason: row, raw: 文。, other: []}
- field: goals/2/goal
  reason: row
  raw: 文2
  other: []
corrections: []
"""


def changed(old: str, was: str, now: str) -> str:
    assert old.count(was) == 1
    return old.replace(was, now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("target: 60回   #", "target: 65回   #"),
        ("result:\n", "result: 70回\n"),
        ('initiative: "取組"', "initiative: 取組2"),
        ("goal: 文2", "goal: ''"),
        ("goal: |\n    文。\n    つづき。\n", "goal: 一行\n"),
        ("ward: '北区'", "ward: 東区"),
        ("notes: []", "notes:\n  - 注\n  - 注2"),
        ("corrections: []", "corrections:\n  - {field: goals/2/goal, was: 文, now: 文2}"),
        ("- {field: goals/1/goal, reason: row, raw: 文。, other: []}\n", ""),
        ("- field: goals/2/goal\n  reason: row\n  raw: 文2\n  other: []\n", ""),
    ],
)
def test_only_what_was_changed_differs(was: str, now: str) -> None:
    wanted = read_yaml(changed(BY_HAND, was, now))[0]
    assert wanted is not None
    made = spliced(BY_HAND, changed(BY_HAND.replace("# 見ること\n", ""), was, now))
    assert read_yaml(made)[0] == wanted
    kept = [line for line in BY_HAND.split("\n") if line not in was.split("\n")]
    assert [line for line in made.split("\n") if line in kept] == [
        line for line in kept if line in made.split("\n")
    ]
    lost = set(BY_HAND.split("\n")) - set(made.split("\n"))
    assert len(lost) <= was.count("\n") + 1


def test_without_a_key_the_text_is_the_new_one_with_the_old_comments() -> None:
    assert spliced("a: 1 # eins\nb: 2\n", "b: 2\n") == "# eins\nb: 2\n"


def test_a_new_key_stands_after_the_others() -> None:
    assert spliced("b: 2 # zwei\na: 1\n# Ende\n", "a: 1\nb: 2\nc:\n  - 3\nd:\n") == (
        "b: 2 # zwei\na: 1\nc:\n  - 3\n# Ende\n"
    )


def test_same_text_stays() -> None:
    assert spliced(BY_HAND, BY_HAND) == BY_HAND


SHEETS = sorted(Path("content/sheets").rglob("*.yaml"))


@pytest.mark.parametrize("file", SHEETS, ids=lambda f: f.stem + f.parts[2])
def test_a_settled_doubt_changes_its_lines_alone(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("goals:\n", "goals:   # 目標\n\n", 1)
    sheet, _ = load_sheet(str(file), text)
    assert sheet
    for question in questions(sheet):
        decided = dump_sheet(answer(sheet, question, Answer(None, CONFIRMED)))
        made = spliced(text, decided)
        assert read_yaml(made)[0] == read_yaml(decided)[0]
        assert "goals:   # 目標\n\n" in made


@given(value=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30))
def test_any_text_comes_to_stand_in_the_field(value: str) -> None:
    sheet, _ = load_sheet("a.yaml", BY_HAND)
    assert sheet
    value = value.strip()
    new = dump_sheet(with_field(replace(sheet, review=()), "goals/2/goal", value))
    made = spliced(BY_HAND, new)
    assert load_sheet("a.yaml", made)[0] == load_sheet("a.yaml", new)[0]
    assert "fiscal_year: 2025   # 令和7年度" in made

"""What is written is what every reader of YAML reads: here PyYAML (1.1) with its types on."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given

from site_builder.content.city.model import Organization, Section, Ward
from site_builder.content.city.write_organization import dump_organization
from site_builder.content.sheet.model import (
    Correction,
    Doubt,
    Goal,
    Measure,
    Sheet,
    Source,
    Span,
    Unplaced,
)
from site_builder.content.sheet.write import dump_sheet
from site_builder.content.yaml.emit import block, flow, inline
from tests.content.sheets import TEXTS, TRAPS


@pytest.mark.parametrize("text", TRAPS)
def test_each_trap_is_read_as_the_same_text(text: str) -> None:
    assert yaml.safe_load(f"a:{block(text, 0)}\nb: 字\n") == {"a": text, "b": "字"}
    assert yaml.safe_load(f"a: [{inline(text)}, 字]") == {"a": [text, "字"]}
    assert yaml.safe_load(f"a: [字, {inline(text)}]") == {"a": ["字", text]}


@given(TEXTS)
def test_any_text_is_read_as_the_same_text(text: str) -> None:
    read = yaml.safe_load(f"k:\n  - x:{block(text, 4)}\n    y: {flow({'z': (text,)})}\n")
    assert read == {"k": [{"x": text or None, "y": {"z": [text]}}]}


@given(TEXTS)
def test_no_text_brings_a_hidden_sign_into_the_file(text: str) -> None:
    written = block(text, 0)
    assert not set("\t\r\x00\x85\u2028\ufeff\u200d\xa0") & set(written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("80回", " 80回"),
        ("13,000人", " 13,000人"),
        ("goals/2/goal", " goals/2/goal"),
        ("2025-04-01", ' "2025-04-01"'),
        ("0120", ' "0120"'),
        ("no", ' "no"'),
        ("注意: 一部", ' "注意: 一部"'),
        ("一\n二", " |-\n    一\n    二"),
        ("一\n\n 二", " |-\n    一\n\n     二"),
        ("一 \n二", ' "一 \\n二"'),
        ("一\x85二", ' "一\\x85二"'),
        ("\u2028😀", ' "\\u2028😀"'),
    ],
)
def test_texts_are_written_as_people_would(text: str, expected: str) -> None:
    assert block(text, 2) == expected


SHEET = Sheet(
    2025,
    "中央区",
    "地域課",
    department="中央区役所",
    created="2025-04-01",
    policy_indicators=("協働数", "割合: 市民"),
    goals=(
        Goal(
            1,
            "進めます。",
            (
                Measure(("政策1-1-①", "区ビジョン"), "回数", "80回", initiative="・甲\n・乙"),
                Measure(),
            ),
        ),
        Goal(5),
    ),
    spans=(Span("goals/1/measures/1/initiative", 2),),
    notes=("参照",),
    unplaced=(Unplaced("迷子", 7, "column"),),
    review=(Doubt("goals/1/measures/1/policies", "code", "政策1-1-1", (("政策1-1",), "一")),),
    corrections=(
        Correction("goals/5/goal", "", "あ", "原本のとおり"),
        Correction("spans", (), ({"field": "a", "rows": 2},), "なぜ", (Doubt("spans", "row"),)),
    ),
    source=Source("chuo-r7.txt", "00ff", "recognised", "12-40", "ff00"),
)
WRITTEN = """\
fiscal_year: 2025
ward: 中央区
section: 地域課
parent_section:
department: 中央区役所
created: "2025-04-01"
evaluated:
policy_indicators:
  - 協働数
  - "割合: 市民"
goals:
  - number: 1
    goal: 進めます。
    measures:
      - policies: [政策1-1-①, 区ビジョン]
        indicator: 回数
        target: 80回
        result:
        initiative: |-
          ・甲
          ・乙
        summary:
        evaluation:
        attainment:
        next_steps:
      - policies: []
        indicator:
        target:
        result:
        initiative:
        summary:
        evaluation:
        attainment:
        next_steps:
  - number: 5
    goal:
    measures: []
spans:
  - {field: goals/1/measures/1/initiative, rows: 2}
notes:
  - 参照
unplaced:
  - raw: 迷子
    line: 7
    reason: column
review:
  - field: goals/1/measures/1/policies
    reason: code
    raw: 政策1-1-1
    other:
      - [政策1-1]
      - 一
corrections:
  - field: goals/5/goal
    was:
    now: あ
    why: 原本のとおり
  - field: spans
    was: []
    now:
      - field: a
        rows: 2
    why: なぜ
    settles:
      - field: spans
        reason: row
        raw:
        other: []
source:
  document: chuo-r7.txt
  sha256: "00ff"
  kind: recognised
  lines: "12-40"
  converted: ff00
"""


def test_a_sheet_is_written_in_the_order_of_the_form() -> None:
    assert dump_sheet(SHEET) == WRITTEN


def test_another_reader_finds_the_same_structure() -> None:
    read: Any = yaml.safe_load(dump_sheet(SHEET))
    assert read["goals"][0]["measures"][0]["initiative"] == "・甲\n・乙"
    assert read["corrections"][1]["now"] == [{"field": "a", "rows": 2}]
    assert read["source"]["lines"] == "12-40"


def test_the_organization_has_one_line_for_each_section() -> None:
    sections = (Section("a", "甲課"), Section("b", "乙館", parent="甲課", aliases=("丙", "no")))
    wards = (Ward("kita", "北区", "きたく", "Kita Ward", "151017", sections), Ward("x", "東区"))
    assert dump_organization(Organization(wards)).splitlines()[1:] == [
        "wards:",
        "  - id: kita",
        "    name: 北区",
        "    kana: きたく",
        "    english: Kita Ward",
        '    code: "151017"',
        "    sections:",
        "      - {id: a, name: 甲課}",
        '      - {id: b, name: 乙館, parent: 甲課, aliases: [丙, "no"]}',
        "  - id: x",
        "    name: 東区",
        "    kana:",
        "    english:",
        "    code:",
        "    sections: []",
    ]

"""Tabular forms: small cases of each disorder, and made-up forms whose truth is known."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.forms.documents import make_document
from benchmarks.forms.scoring import Cell, compare
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import find_field
from site_builder.content.sheet.model import Sheet
from site_builder.content.yaml.emit import as_plain
from site_builder.ingest.sheet.parse import parse_document
from tests.extent import amount

CASES = Path(__file__).parents[2] / "cases"
NAMES = sorted(path.stem for path in CASES.glob("tabular-*.txt"))


def the_sheet(name: str) -> Sheet:
    parsed = parse_document(name, (CASES / f"{name}.txt").read_bytes())
    assert [str(problem) for problem in parsed.problems] == []
    (sheet,) = parsed.sheets
    return sheet


def value(sheet: Sheet, field: str) -> Any:
    found = find_field(sheet, FieldPath.parse(field))
    return as_plain(found.value) if found else None


@pytest.mark.parametrize("name", NAMES)
def test_a_disorder_is_read_rightly(name: str) -> None:
    sheet = the_sheet(name)
    wanted = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    fields = {key: tuple(v) if isinstance(v, list) else v for key, v in wanted["fields"].items()}
    assert {field: value(sheet, field) for field in fields} == fields
    assert [[doubt.field, doubt.reason] for doubt in sheet.review] == wanted.get("doubts", [])
    assert [[span.field, span.rows] for span in sheet.spans] == wanted.get("spans", [])
    assert list(sheet.notes) == wanted.get("notes", [])
    assert sheet.unplaced == ()


def test_a_melted_cell_offers_its_other_readings() -> None:
    doubt = the_sheet("tabular-melted").review[0]
    assert doubt.raw == "相談会を3回開き、10人が就農しました。 引き続き、研修先の確保に努めます。"
    assert doubt.other == (
        "相談会を3回開き、10人が就農しました。\n引き続き、研修先の確保に努めます。",
    )


def test_a_value_off_offers_the_other_column() -> None:
    target, result = the_sheet("tabular-value-off").review
    assert (target.other, result.other) == (("",), ("12人",))


@pytest.mark.parametrize("seed", range(amount(20, 40)))
def test_made_up_forms_have_no_silent_errors(seed: int) -> None:
    made = make_document(seed, "tabular", 4)
    parsed = parse_document(made.name, made.text.encode())
    assert parsed.problems == ()
    cells = [
        cell
        for truth, sheet in zip(made.sheets, parsed.sheets, strict=True)
        for cell in compare(truth, asdict(sheet))
    ]
    assert [cell for cell in cells if cell.silent] == []
    assert sum(map(_right, cells)) >= 0.98 * len(cells)


def _right(cell: Cell) -> bool:
    return cell.right


def test_the_decimals_that_a_program_has_put_behind_numbers_are_markup() -> None:
    text = (CASES / "form-evaluated.txt").read_text(encoding="utf-8")
    typed = re.sub(r"(?m)^(\d)\t", r"\1.0\t", text)
    plain, decimal = (parse_document("a.txt", given.encode()) for given in (text, typed))
    assert decimal.balance.holds
    assert decimal.balance.counts["markup"] > plain.balance.counts["markup"]
    assert [sheet.goals for sheet in decimal.sheets] == [sheet.goals for sheet in plain.sheets]


def test_a_row_that_numbers_the_columns_is_one_of_labels() -> None:
    lines = (CASES / "form-evaluated.txt").read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("1\t"))
    signs = "\t".join("①②③④⑤⑥⑦⑧⑨⑩⑪")
    numbered = "\n".join([*lines[:first], signs, *lines[first:]])
    plain, found = (
        parse_document("a.txt", f"{text}\n".encode()) for text in ("\n".join(lines), numbered)
    )
    assert [sheet.goals for sheet in found.sheets] == [sheet.goals for sheet in plain.sheets]
    assert found.balance.counts["label"] == plain.balance.counts["label"] + 11


ROWS = """組織目標管理シート
年度\t令和7年度\t組織名(部)\t中央区役所\t作成日\tR7.4.1
組織名(準部・課・機関名)\t地域課\t\t\t評価日\tR8.3.31
No.\t組織目標\t位置づけ\t取組指標\tR7目標\tR7結果\t取組名称(事業名)\t概要\t評価\t目標達成状況\t今後の方針
1\t支え合いを進めます。\t政策1-1-①\t回数\t80回\t85回\t支援事業\t支援します。\t○\t支援しました。\t続けます。
"""


def test_a_mark_stands_for_the_cell_above() -> None:
    second = (
        "2\t魅力を伝えます。\t〃\t回数\t〃\t85回\t広報事業\t同上\t○\t伝えました。\t続けます。\n"
    )
    parsed = parse_document("a.txt", (ROWS + second).encode())
    assert parsed.balance.holds
    measure = parsed.sheets[0].goals[1].measures[0]
    assert (measure.target, measure.summary) == ("80回", "支援します。")
    assert {(doubt.field, doubt.reason) for doubt in parsed.sheets[0].review} >= {
        ("goals/2/measures/1/target", "ditto"),
        ("goals/2/measures/1/summary", "ditto"),
    }


def test_a_row_that_may_be_a_printed_line_is_doubted_with_its_goal() -> None:
    lines = (
        "2\t区の魅力を\t政策1-1-①\tフォロワー数\t80人\t85人\t広報事業\tSNSで\t○\t人が\t投稿を\n",
        "\t発信します。\t\t\t\t\t\t発信します。\t\t増えました。\t続けます。\n",
    )
    parsed = parse_document("a.txt", (ROWS + "".join(lines)).encode())
    assert parsed.balance.holds
    fields = {doubt.field for doubt in parsed.sheets[0].review}
    assert "goals/2" in fields
    assert "goals/1" not in fields


def test_number_and_sentence_may_be_said_on_each_row() -> None:
    again = "1\t支え合いを進めます。\t\t人数\t90人\t95人\t\t\t△\t集めました。\t\n"
    parsed = parse_document("a.txt", (ROWS + again).encode())
    assert parsed.balance.holds
    (sheet,) = parsed.sheets
    assert [(goal.number, len(goal.measures)) for goal in sheet.goals] == [(1, 2)]
    assert [(one.raw, one.reason) for one in sheet.aside] == [
        ("1", "repeated"),
        ("支え合いを進めます。", "repeated"),
    ]
    assert sheet.spans == ()


def test_a_number_with_another_sentence_is_no_repeat() -> None:
    other = "1\t魅力を伝えます。\t\t人数\t90人\t95人\t\t\t△\t集めました。\t\n"
    assert parse_document("a.txt", (ROWS + other).encode()).sheets == ()


def test_what_a_program_left_instead_of_a_value_goes_aside() -> None:
    parsed = parse_document("a.txt", ROWS.replace("85回", "#N/A").encode())
    assert parsed.balance.holds
    (sheet,) = parsed.sheets
    assert sheet.goals[0].measures[0].result == ""
    assert [(one.raw, one.reason) for one in sheet.aside] == [("#N/A", "error-value")]
    assert [(doubt.field, doubt.reason) for doubt in sheet.review] == [
        ("goals/1/measures/1/result", "error-value")
    ]


def test_a_sign_of_no_width_neither_parts_indicators_nor_ends_a_line() -> None:
    text = ROWS.replace("支援します", "支援\u200bします").replace(
        "評価日", "(参考)\t事故\u200b・死者\t評価日"
    )
    (sheet,) = parse_document("a.txt", text.encode()).sheets
    assert sheet.policy_indicators == ("事故・死者",)
    assert sheet.goals[0].measures[0].summary == "支援します。"

"""The joined table: one row a measure, what it says in numbers, and how sure that is."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.origins.provenance import Place, Provenance
from site_builder.content.sheet.model import Doubt, Goal, Measure, Sheet, SheetKey, Span
from site_builder.content.yaml.emit import as_plain
from site_builder.export.csv_text import without_apostrophe, write_csv
from site_builder.graph import urls
from site_builder.opendata.columns import JOINED, ColumnKind
from tests.export.making import Sheets, data_of, rows
from tests.render.printing import KEY, RICH, SHEETS, sheet, site_of

ANY = st.text(st.characters(codec="utf-8"))


def table(sheets: Sheets) -> list[dict[str, str]]:
    return rows(data_of(sheets), "goals.csv")


def test_every_measure_is_a_row_with_its_texts() -> None:
    found = iter(table(SHEETS))
    for key in site_of(SHEETS).sheets:
        for goal in SHEETS[key].goals:
            for number, measure in enumerate(goal.measures, 1):
                row = next(found)
                assert row["page"] == urls.goal(key, goal.number)
                assert (row["goal"], row["measure_no"]) == (goal.goal, str(number))
                for field in fields(Measure)[1:]:
                    assert row[field.name] == getattr(measure, field.name)
                assert tuple(row["policies"].split("\n")) == (measure.policies or ("",))
    assert next(found, None) is None


def test_a_row_tells_its_place_and_numbers() -> None:
    row = table({KEY: sheet(Goal(3, "まもる", (RICH,)))})[0]
    assert {name: row[name] for name in JOINED.names[:10]} == {
        "measure_id": "2023/kita/chiiki/3/1",
        "goal_id": "2023/kita/chiiki/3",
        "sheet_id": "2023/kita/chiiki",
        "fiscal_year": "2023",
        "fiscal_year_era": "令和5年度",
        "ward_code": "151017",
        "ward_id": "kita",
        "ward": "北区",
        "section_id": "chiiki",
        "section": "地域課",
    }
    target = [row[f"target_{name}"] for name in ("value", "unit", "direction", "doubt")]
    assert target == ["200", "人", "at_least", "0"]
    assert (row["result_value"], row["result_unit"], row["result_reason"]) == ("190", "人", "")


def test_a_goal_without_a_measure_has_a_row() -> None:
    (row,) = table({KEY: sheet(Goal(3, "まもる"))})
    assert (row["goal"], row["measure_id"], row["measure_no"]) == ("まもる", "", "")


def test_what_is_no_single_number_says_why() -> None:
    texts = ("", "実施", "①3回\n②4回")
    goal = Goal(1, "まもる", tuple(Measure(target=text) for text in texts))
    found = table({KEY: sheet(goal)})
    assert [row["target_reason"] for row in found] == ["empty", "words", "several"]
    assert not any(row["target_value"] for row in found)


def test_doubts_and_covering_cells_are_marked() -> None:
    goal = Goal(1, "まもる", (Measure(target="3回", result="4回"), Measure(target="5回")))
    one = sheet(
        goal,
        spans=(Span("goals/1/measures/1/result", 2),),
        review=(
            Doubt("goals/1/measures/1/target", "x"),
            Doubt("goals/1/measures/2/evaluation", "x"),
            Doubt("goals/1/goal", "x"),
            Doubt("created", "x"),
        ),
    )
    first, second = table({KEY: one})
    assert (first["target_doubt"], first["doubts"], first["goal_doubt"]) == ("1", "target", "1")
    assert (first["result_doubt"], first["evaluation_doubt"]) == ("0", "0")
    assert (second["target_doubt"], second["evaluation_doubt"]) == ("0", "1")
    assert (second["covered"], second["result_reason"]) == ("result", "covered")
    (head,) = rows(data_of({KEY: one}), "sheets.csv")
    assert (head["head_doubts"], head["doubt_count"]) == ("created", "4")


@pytest.mark.parametrize("field", ["goals/1/measures", "goals/1", "goals"])
def test_a_doubt_about_the_rows_is_one_about_each_value(field: str) -> None:
    goal = Goal(1, "まもる", (Measure(target="3回"), Measure(target="5回", evaluation="○")))
    found = table({KEY: sheet(goal, review=(Doubt(field, "row"),))})
    assert {row["goal_doubt"] for row in found} == {str(int(field != "goals/1/measures"))}
    flags = ("target_doubt", "result_doubt", "evaluation_doubt")
    assert [[row[flag] for flag in flags] for row in found] == [["1"] * 3] * 2


def test_columns_of_numbers_hold_nothing_else() -> None:
    numbers = [
        c.name
        for c in JOINED.columns
        if c.kind in (ColumnKind.NUMBER, ColumnKind.INTEGER, ColumnKind.FLAG)
    ]
    texts = ("1,200人以上", "5日以内", "10~15回", "91.05%", "約3万人", "3/4以上", "実施")
    goal = Goal(1, "まもる", tuple(Measure(target=text, result=text) for text in texts))
    found = table({KEY: sheet(goal)})
    assert [row["target_value"] for row in found] == [
        "1200",
        "5",
        "10",
        "91.05",
        "30000",
        "0.75",
        "",
    ]
    for row in found:
        assert all(float(row[name]) is not None for name in numbers if row[name])


def test_where_a_row_stands_in_its_document() -> None:
    goal = Goal(1, "まもる", (Measure(target="3回"), Measure(target="5回")))
    cells = {
        "goals/1/measures/1/indicator": (Place(8, 1, 2), Place(9, 1, 2)),
        "goals/1/measures/1/target": (Place(7, 3, 4),),
        "goals/1/goal": (Place(99, 1, 1),),
    }
    book = {"goals/1/measures/2/target": (Place(12, 1, 2, "地域課", "C7"),)}
    text = Provenance("a.txt", "", "", "utf-8", cells)
    workbook = Provenance("a.xlsx", "", "", "", book)
    names = ("document_sheet", "document_cell", "document_first_line", "document_last_line")

    def told(provenance: Provenance) -> list[list[str]]:
        files = data_of({KEY: sheet(goal)}, provenances={KEY: provenance})
        return [[row[name] for name in names] for row in rows(files, "goals.csv")]

    assert told(text) == [["", "", "7", "9"], [""] * 4]
    assert told(workbook) == [[""] * 4, ["地域課", "C7", "", ""]]


@given(st.lists(ANY, min_size=1))
def test_no_text_is_a_formula_and_each_comes_back(texts: list[str]) -> None:
    text = write_csv([texts]).decode("utf-8-sig")
    (cells,) = csv.reader(io.StringIO(text, newline=""))
    assert [without_apostrophe(cell) for cell in cells] == texts
    assert not any(cell[:1] in {*"=+-@＝＋－＠\t\r\n\0"} for cell in cells)


@pytest.mark.parametrize("sign", "=+-@＝＋－＠\t\r\n\0'")
def test_a_mark_stands_before_what_could_begin_a_formula(sign: str) -> None:
    assert write_csv([[f"{sign}1+1"]]).decode("utf-8-sig").startswith(f"\"'{sign}")


def test_sheets_are_given_whole() -> None:
    doubtful = sheet(Goal(1, "文", (RICH,)), review=(Doubt("goals/1/goal", "x"),))
    sheets: dict[SheetKey, Sheet] = {**SHEETS, KEY: doubtful}
    files = data_of(sheets)
    data = json.loads(files["sheets.json"])
    assert {one["id"] for one in data["sheets"]} == {
        f"{key.year}/{key.ward}/{key.section}" for key in sheets
    }
    for one in data["sheets"]:
        year, ward, section = one["id"].split("/")
        own = sheets[SheetKey(int(year), ward, section)]
        assert one["sheet"] == json.loads(json.dumps(as_plain(own)))
        assert one["doubtful"] == [doubt.field for doubt in own.review]
        alone = json.loads(files[f"sheets/{one['id']}.json"])
        assert {name: alone[name] for name in one} == one


def test_a_sheet_has_its_rows_of_the_table() -> None:
    files = data_of()
    own = [rows(files, f"sheets/{k.year}/{k.ward}/{k.section}.csv") for k in site_of().sheets]
    assert [row for part in own for row in part] == rows(files, "goals.csv")

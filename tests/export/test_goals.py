from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.model import Doubt, Goal, Measure, Sheet, SheetKey, Span
from site_builder.content.open_data import COLUMNS, MEASURE
from site_builder.content.writer import as_plain
from site_builder.export.csv_text import bare, write_csv
from site_builder.export.goals import goals_csv
from site_builder.export.sheets import sheets_json
from site_builder.graph import urls
from tests.render.printing import KEY, RICH, SHEETS, files, sheet, site_of, tree, with_info, words

Sheets = Mapping[SheetKey, Sheet]
ANY = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


def rows(sheets: Sheets) -> list[dict[str, str]]:
    path, content = goals_csv(site_of(sheets), sheets.__getitem__)
    assert path == "data/goals.csv"
    head, *lines = parsed(content)
    return [dict(zip(head, map(bare, line), strict=True)) for line in lines]


def parsed(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_measure_is_a_row_with_its_texts() -> None:
    found = iter(rows(SHEETS))
    for key in site_of(SHEETS).sheets:
        for goal in SHEETS[key].goals:
            for number, measure in enumerate(goal.measures, 1):
                row = next(found)
                assert row["page"] == urls.goal(key, goal.number)
                assert (row["goal"], row["measure_no"]) == (goal.goal, str(number))
                for name, _ in MEASURE[1:]:
                    assert row[name] == getattr(measure, name)
                assert tuple(row["policies"].split("\n")) == (measure.policies or ("",))
            if not goal.measures:
                assert next(found)["measure_no"] == ""
    assert next(found, None) is None


def test_a_row_tells_its_place_and_numbers() -> None:
    row = rows({KEY: sheet(Goal(3, "まもる", (RICH,)))})[0]
    told = ("sheet_id", "fiscal_year", "fiscal_year_era", "ward", "section", "goal_no")
    assert [row[name] for name in told] == [
        "2023/kita/chiiki",
        "2023",
        "令和5年度",
        "北区",
        "地域課",
        "3",
    ]
    target = [row[f"target_{name}"] for name in ("value", "unit", "direction", "doubt")]
    assert target == ["200", "人", "at_least", "0"]
    assert (row["result_value"], row["result_unit"], row["result_reason"]) == ("190", "人", "")


def test_what_is_no_single_number_says_why() -> None:
    texts = ("", "実施", "①3回\n②4回")
    goal = Goal(1, "まもる", tuple(Measure(target=text) for text in texts))
    found = rows({KEY: sheet(goal)})
    assert [row["target_reason"] for row in found] == ["empty", "words", "several"]
    assert not any(row["target_value"] for row in found)


def test_doubts_and_covering_cells_are_marked() -> None:
    goal = Goal(1, "まもる", (Measure(target="3回", result="4回"), Measure(target="5回")))
    one = sheet(
        goal,
        spans=(Span("goals/1/measures/1/result", 2),),
        review=(Doubt("goals/1/measures/1/target", "x"), Doubt("goals/1/goal", "x")),
    )
    first, second = rows({KEY: one})
    assert (first["target_doubt"], first["doubts"], first["goal_doubt"]) == ("1", "target", "1")
    assert (second["target_doubt"], second["doubts"]) == ("0", "")
    assert (second["covered"], second["result_reason"]) == ("result", "covered")


@given(st.lists(ANY, min_size=1))
def test_no_text_is_a_formula_and_each_comes_back(texts: list[str]) -> None:
    (cells,) = parsed(write_csv([texts])) or [[""]]
    assert [bare(cell) for cell in cells] == texts
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_sheets_are_given_whole() -> None:
    path, content = sheets_json(site_of(SHEETS), SHEETS.__getitem__)
    data = json.loads(content)
    assert path == "data/sheets.json"
    assert {one["id"] for one in data["sheets"]} == {
        f"{key.year}/{key.ward}/{key.section}" for key in SHEETS
    }
    for one in data["sheets"]:
        year, ward, section = one["id"].split("/")
        own = SHEETS[SheetKey(int(year), ward, section)]
        assert one["sheet"] == json.loads(json.dumps(as_plain(own)))


def test_the_page_links_the_files_and_explains_each_column() -> None:
    licence = "文章は <市> のものです & 自由ではありません。"
    pages = files(frame=with_info(licence=licence))
    page = tree(pages["data/index.html"].decode())
    links = {link.get("href") for link in page.iter("a")}
    assert {"goals.csv", "sheets.json", "changes.csv", "changes.json"} <= links
    assert [words(term) for term in page.iter("dt")] == [name for name, _ in COLUMNS]
    (told,) = (p for p in page.iter("p") if p.get("class") == "data-licence")
    assert words(told) == licence
    home = tree(pages["index.html"].decode())
    assert "data/" in {link.get("href") for link in home.iter("a")}

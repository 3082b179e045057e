"""What an answer makes of a sheet, and that the way back to the converter stays open."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.content.folder.store import load_content
from site_builder.content.origins.excerpt import excerpt, place_name, places_near
from site_builder.content.origins.provenance import Place, Provenance
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import find_field, name_of
from site_builder.content.sheet.model import Doubt, Goal, Measure, Sheet
from site_builder.content.sheet.reasons import SENTENCES, sentence
from site_builder.content.sheet.restore import is_converters
from site_builder.content.sheet.review import Answer, answer, questions, read_typed
from site_builder.content.sheet.rules import sheet_issues
from site_builder.content.yaml.emit import as_plain
from tests.extent import amount

PUBLISHED = {
    key: sheet for key, sheet in load_content(Path("content"))[0].sheets.items() if sheet.review
}
WHY = "確かめた"
MELTED = "実施した 続ける"


def sheet(*doubts: Doubt) -> Sheet:
    row = Measure(("政策7", "福祉7"), "指標", "80回", attainment="実施した", next_steps="続ける")
    return Sheet(2025, "中央区", "地域課", goals=(Goal(1, "文", (row, row)),), review=doubts)


def value(of: Sheet, field: str) -> object:
    found = find_field(of, FieldPath.parse(field))
    return as_plain(found.value) if found else None


@settings(max_examples=amount(20, 60))
@given(st.data())
def test_any_answers_lead_back_to_the_converter(data: st.DataObject) -> None:
    """Real sheets with real doubts."""
    one = PUBLISHED[data.draw(st.sampled_from(sorted(PUBLISHED)))]
    for step in data.draw(st.lists(st.integers(0, 99))):
        if not one.review:
            break
        question = questions(one)[step % len(questions(one))]
        values = (None, *question.readings[1:])
        given_value = values[step % len(values)]
        before = len(one.review)
        one = answer(one, question, Answer(given_value, WHY))
        assert len(one.review) < before
        assert given_value is None or value(one, question.field) == given_value
        assert not any(sheet_issues(one))
        assert is_converters(one)


def test_every_published_doubt_can_be_confirmed_and_chosen() -> None:
    assert PUBLISHED
    for one in PUBLISHED.values():
        for question in questions(one):
            for number in (None, *question.readings[1:]):
                assert answer(one, question, Answer(number, WHY)).review != one.review


def test_two_cells_that_melted_are_cut_at_one_place() -> None:
    left = Doubt("goals/1/measures/1/attainment", "melted", MELTED, ("実施した 続ける", "実施"))
    right = Doubt("goals/1/measures/1/next_steps", "melted", MELTED, ("", "した続ける"))
    one = sheet(left, right)
    done = answer(one, questions(one)[0], Answer("実施", WHY))
    assert (value(done, left.field), value(done, right.field)) == ("実施", "した続ける")
    assert not done.review
    done = answer(one, questions(one)[1], Answer(None, WHY))
    assert (value(done, left.field), done.review) == ("実施した", ())
    typed = answer(one, questions(one)[0], Answer("実施しました", WHY))
    assert typed.review == (right,)


def test_another_code_takes_the_place_of_the_one_in_doubt() -> None:
    field = "goals/1/measures/1/policies"
    one = sheet(Doubt(field, "code", "福祉7", ("政策7-3", "行財7")))
    (question,) = questions(one)
    assert question.readings[1:] == (("政策7", "政策7-3"), ("政策7", "行財7"))
    typed = read_typed(question, "政策7、 政策8\n")
    assert value(answer(one, question, Answer(typed, WHY)), field) == ("政策7", "政策8")


def test_a_doubt_about_a_row_that_is_not_there_can_only_be_confirmed() -> None:
    one = sheet(Doubt("goals/7/measures/2", "number"), Doubt("goals/1/measures", "row"))
    for question in questions(one):
        done = answer(one, question, Answer(None, WHY))
        assert question.doubts == done.corrections[0].settles
        assert done.goals == one.goals
    with pytest.raises(ValueError, match="goals/7"):
        read_typed(questions(one)[0], "文")


def test_a_cell_that_one_above_covers_takes_no_answer() -> None:
    one = sheet(Doubt("goals/1/measures/1/evaluation", "cell"))
    with pytest.raises(ValueError, match="evaluation"):
        answer(one, questions(one)[0], Answer("よい", WHY))


# --- excerpts and names ---------------------------------------------------------------------

LINES = ("上の行", "左\t" + "中" * 5 + "\t右", "下の行", "遠い行")


def test_an_excerpt_marks_the_text_between_its_neighbours() -> None:
    assert excerpt(LINES, [Place(2, 3, 5)]) == (
        "    1| 上の行",
        "    2| 左 | >>>中中中中中<<< | 右",
        "    3| 下の行",
    )
    assert excerpt(("あ" * 200,), [Place(1, 100, 2)])[0].startswith("    1| …")
    assert excerpt(LINES, [Place(9, 1, 1)]) == ()


def test_finds_the_places_of_a_field_or_of_what_is_around_it() -> None:
    cell, goal = (Place(3, 1, 2),), (Place(2, 1, 2),)
    fields = {"goals/1/goal": goal, "goals/1/measures/1/target": cell}
    one = Provenance("a.txt", "", "", "utf-8", fields)
    assert places_near(one, FieldPath.parse("goals/1/measures/1/target")) == cell
    assert places_near(one, FieldPath.parse("goals/1/measures/1/result")) == cell
    assert places_near(one, FieldPath.parse("goals/1/measures")) == cell
    assert places_near(one, FieldPath.parse("goals/1")) == goal + cell
    assert places_near(one, FieldPath.parse("notes/1")) == ()


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place(12, 1, 1), "資料の12行目"),
        (Place(12, 1, 1, "地域課", "C7"), "シート「地域課」のC7"),
        (Place(12, 1, 1, "2", "120,88,240,110"), "2ページ"),
    ],
)
def test_places_have_names(place: Place, name: str) -> None:
    assert place_name(place) == name


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("goals/2/measures/1/target", "目標2 1行目の目標の値"),
        ("goals/2/measures/1", "目標2 1行目"),
        ("goals/2/measures", "目標2の行の分け方"),
        ("goals/2/goal", "目標2の組織目標"),
        ("goals/2", "目標2"),
        ("ward", "区"),
    ],
)
def test_fields_have_names(field: str, name: str) -> None:
    assert name_of(FieldPath.parse(field)) == name


def test_every_reason_of_the_converter_has_its_sentence() -> None:
    """Also those that only a newer document gives."""
    sources = [path.read_text() for path in Path("site_builder/ingest").rglob("*.py")]
    reasons = {reason for reason in SENTENCES if any(f'"{reason}"' in text for text in sources)}
    assert {"cell", "code", "column", "cut", "melted", "number", "row", "span", "year"} <= reasons
    assert sentence("document-changed") != sentence("unheard of")

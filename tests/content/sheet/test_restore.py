from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import find_field, same
from site_builder.content.sheet.model import Correction, Doubt, Goal, Measure, Sheet, Source, Span
from site_builder.content.sheet.restore import (
    fingerprint,
    is_converters,
    restore,
    with_field,
    with_ordered_review,
)
from site_builder.content.sheet.write import dump_sheet
from site_builder.content.yaml.emit import as_plain
from site_builder.content.yaml.plain import Plain
from tests.content.sheets import SHEETS, TEXTS

READ = with_ordered_review(
    Sheet(
        2025,
        "中央区",
        "地域課",
        goals=(Goal(2, "すすめます", (Measure(("政策1-1-①",), target="80"), Measure())), Goal(4)),
        spans=(Span("goals/2/measures/1/initiative", 2),),
        review=(Doubt("goals/4/goal", "empty"), Doubt("goals/2/goal", "cut", "すすめます")),
        source=Source("a.txt", converted="set below"),
    )
)
CONVERTED = replace(READ, source=replace(READ.source, converted=fingerprint(READ)))


def corrected(sheet: Sheet, field: str, now: Plain, *settles: Doubt) -> Sheet:
    """What a person does: change a field, take its doubts away, and write both down."""
    place = find_field(sheet, FieldPath.parse(field))
    assert place is not None
    made = Correction(field, as_plain(place.value), now, "原本", settles)
    sheet = with_field(sheet, field, now)
    review = tuple(doubt for doubt in sheet.review if doubt not in settles)
    return replace(sheet, review=review, corrections=(*sheet.corrections, made))


def test_the_converters_own_output_is_known() -> None:
    assert is_converters(CONVERTED)
    assert not is_converters(with_field(CONVERTED, "goals/4/goal", "あ"))


@pytest.mark.parametrize(
    ("field", "now"),
    [
        ("goals/2/goal", "進めます"),
        ("goals/2/measures/1/policies", ("政策1-1-②", "区ビジョン")),
        ("goals/2/measures/1/policies/1", "政策1-1-②"),
        ("fiscal_year", 2024),
        ("created", "2025-04-01"),
        ("spans", ()),
        ("spans/1/rows", 3),
        ("goals/4", {"number": 4, "goal": "", "measures": ({"target": "1回"},)}),
        ("goals", ({"number": 1, "goal": "文", "measures": ()},)),
        ("notes", ("参照",)),
    ],
)
def test_a_correction_can_be_taken_back(field: str, now: Plain) -> None:
    changed = corrected(CONVERTED, field, now)
    assert changed != CONVERTED
    assert restore(changed) == CONVERTED
    assert is_converters(changed)


def test_several_corrections_of_one_field_are_taken_back_from_the_last() -> None:
    once = corrected(CONVERTED, "goals/2/goal", "一")
    branch = corrected(once, "goals", ({"number": 2, "goal": "二", "measures": ({},)},))
    assert restore(corrected(branch, "goals/2/goal", "三")) == CONVERTED


def test_a_number_is_taken_back_by_the_field_that_it_has_now() -> None:
    made = Correction("goals/3/number", 4, 3, "原本")
    changed = replace(with_field(CONVERTED, "goals/4/number", 3), corrections=(made,))
    assert restore(changed) == CONVERTED


def test_a_settled_doubt_is_open_again_at_its_old_place() -> None:
    first, second = CONVERTED.review
    assert first.field == "goals/2/goal"
    changed = corrected(CONVERTED, "goals/2/goal", "進めます", first)
    assert changed.review == (second,)
    assert restore(changed) == CONVERTED


def test_doubts_stand_in_the_order_of_the_form() -> None:
    names = [
        *("spans", "goals/4/goal", "goals/2/measures/2/target", "goals/2/measures/1/next_steps"),
        *("goals/2/measures/1/target", "goals/2/goal", "section", "ward"),
    ]
    sheet = replace(READ, review=tuple(Doubt(name, "a") for name in (*names, "goals/9/goal")))
    assert [d.field for d in with_ordered_review(sheet).review] == [
        *reversed(names),
        "goals/9/goal",
    ]


def test_a_field_that_is_not_there_or_a_value_that_does_not_fit_is_a_slip() -> None:
    with pytest.raises(ValueError, match="no field goals/9"):
        with_field(READ, "goals/9/goal", "")
    with pytest.raises(ValueError, match="fiscal_year cannot be"):
        with_field(READ, "fiscal_year", "令和")


@given(SHEETS, st.data())
def test_whatever_text_is_changed_can_be_taken_back(sheet: Sheet, data: st.DataObject) -> None:
    sheet = with_ordered_review(replace(sheet, corrections=()))
    fields = ["section", *(f"goals/{goal.number}/goal" for goal in sheet.goals)]
    field = data.draw(st.sampled_from(fields))
    now = data.draw(TEXTS.filter(lambda text: bool(text.strip())))
    assert restore(corrected(sheet, field, now)) == sheet


def test_an_empty_part_says_the_same_as_a_missing_one() -> None:
    assert same({"number": 1, "goal": "", "measures": ()}, {"number": 1})
    assert same(({"policies": ("a",), "target": ""},), ({"policies": ("a",)},))
    assert not same({"number": 1}, {"number": 2})
    assert not same(("a", ""), ("a",))


def test_a_sheet_of_0_1_is_read_written_and_led_back_as_it_was() -> None:
    """A key that is added since then must not show in a file that lacks it."""
    text = (Path(__file__).parent / "of-0.1.yaml").read_text(encoding="utf-8")
    sheet, problems = load_sheet("s.yaml", text)
    assert sheet
    assert not problems
    assert dump_sheet(sheet) == text
    assert sheet.corrections
    assert is_converters(sheet)

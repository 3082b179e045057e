"""Next year's sheet keeps what lasts and nothing that only its own year can say."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given

from site_builder.content.city.model import Section, Ward
from site_builder.content.sheet.model import Doubt, Measure, Sheet, Source, Span
from site_builder.content.sheet.next_year import blank_sheet, next_sheet
from site_builder.content.sheet.rules import sheet_issues
from tests.content.sheets import SHEETS

SECTION = Section("chiiki", "地域課", parent="総務課")
LASTING = {"policies", "indicator", "initiative", "summary"}


@given(SHEETS)
def test_the_goals_go_on_without_their_values(sheet: Sheet) -> None:
    after = next_sheet(sheet, 2026, SECTION)
    assert (after.fiscal_year, after.section, after.parent_section) == (2026, "地域課", "総務課")
    assert [(g.number, g.goal) for g in after.goals] == [(g.number, g.goal) for g in sheet.goals]
    assert after.source == Source() and not after.corrections and not after.notes
    assert (after.created, after.evaluated, after.unplaced) == ("", "", ())
    for was, now in zip(sheet.goals, after.goals, strict=True):
        for before, measure in zip(was.measures, now.measures, strict=True):
            for field in fields(Measure):
                kept = getattr(before, field.name) if field.name in LASTING else ""
                assert getattr(measure, field.name) == kept
    if not list(sheet_issues(sheet)):
        assert not list(sheet_issues(after))


def test_a_doubt_about_what_is_kept_stays_a_doubt() -> None:
    doubts = tuple(
        Doubt(field, "pairing")
        for field in (
            "department",
            "created",
            "goals/1",
            "goals/1/goal",
            "goals/1/measures/2",
            "goals/1/measures/2/indicator",
            "goals/1/measures/2/target",
            "goals/1/measures/2/next_steps",
        )
    )
    spans = (Span("goals/1/measures/1/policies", 2), Span("goals/1/measures/1/result", 2))
    sheet = Sheet(2025, "中央区", "地域課", spans=spans, review=doubts)
    after = next_sheet(sheet, 2026, SECTION)
    assert [doubt.field for doubt in after.review] == [
        "department",
        "goals/1",
        "goals/1/goal",
        "goals/1/measures/2",
        "goals/1/measures/2/indicator",
    ]
    assert after.spans == spans[:1]


def test_a_blank_sheet_can_be_filled_in_and_breaks_no_rule() -> None:
    sheet = blank_sheet(2026, Ward("chuo", "中央区"), SECTION)
    assert (sheet.ward, sheet.department, sheet.section) == ("中央区", "中央区役所", "地域課")
    assert [goal.measures for goal in sheet.goals] == [(Measure(),)]
    assert not list(sheet_issues(sheet))

"""What the report says of two readings: each change once, and nothing that did not change."""

from __future__ import annotations

from dataclasses import replace

from site_builder.content.comparison.differences import (
    Difference,
    DifferenceKind,
    differences,
    disagreements,
)
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import Doubt, Easy, Goal, Measure, Sheet, Source, Span
from site_builder.content.yaml.plain import Plain

ROWS = (Measure(("政策1",), "参加者数", "80回"), Measure((), "点検の回数", "2回"))
SHEET = Sheet(
    2025,
    "中央区",
    "地域課",
    goals=(Goal(1, "まちづくり", ROWS), Goal(2, "窓口", ROWS[:1]), Goal(3, "防災", ROWS[1:])),
    notes=("注",),
)


def difference(
    field: str, was: Plain, now: Plain, kind: DifferenceKind = DifferenceKind.VALUE
) -> Difference:
    return Difference(FieldPath.parse(field), was, now, kind)


def with_goals(*goals: Goal) -> Sheet:
    return replace(SHEET, goals=goals)


def test_nothing_differs_from_itself() -> None:
    easy = tuple(replace(goal, easy=Easy("やさしく")) for goal in SHEET.goals)
    other = replace(SHEET, goals=easy, source=Source("b"), review=(Doubt("ward", "cell"),))
    assert differences(SHEET, other) == ()


def test_a_goal_that_is_numbered_anew_is_still_the_same() -> None:
    one, _, three = SHEET.goals
    new = Goal(3, "デジタル化", (Measure(indicator="申請の数"),))
    assert differences(SHEET, with_goals(one, replace(three, number=2), new)) == (
        difference("goals/2", "窓口", "", DifferenceKind.DROPPED),
        difference("goals/2/number", 3, 2),
        difference("goals/3", "", "デジタル化", DifferenceKind.ADDED),
    )


def test_rows_and_cells() -> None:
    one, *others = SHEET.goals
    more = Measure(indicator="間に入った行")
    rows = (replace(ROWS[0], target="90回"), more, ROWS[1])
    assert differences(SHEET, with_goals(replace(one, measures=rows), *others)) == (
        difference("goals/1/measures/1/target", "80回", "90回"),
        difference("goals/1/measures/2", "", "間に入った行", DifferenceKind.ADDED),
    )
    less = with_goals(replace(one, measures=ROWS[1:]), *others)
    assert differences(SHEET, less) == (
        difference("goals/1/measures/1", "参加者数", "", DifferenceKind.DROPPED),
    )


def test_head_lists_and_cells_of_several_rows() -> None:
    spans = (Span("goals/1/measures/1/policies", 2),)
    other = replace(SHEET, evaluated="2026-03-31", notes=(), spans=spans)
    assert differences(SHEET, other) == (
        difference("evaluated", "", "2026-03-31"),
        difference("goals/1/measures/1/policies", 1, 2, DifferenceKind.HEIGHT),
        difference("notes", ("注",), ()),
    )


def test_two_readings_agree_where_one_is_in_doubt_or_only_its_lines_break_elsewhere() -> None:
    one, *others = SHEET.goals
    field = "goals/1/measures/1/target"
    broken = with_goals(replace(one, goal="まち\nづくり"), *others)
    cut = with_goals(replace(one, measures=(replace(ROWS[0], target="8"), ROWS[1])), *others)
    assert disagreements(SHEET, broken) == ()
    assert disagreements(SHEET, cut) == (FieldPath.parse(field),)
    for doubt in (field, "goals/1"):
        assert disagreements(SHEET, replace(cut, review=(Doubt(doubt, "clipped"),))) == ()
    assert disagreements(replace(SHEET, review=(Doubt(field, "cell"),)), cut) == (
        FieldPath.parse(field),
    )


TWO = replace(ROWS[0], policies=("政策2",)), ROWS[1]


def spanned(*rows: Measure) -> Sheet:
    first, *others = SHEET.goals
    spans = (Span("goals/1/measures/1/policies", 2),)
    return replace(with_goals(replace(first, measures=rows), *others), spans=spans)


def with_second(policy: str) -> Sheet:
    first, *others = SHEET.goals
    rows = (ROWS[0], replace(ROWS[1], policies=(policy,)))
    return with_goals(replace(first, measures=rows), *others)


def test_what_a_wider_cell_says_for_a_row_is_told_once() -> None:
    apart = with_second("政策1")
    height = difference("goals/1/measures/1/policies", 1, 2, DifferenceKind.HEIGHT)
    assert differences(apart, spanned(*ROWS)) == (height,)
    changed = difference("goals/1/measures/1/policies", ("政策1",), ("政策2",))
    assert differences(spanned(*ROWS), spanned(*TWO)) == (changed,)
    assert differences(apart, spanned(*TWO)) == (changed, height)


def test_words_that_a_wider_cell_takes_the_place_of_are_told() -> None:
    own = with_second("政策3")
    assert difference("goals/1/measures/2/policies", ("政策3",), ("政策1",)) in differences(
        own, spanned(*ROWS)
    )

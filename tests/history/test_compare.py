from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.content.history.model import (
    Change,
    ChangeKind,
    History,
    dump_history,
    read_history,
)
from site_builder.content.sheet.model import Doubt, Goal, Measure, Sheet, Span
from site_builder.content.yaml.load import load_yaml
from site_builder.history.compare import compare_sheets
from site_builder.history.recording import with_changes
from tests.history.repository import LATER, ROW, SHEET, with_row


def told(before: Sheet, after: Sheet) -> list[tuple[str, str, str, str]]:
    found = compare_sheets(before, after, "2025-06-02")
    return [(str(c.kind), c.field, c.was, c.now) for c in found]


def rows(*measures: Measure) -> Sheet:
    return replace(SHEET, goals=(Goal(1, "文", measures),))


def test_no_reader_would_call_these_a_change() -> None:
    other = with_row(LATER, target="８０ 回", summary="・開き\nます。")
    doubts = (Doubt("goals/1/measures/1/target", "cell"),)
    assert told(SHEET, replace(other, review=doubts)) == []


def test_the_end_of_the_year() -> None:
    evaluated = with_row(SHEET, result="90回", evaluation="○", attainment="達成。" * 50)
    expected = [
        ("wording", "evaluated", "", "2026-03-31"),
        ("result", "goals/1/measures/1/result", "", "90回"),
        ("evaluation", "goals/1/measures/1/evaluation", "", "○"),
        ("wording", "goals/1/measures/1/attainment", "", ""),
    ]
    by_hand = replace(evaluated, evaluated="2026-03-31")
    assert told(SHEET, by_hand) == expected
    assert told(SHEET, replace(by_hand, source=LATER.source)) == expected


def test_a_row_put_in_front_changes_no_other() -> None:
    one, two = rows(ROW), rows(replace(ROW, indicator="前の指標"), ROW)
    later = LATER.source
    assert told(one, replace(two, source=later)) == [
        ("added", "goals/1/measures/1", "", "前の指標")
    ]
    assert told(two, replace(one, source=later)) == [
        ("dropped", "goals/1/measures/1", "前の指標", "")
    ]
    assert told(one, two) == [("correction", "goals/1/measures/1", "", "前の指標")]


def test_goals_come_and_go() -> None:
    other = replace(LATER, goals=(LATER.goals[0], Goal(3, "ひらきます。")))
    assert told(SHEET, other) == [
        ("dropped", "goals/2", "まもります。", ""),
        ("added", "goals/3", "", "ひらきます。"),
    ]


def test_a_goal_that_is_numbered_anew_is_still_the_same() -> None:
    first, second = LATER.goals
    moved = replace(LATER, goals=(replace(second, number=1), replace(first, number=2)))
    assert told(SHEET, moved) == [
        ("wording", "goals/2/number", "1", "2"),
        ("wording", "goals/1/number", "2", "1"),
    ]


def test_a_cell_for_two_rows_says_the_same_as_two_cells() -> None:
    second = replace(ROW, indicator="ほかの指標")
    twice = rows(ROW, second)
    spanned = replace(
        rows(ROW, replace(second, initiative="", summary="")),
        spans=tuple(Span(f"goals/1/measures/1/{f}", 2) for f in ("initiative", "summary")),
    )
    assert told(twice, spanned) == told(spanned, twice) == []
    changed = replace(spanned, goals=with_row(spanned, initiative="別の催し").goals)
    assert [field for _, field, _, _ in told(twice, changed)] == ["goals/1/measures/1/initiative"]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)
CHANGES = st.builds(
    Change,
    st.dates().map(lambda day: day.isoformat()),
    st.sampled_from(ChangeKind),
    st.sampled_from(["", "goals/1/goal", "goals/2/measures/1/target"]),
    WORDS,
    WORDS,
)


@settings(deadline=None)
@given(st.builds(History, WORDS, st.lists(CHANGES, max_size=5).map(tuple)))
def test_a_history_is_read_as_it_was_written(history: History) -> None:
    assert load_yaml("h", dump_history(history), read_history, lambda _: ()) == (history, ())


STEPS = st.lists(st.sampled_from(["80回", "60回", "70回", ""]), min_size=2, max_size=9)


def chain(values: list[str], date: str = "2025-01-01") -> list[Change]:
    return [Change(date, ChangeKind.TARGET, "f", a, b) for a, b in pairwise(values) if a != b]


@given(STEPS, st.data())
def test_whatever_git_still_shows_nothing_is_lost_or_told_twice(
    values: list[str], data: st.DataObject
) -> None:
    """Commits dropped at the front (a shallow clone) or squashed, and dates that changed."""
    whole = tuple(chain(values))
    kept = data.draw(st.lists(st.booleans(), min_size=len(values), max_size=len(values)))
    kept[-1] = True
    seen = chain([v for v, keep in zip(values, kept, strict=True) if keep], "2026-01-01")
    assert with_changes(whole, seen) == whole
    assert with_changes((), whole) == whole
    assert with_changes(whole, whole) == whole

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.sheet.field_path import FieldPath, number_of
from site_builder.content.sheet.fields import find_field, is_possible
from site_builder.content.sheet.model import Goal, Measure, Sheet

CELL = FieldPath.parse("goals/12/measures/3/target")
ONE_GOAL = Sheet(2025, "北区", "課", goals=(Goal(1),))
STEPS = st.lists(st.sampled_from(["goals", "1", "12", "measures", "goal", "target"]), max_size=5)
PATHS = STEPS.map(lambda steps: FieldPath(tuple(steps)))


def test_a_path_tells_goal_measure_and_cell() -> None:
    assert (CELL.goal, CELL.measure, CELL.cell, CELL.name) == (12, 3, "target", "target")
    assert CELL.parent == FieldPath.of_measure(12, 3) == FieldPath.of_goal(12) / "measures" / 3
    for text in ("ward", "goals", "goals/x/goal", "goals/0", "notes/1", ""):
        path = FieldPath.parse(text)
        assert (path.goal, path.measure, path.cell) == (0, 0, "")


@given(PATHS)
def test_what_is_printed_is_read_again(path: FieldPath) -> None:
    assert FieldPath.parse(str(path)) == path


@given(PATHS, PATHS)
def test_a_part_is_covered_and_a_longer_number_is_no_part(one: FieldPath, other: FieldPath) -> None:
    within = f"{other}/".startswith(f"{one}/") and one.steps != ()
    assert one.covers(other) == within
    assert one.overlaps(other) == (within or other.covers(one))
    assert not FieldPath.of_goal(1).covers(FieldPath.of_goal(12))


@pytest.mark.parametrize("step", ["0", "01", "-1", "１", "x", "", "1" * 5000])
def test_other_texts_are_no_numbers(step: str) -> None:
    assert number_of(step) == 0
    assert find_field(ONE_GOAL, FieldPath(("goals", step))) is None


@pytest.mark.parametrize(
    ("field", "possible"),
    [
        ("goals/9", True),
        ("goals/9/number", True),
        ("goals/9/measures", True),
        ("goals/9/measures/4/target", True),
        ("goals/9/measures/0", False),
        ("goals/9/measures/4/colour", False),
        ("goals/9/colour", False),
        ("goals", False),
        ("ward", False),
    ],
)
def test_a_form_can_have_a_goal_that_was_not_read(field: str, possible: bool) -> None:
    assert is_possible(FieldPath.parse(field)) is possible


def test_a_field_is_found_by_its_path() -> None:
    sheet = Sheet(2025, "北区", "課", goals=(Goal(12, "文", (Measure(), Measure(), Measure())),))
    found = find_field(sheet, CELL)
    assert found is not None
    assert (found.path, found.value) == (("goals", 0, "measures", 2, "target"), "")
    assert find_field(sheet, FieldPath()) is None

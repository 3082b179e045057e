from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.graph.nodes.outcomes import compare_measure, compare_over, differs_from_city
from site_builder.graph.nodes.summary import MeasureSummary

ROW = MeasureSummary((), (), (), "参加人数(人)", "200人", "190人", "", "○", "")
COVERED = replace(ROW, covered=("target",))


def test_a_row_is_compared() -> None:
    assert compare_measure([ROW], 0).reached is False


@pytest.mark.parametrize("field", ["target", "result", "indicator", "measures"])
def test_what_may_be_misread_is_not_compared(field: str) -> None:
    assert compare_measure([replace(ROW, doubts=(field,))], 0).reason == "doubt"


def test_a_doubt_elsewhere_does_not_matter() -> None:
    assert compare_measure([replace(ROW, doubts=("next_steps",))], 0).pairs


def test_a_doubt_about_a_cell_holds_for_all_rows_that_it_covers() -> None:
    both = ("target", "result")
    rows = [replace(ROW, doubts=("target",)), replace(ROW, covered=both)]
    assert compare_measure(rows, 1).reason == "doubt"


def test_a_target_of_two_rows_is_not_set_against_one_result() -> None:
    assert [compare_measure([ROW, COVERED], row).reason for row in (0, 1)] == ["shared", "shared"]


def test_target_and_result_of_the_same_rows_are_compared() -> None:
    rows = [ROW, replace(ROW, covered=("target", "result"))]
    assert compare_measure(rows, 0).pairs == compare_measure(rows, 1).pairs != ()


def test_another_years_result_needs_the_same_indicator() -> None:
    planned = replace(ROW, result="")
    assert compare_over([planned], 0, [ROW], 0).pairs
    other = replace(ROW, indicator="開催回数(回)")
    assert compare_over([planned], 0, [other], 0).reason == "labels"
    wide = replace(ROW, indicator="参加人数（人）")
    assert compare_over([planned], 0, [wide], 0).pairs


def test_the_citys_mark_for_one_row_may_differ() -> None:
    found = compare_measure([ROW], 0)
    assert differs_from_city([ROW], 0, found)
    assert not differs_from_city([replace(ROW, evaluation="△")], 0, found)
    assert not differs_from_city([replace(ROW, doubts=("evaluation",))], 0, found)
    assert not differs_from_city([ROW, replace(ROW, covered=("evaluation",))], 0, found)

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import Goal, Measure, Sheet, Span
from site_builder.content.sheet.spans import expand_spans

ROWS = 4


def sheet(*spans: Span) -> Sheet:
    goals = (Goal(1, measures=(Measure(),) * ROWS), Goal(7, measures=(Measure(),)))
    return Sheet(2025, "北区", "課", goals=goals, spans=spans)


def test_a_cell_covers_the_rows_below_it() -> None:
    spans = expand_spans(sheet(Span("goals/1/measures/2/summary", 2)))
    assert spans[1].heights == {(1, "summary"): 2}
    assert [dict(spans[1].above(row)) for row in range(ROWS)] == [{}, {}, {"summary": 1}, {}]
    assert spans[7].heights == spans[7].covering == {}


def test_fields_stand_from_left_to_right() -> None:
    fields = ("summary", "policies", "target")
    spans = expand_spans(sheet(*(Span(f"goals/1/measures/1/{field}", 2) for field in fields)))
    assert list(spans[1].above(1)) == ["policies", "target", "summary"]


def test_a_span_of_no_cell_counts_for_nothing() -> None:
    fields = (
        "goals/1/goal",
        "goals/3/measures/1/target",
        "goals/1/measures/9/target",
        "goals/1/measures/1/goal",
        "goals/1/measures/1/policies/1",
        "ward",
    )
    spans = expand_spans(sheet(*(Span(field, 3) for field in fields)))
    assert all(not found.heights and not found.covering for found in spans.values())


SPANS = st.builds(
    lambda position, name, rows: Span(f"goals/1/measures/{position}/{name}", rows),
    st.integers(1, ROWS + 1),
    st.sampled_from(MEASURE_FIELDS),
    st.integers(2, ROWS + 2),
)


@given(st.lists(SPANS, max_size=4))
def test_no_cell_reaches_below_its_goal(spans: list[Span]) -> None:
    found = expand_spans(sheet(*spans))[1]
    assert all(0 <= first < row < ROWS for (row, _), first in found.covering.items())
    assert all(1 < height <= ROWS - row for (row, _), height in found.heights.items())

"""Which sheets are printed in the smaller type: those that it saves a page."""

from __future__ import annotations

from dataclasses import replace

from site_builder.content.sheet.model import Doubt, Goal, Measure, Sheet, Span
from site_builder.render.parts.remarks import remarks_of
from site_builder.render.sheet.columns import columns_of
from site_builder.render.sheet.paper import IN_BOOKLET, OWN_PAGE, form_height, needs_small_type
from tests.render.printing import RICH, sheet, sheet_html, tree

PLAN = Measure(("政策1-1-①",), "指標", "80回", initiative="取組")


def of_rows(number: int, measure: Measure = RICH) -> Sheet:
    return sheet(*(Goal(n, "文。", (measure,)) for n in range(1, number + 1)))


def is_small(one: Sheet, around: float = OWN_PAGE) -> bool:
    remarks = remarks_of(one)
    height = form_height(one, remarks, joined=columns_of(one, remarks).joined)
    return needs_small_type(height, around)


def row(lines: int) -> Measure:
    return replace(RICH, summary="\n".join(["文。"] * lines))


def first_small() -> int:
    """Lines of a row that are just too many for a page of plain type"""
    return next(lines for lines in range(1, 60) if is_small(of_rows(1, row(lines))))


def test_only_a_sheet_that_is_a_little_too_long_is_made_small() -> None:
    sizes = [is_small(of_rows(1, row(lines))) for lines in range(1, 60)]
    first, last = sizes.index(True), 58 - sizes[::-1].index(True)
    assert sizes == [first <= n <= last for n in range(59)]
    assert 20 < first < last < 45


def test_rows_to_be_filled_in_by_hand_take_room() -> None:
    sizes = [is_small(of_rows(rows, PLAN)) for rows in range(1, 9)]
    assert sizes.index(True) < 7


def test_a_cell_of_several_rows_spreads_over_them() -> None:
    steps = "\n".join(["文"] * 30)
    rows = (replace(row(7), next_steps=steps), *(replace(row(7), next_steps=""),) * 2)
    parted = sheet(Goal(1, "文。", rows))
    assert not is_small(parted)  # two pages in either type
    assert is_small(replace(parted, spans=(Span("goals/1/measures/1/next_steps", 3),)))


def test_a_booklet_has_more_room_than_the_page_of_the_sheet() -> None:
    pairs = [(is_small(s), is_small(s, IN_BOOKLET)) for s in map(of_rows, range(1, 12))]
    assert (True, False) in pairs


def test_the_reason_of_a_doubt_takes_room_too() -> None:
    fits = of_rows(1, row(first_small() - 1))
    doubt = Doubt("goals/1/measures/1/summary", "column")
    assert (is_small(fits), is_small(replace(fits, review=(doubt,)))) == (False, True)


def test_the_page_says_which_type_it_is_printed_in() -> None:
    for lines, said in ((1, None), (first_small(), "small")):
        assert tree(sheet_html(of_rows(1, row(lines)))).get("data-print") == said

"""The columns of a whole page: PAGE of test_columns, moved and with blank columns."""

from __future__ import annotations

from site_builder.ingest.formats.layout.columns import ColumnLabel, find_columns
from site_builder.ingest.formats.layout.cuts import LabelAnchors, cut_columns
from site_builder.ingest.formats.layout.page_text import page_lines
from tests.ingest.formats.layout.test_columns import LABELS, NAMES, laid

GOAL = (0, "1"), (5, "区の魅力を発信し")
CODE, INDICATOR, TARGET = (16, "政策4-3-②"), (34, "参加者数"), (48, "80回")


def cut(*lines: str, weight: float = 0.3, scale: float = 1.0) -> tuple[ColumnLabel, ...]:
    body = page_lines("\n".join(lines))
    return cut_columns(find_columns(LABELS, body), NAMES, body, LabelAnchors(weight, scale)).columns


def edges(*lines: str, weight: float = 0.3, scale: float = 1.0) -> dict[str, int]:
    found = zip(NAMES, cut(*lines, weight=weight, scale=scale), strict=True)
    return {name: column.edge for name, column in found if not column.blank}


def test_columns_begin_where_their_words_do() -> None:
    line = laid(*GOAL, CODE, INDICATOR, TARGET, (52, "○"))
    assert edges(line) == {
        "number": 0,
        "goal": 5,
        "policies": 16,
        "indicator": 34,
        "target": 48,
        "evaluation": 52,
    }


def test_a_value_that_is_set_to_the_right_is_none_of_the_next_blank_column() -> None:
    assert edges(laid(*GOAL, CODE, INDICATOR, (49, "8回")))["target"] == 49


def test_a_column_without_words_is_blank() -> None:
    assert edges(laid(*GOAL, INDICATOR, TARGET)).keys() == {"number", "goal", "indicator", "target"}


def test_a_number_may_stand_where_the_lines_of_its_sentence_begin() -> None:
    lines = laid((5, "1 区の魅力を"), INDICATOR, TARGET), laid((5, "発信します。"))
    found = edges(*lines)
    assert (found["number"], found["goal"]) == (5, 5)


def test_a_page_of_fewer_letters_is_read_at_its_own_scale() -> None:
    line = laid((0, "1"), (3, "区の魅力を"), (10, "政策4-3-②"), (20, "参加者数"), (28, "80回"))
    assert edges(line, weight=0.1, scale=0.6) == {
        "number": 0,
        "goal": 3,
        "policies": 10,
        "indicator": 20,
        "target": 28,
    }


def test_a_page_without_rows_has_blank_columns_only() -> None:
    assert all(column.blank for column in cut())

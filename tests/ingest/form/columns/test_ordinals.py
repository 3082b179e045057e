from __future__ import annotations

import pytest

from site_builder.ingest.form.columns.ordinals import is_ordinal_row


@pytest.mark.parametrize(
    "row",
    [
        "① ② ③ ④ ⑤",
        "(1) (2) (3) (4)",
        "（１） （２） （３）",
        "1 2 3 4 5 6 7 8 9 10 11",
        "Ａ Ｂ Ｃ Ｄ",
        "A B B/A",
        "(A) (B) (B)/(A)",
        "ア イ ウ エ",
        "Ⅰ Ⅱ Ⅲ Ⅳ",
        "③ ④ ⑤",
        "a. b. c.",
    ],
)
def test_signs_in_their_order_number_columns(row: str) -> None:
    assert is_ordinal_row(row.split())


@pytest.mark.parametrize(
    "row", ["", "1", "①", "1 2", "① 目標 ②", "1 3 4", "② ④", "○ △ ×", "3 80 85"]
)
def test_other_cells_number_none(row: str) -> None:
    assert not is_ordinal_row(row.split())

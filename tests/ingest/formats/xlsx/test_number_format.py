"""Numbers and dates as a spreadsheet shows them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.ingest.formats.xlsx.cell_text import Shown, show
from site_builder.ingest.formats.xlsx.number_format import format_day, format_number, is_date

NUMBERS = [
    (0.95, "0%", "95%"),
    (0.945, "0%", "95%"),
    (0.9455, "0.0%", "94.6%"),
    (13000, '#,##0"人"', "13,000人"),
    (80.0, '0"回以上"', "80回以上"),
    (3, "0人以上", "3人以上"),
    (2, r"0\回", "2回"),
    (1234.5, "#,##0.0", "1,234.5"),
    (80, "General", "80"),
    (80.0, "General", "80"),
    (0.1 + 0.2, "General", "0.3"),
    (1 / 3, "General", "0.333333333"),
    (3, 'G/標準"回"', "3回"),
    (5, "00", "05"),
    (0.5, "#.##", ".5"),
    (1234567, '#,##0,"千円"', "1,235千円"),
    (1200000, '0.0,,"百万円"', "1.2百万円"),
    (7, '"令和"0"年度"', "令和7年度"),
    (1234, "[DBNum3]0", "１２３４"),
    (-5, "0;▲0", "▲5"),
    (-5, "0", "-5"),
    (0, '0;-0;"なし"', "なし"),
    (2000, '[>=1000]#,##0"円";0"個"', "2,000円"),
    (20, '[>=1000]#,##0"円";0"個"', "20個"),
    (5, "[$¥-411]#,##0;[赤]-0", "¥5"),
    (12, "@", "12"),
    (12, "_ * #,##0_ ;_ * -#,##0_ ", "12"),
]


@pytest.mark.parametrize(("value", "code", "text"), NUMBERS)
def test_a_number_is_shown_by_its_format(value: float, code: str, text: str) -> None:
    assert format_number(value, code) == text


@pytest.mark.parametrize("code", ["# ?/?", "0.00E+00", "[DBNum1]0", "0;0;0;@;0"])
def test_a_format_that_is_not_known_is_never_guessed(code: str) -> None:
    assert format_number(1.5, code) is None
    assert show(1.5, code, datetime(1899, 12, 30)) == Shown("1.5", "number-format")


DAYS = [
    ("ge.m.d", "R7.4.1"),
    ("[$-411]ge.m.d;@", "R7.4.1"),
    ('ggge"年"m"月"d"日"', "令和7年4月1日"),
    ("gg ee.mm.dd", "令 07.04.01"),
    ("yyyy/m/d", "2025/4/1"),
    ("yyyy-mm-dd h:mm", "2025-04-01 13:05"),
    ('yyyy"年"m"月"d"日"(aaa)', "2025年4月1日(火)"),
    ("h:mm AM/PM", "1:05 PM"),
    ("mm:ss", "05:09"),
    ("d-mmm-yy", "1-Apr-25"),
    ("[$-F800]dddd, mmmm dd, yyyy", "2025年4月1日"),
]


@pytest.mark.parametrize(("code", "text"), DAYS)
def test_a_day_is_shown_by_its_format(code: str, text: str) -> None:
    assert is_date(code)
    assert format_day(datetime(2025, 4, 1, 13, 5, 9), code) == text


def test_eras_change_on_their_days() -> None:
    first = datetime(2019, 5, 1)
    assert format_day(first, "ge.m.d") == "R1.5.1"
    assert format_day(first, '[$-ja-JP-x-gannen]ggge"年"') == "令和元年"
    assert format_day(datetime(2019, 4, 30), 'ggge"年"') == "平成31年"


def test_dates_and_serial_numbers_are_the_same() -> None:
    for value in (45748, date(2025, 4, 1), datetime(2025, 4, 1)):
        assert show(value, "ge.m.d", datetime(1899, 12, 30)).text == "R7.4.1"
    assert show(date(2025, 4, 1), "0", datetime(1899, 12, 30)).text == "45748"
    assert show(44286, "ge.m.d", datetime(1904, 1, 1)).text == "R7.4.1"


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_a_shown_number_says_the_number(number: int, places: int) -> None:
    value = float(Decimal(number).scaleb(-places))
    code = "#,##0" + ("." + "0" * places if places else "") + '"人"'
    shown = format_number(value, code)
    assert shown is not None
    assert Decimal(shown.removesuffix("人").replace(",", "")) == Decimal(number).scaleb(-places)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.text(max_size=12))
def test_no_format_breaks_the_reader(value: float, code: str) -> None:
    shown = show(value, code, datetime(1899, 12, 30))
    assert shown.text or not shown.doubt


@pytest.mark.parametrize("code", ["0.00%", "#,##0", "General", "0.000", '0"件"', "@", "0,"])
@pytest.mark.parametrize("value", [1e30, 1e308, -1e308, 10**60, 5e-324, 1.7976931348623157e308])
def test_no_number_is_too_large_or_too_small(value: float, code: str) -> None:
    text = format_number(value, code)
    assert text and any(sign.isdigit() for sign in text)


@pytest.mark.parametrize(
    ("value", "code", "white"),
    [
        (85, '[White]0"回"', True),
        (85, "[白]0", True),
        (85, "[Color 2]0", True),
        (85, "[Red]0", False),
        (85, "0;[White]-0", False),
        (-85, "0;[White]-0", True),
        ("85回", "[White]0;[White]-0;[White]0;[White]@", True),
        ("85回", "[White]0", False),
    ],
)
def test_a_format_may_print_white(value: object, code: str, white: bool) -> None:
    shown = show(value, code, datetime(1899, 12, 30))  # type: ignore[arg-type]  # any value
    assert shown.white is white


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("一_x000D_二", Shown("一\n二")),
        ("一_x0009_二", Shown("一 二")),
        ("一_x0007_二", Shown("一二", "garbled")),
    ],
)
def test_a_sign_that_cannot_be_shown_is_doubted(text: str, shown: Shown) -> None:
    assert show(text, "General", datetime(1899, 12, 30)) == shown

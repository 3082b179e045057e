from __future__ import annotations

import pytest

from site_builder.ingest.form.dates import is_year, other_day, read_day, read_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("令和7年度", (2025,)),
        ("２０２５年度", (2025,)),
        ("令和7（2025）年度", (2025,)),
        ("2025年度（令和7年度）", (2025,)),
        ("平成31年度（令和元年度）", (2019,)),
        ("令和元年度\n（平成31年度）", (2019,)),
        ("【令和7年度】", (2025,)),
        ("令和6年度（2025年度）", (2024, 2025)),
    ],
)
def test_a_year_may_have_two_names(text: str, years: tuple[int, ...]) -> None:
    assert is_year(text)
    assert read_years(text) == years


@pytest.mark.parametrize("text", ["令和7年4月1日", "7年度", "令和7年度の目標", "年度", ""])
def test_other_texts_are_no_year(text: str) -> None:
    assert not is_year(text)


@pytest.mark.parametrize(
    "text", ["R7.4.1", "4/1/2025", "04/01/2025", "April 1, 2025", "Apr 1 2025", "1-Apr-25"]
)
def test_a_day_may_be_shown_as_in_other_countries(text: str) -> None:
    assert read_day(text) == "2025-04-01"


@pytest.mark.parametrize("text", ["4/1/25", "31/3/2026", "13/1/2025", "Foo 1, 2025", "R7.4", ""])
def test_what_may_be_another_day_is_none(text: str) -> None:
    assert read_day(text) == ""


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("4/1/2025", "2025-01-04"),
        ("4/4/2025", ""),
        ("3/31/2026", ""),
        ("Apr 1 2025", ""),
        ("2025/4/1", ""),
    ],
)
def test_a_day_of_which_month_and_day_may_be_exchanged(text: str, other: str) -> None:
    assert other_day(text) == other

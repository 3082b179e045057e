from __future__ import annotations

from datetime import date

import pytest

from site_builder.content.eras import (
    ERAS,
    era_calendar_year,
    era_date,
    era_month,
    era_of_day,
    era_of_year,
    era_year,
    parse_fiscal_year,
    year_spellings,
)


def test_the_newest_era_stands_first() -> None:
    assert list(ERAS) == sorted(ERAS, key=lambda era: era.start, reverse=True)


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2019-04-30", "平成31年4月30日"),
        ("2019-05-01", "令和元年5月1日"),
        ("2020-01-01", "令和2年1月1日"),
        ("1989-01-07", "昭和64年1月7日"),
        ("1989-01-08", "平成元年1月8日"),
        ("1867-12-31", "1867-12-31"),
    ],
)
def test_a_day_is_of_the_era_that_has_begun(iso: str, shown: str) -> None:
    assert era_date(iso) == shown


@pytest.mark.parametrize(("year", "shown"), [(2018, "平成30年度"), (2019, "令和元年度")])
def test_a_fiscal_year_is_of_the_era_that_begins_in_it(year: int, shown: str) -> None:
    assert era_year(year) == shown


def test_a_month_and_a_calendar_year_are_of_the_era_that_begins_in_them() -> None:
    assert (era_month("2019-04"), era_month("2019-05")) == ("平成31年4月", "令和元年5月")
    assert (era_calendar_year(2019), era_calendar_year(2026)) == ("令和元年", "令和8年")


def test_before_the_table_there_is_no_era() -> None:
    assert era_of_day(date(1867, 12, 31)) is None
    assert era_of_year(1800) is ERAS[-1]


def test_a_year_in_the_spellings_of_both_of_its_eras() -> None:
    assert set(year_spellings(2019)) >= {"2019", "令和元年", "令和1年度", "R1", "平成31年度", "H31"}
    assert not [text for text in year_spellings(2020) if text.startswith(("H", "平成"))]
    assert not [text for text in year_spellings(2018) if text.startswith(("R", "令和"))]


@pytest.mark.parametrize("year", [1989, 2018, 2019, 2025])
def test_spellings_are_read_back_as_the_year(year: int) -> None:
    assert {parse_fiscal_year(t) for t in year_spellings(year) if "年" in t} == {year}

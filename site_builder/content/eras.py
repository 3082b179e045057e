"""The Japanese eras, and years and dates of them: 令和7年度 is 2025.

Pages and messages write years and dates of the era. The western year stands beside it where a
page is of one year, 令和7年度（2025年度）; before it on pages for readers who do not know the eras,
2025年度（令和7年度）; and alone in addresses, data and ids.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from site_builder.content.wording import squash


@dataclass(frozen=True, slots=True)
class Era:
    name: str
    letter: str
    """R of R7"""
    start: date

    @property
    def before(self) -> int:
        """The year of our era before its first: 令和7年 is 2018 + 7."""
        return self.start.year - 1


REIWA = Era("令和", "R", date(2019, 5, 1))
ERAS = (
    REIWA,
    Era("平成", "H", date(1989, 1, 8)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("明治", "M", date(1868, 1, 1)),
)
OF_SHEETS = ERAS[:2]
"""Those that a sheet can be of"""


def era_of_day(day: date) -> Era | None:
    return next((era for era in ERAS if day >= era.start), None)


def era_of_year(fiscal_year: int) -> Era:
    """The year in which an era begins bears its name as a whole: 2019 is 令和元年度."""
    return next((era for era in ERAS if fiscal_year >= era.start.year), ERAS[-1])


# --- years and dates ----------------------------------------------------------------------

_BEFORE = {sign: era.before for era in OF_SHEETS for sign in (era.name, era.letter)} | {"": 0}
"""What to add to a year of the era"""
_ERA = "|".join(_BEFORE)
_YEARS = range(1989, 2101)
"""7.4.1 without its era is no year of ours"""
_YEAR = re.compile(rf"({_ERA})\s*(元|\d{{1,4}})年度?", re.IGNORECASE)
_DATE = re.compile(
    rf"({_ERA})(元|\d{{1,4}})(?:年|[./-])(\d{{1,2}})(?:月|[./-])(\d{{1,2}})日?", re.IGNORECASE
)


def _gregorian(era: str, year: str) -> int:
    return _BEFORE[era.upper()] + (1 if year == "元" else int(year))


def parse_fiscal_year(text: str) -> int | None:
    """令和７年度, R7年度, 2025年度 → 2025."""
    match = _YEAR.search(squash(text))
    if not match:
        return None
    year = _gregorian(match[1], match[2])
    return year if year in _YEARS else None


def parse_date(text: str) -> str:
    """R7.4.1, 令和7年4月1日, 2025/4/1 → 2025-04-01; empty where it is no date."""
    match = _DATE.fullmatch(squash(text))
    if not match or (year := _gregorian(match[1], match[2])) not in _YEARS:
        return ""
    try:
        return date(year, int(match[3]), int(match[4])).isoformat()
    except ValueError:
        return ""


def _in_era(era: Era, year: int) -> str:
    return f"{era.name}{'元' if year - era.before == 1 else year - era.before}"


@lru_cache(maxsize=256)
def era_year(fiscal_year: int) -> str:
    """2025 → 令和7年度"""
    return f"{_in_era(era_of_year(fiscal_year), fiscal_year)}年度"


def year_spellings(fiscal_year: int) -> tuple[str, ...]:
    """2019 → 2019, 2019年, 2019年度, 令和元, 令和1年 …, R1 …, 平成31年度 …: as people type it."""
    numbers = [str(fiscal_year)]
    for era in OF_SHEETS:
        count = fiscal_year - era.before
        if count < 1 or fiscal_year > _last_year(era):
            continue
        counts = ("元", "1") if count == 1 else (str(count),)
        numbers += [name + n for name in (era.name, era.letter) for n in counts]
    return tuple(number + end for number in numbers for end in ("", "年", "年度"))


def _last_year(era: Era) -> int:
    """The year in which the next era began; the last possible year for the present era."""
    place = ERAS.index(era)
    return ERAS[place - 1].start.year if place else _YEARS.stop


def era_month(iso: str) -> str:
    """2026-04 → 令和8年4月; a month in which an era begins bears its name."""
    year, month = map(int, iso.split("-"))
    return f"{_in_era(_era_at_end(year, month), year)}年{month}月"


def era_calendar_year(year: int) -> str:
    """2026 → 令和8年; a year in which an era begins bears its name."""
    return f"{_in_era(_era_at_end(year, 12), year)}年"


def _era_at_end(year: int, month: int) -> Era:
    return era_of_day(date(year, month, 28)) or ERAS[-1]


def era_date(iso: str) -> str:
    """2025-04-01 → 令和7年4月1日; a text that is no date stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    era = era_of_day(day)
    return f"{_in_era(era, day.year)}年{day.month}月{day.day}日" if era else iso

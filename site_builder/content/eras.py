"""The Japanese eras, for sheets and for spreadsheets alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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

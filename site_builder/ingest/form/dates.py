"""Years and days of a form's head, in the words in which people and programs write them."""

from __future__ import annotations

import re
from datetime import date

from site_builder.content.eras import parse_date, parse_fiscal_year
from site_builder.content.wording import squash

_ERA_YEAR = r"(?:(?:令和|平成|R|H)(?:元|\d{1,2})|20\d\d)"
_YEAR = re.compile(
    rf"[(\[【〔]?{_ERA_YEAR}(?:年度?)?(?:[(/・\[]?{_ERA_YEAR}(?:年度?)?[)\]]?)?(?:年度?)?[)\]】〕]?[分版]?",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WESTERN = (
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.?(?P<day>\d{1,2}),?(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})[-/.]?(?P<name>[A-Za-z]{3,9})[-/.,]?(?P<year>\d{4}|\d{2})"),
)


def is_year(text: str) -> bool:
    """令和7年度, R7, 令和7（2025）年度, 平成31年度（令和元年度）"""
    return _YEAR.fullmatch(squash(text)) is not None


def read_years(text: str) -> tuple[int, ...]:
    """The fiscal years that a text names; more than one where it contradicts itself."""
    named = re.findall(_ERA_YEAR, squash(text), re.IGNORECASE)
    years = (parse_fiscal_year(f"{year}年度") for year in named)
    return tuple(dict.fromkeys(year for year in years if year))


def read_day(text: str) -> str:
    """Also 4/1/2025, April 1, 2025 and 1-Apr-25, as Excel shows days of other countries."""
    bare = squash(text)
    matches = (pattern.fullmatch(bare) for pattern in _WESTERN)
    return parse_date(text) or next((_western(match) for match in matches if match), "")


def other_day(text: str) -> str:
    """Of 4/1/2025 the day where the day is named first; empty where only one reading is one."""
    match = _WESTERN[0].fullmatch(squash(text))
    if not match:
        return ""
    try:
        other = date(int(match["year"]), int(match["day"]), int(match["month"])).isoformat()
    except ValueError:
        return ""
    return other if other != _western(match) else ""


def _western(match: re.Match[str]) -> str:
    said = match.groupdict()
    name = (said.get("name") or "").lower()[:3]
    month = _MONTHS.index(name) + 1 if name in _MONTHS else int(said.get("month") or 0)
    year = int(said["year"])
    try:
        return date(year if year > 99 else 2000 + year, month, int(said["day"])).isoformat()
    except ValueError:
        return ""

"""Which fiscal years have ended, by what the content says: no clock, no date of a file counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from site_builder.graph.nodes.summary import SheetSummary


def ended_years(sheets: Iterable[SheetSummary], declared: int) -> frozenset[int]:
    """Years after which there is a sheet of a later year, or one that bears a date of a later
    year, and those up to the `year_ended` of content/site.yaml (0: none)."""
    sheets = tuple(sheets)
    years = {sheet.key.year for sheet in sheets}
    last = max([declared, *(year - 1 for year in years), *_years_before_dates(sheets)])
    return frozenset(year for year in years if year <= last)


def _years_before_dates(sheets: Iterable[SheetSummary]) -> Iterator[int]:
    for sheet in sheets:
        for day in (sheet.created, sheet.evaluated):
            year = fiscal_year_of(day)
            if year and not is_far(day, sheet.key.year):
                yield year - 1


def is_far(day: str, year: int) -> bool:
    """Whether a date lies more than a year away from the fiscal year of its sheet."""
    return abs((fiscal_year_of(day) or year) - year) > 1


def fiscal_year_of(iso: str) -> int | None:
    """2026-03-31 → 2025: a fiscal year begins on 1 April; none where the text is no date."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return day.year if day.month >= 4 else day.year - 1

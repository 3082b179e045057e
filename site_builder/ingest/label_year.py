"""The fiscal year that the labels R7目標 and R7結果 say once more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from site_builder.content.model import Doubt
from site_builder.ingest.cells import Cell, TableLine
from site_builder.ingest.draft import Reading
from site_builder.ingest.labels import label_year

_FIRST_YEAR = 2018
"""令和1年度 is 2019"""


def with_label_year(
    facts: Mapping[str, Reading], rows: Sequence[TableLine]
) -> tuple[Mapping[str, Reading], tuple[Doubt, ...]]:
    """R7目標 says the year again: it stands in for a lost 年度, or casts doubt on another."""
    years = {_FIRST_YEAR + year: cell.text for year, cell in _label_years(rows)}
    if not years:
        return facts, ()
    if "fiscal_year" not in facts:
        year, raw = next(iter(years.items()))
        return {**facts, "fiscal_year": Reading(year, ())}, (Doubt("fiscal_year", "year", raw),)
    others = tuple(year for year in years if year != facts["fiscal_year"].value)
    doubt = Doubt("fiscal_year", "year", " ".join(years.values()), others)
    return facts, (doubt,) if others else ()


def _label_years(rows: Sequence[TableLine]) -> Iterator[tuple[int, Cell]]:
    """The years of the era in R7目標 and R7結果."""
    for cell in (cell for row in rows for cell in row.cells):
        if (year := label_year(cell.text)) is not None:
            yield year, cell

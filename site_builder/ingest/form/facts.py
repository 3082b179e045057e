"""Header facts as the sheet stores them; both flavours use these rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from site_builder.content.sheet.model import Doubt
from site_builder.ingest.draft import FieldReading
from site_builder.ingest.form.joining import join_spaced
from site_builder.ingest.form.labels import label_year
from site_builder.ingest.form.rows import RowCell, TableLine

_WITH_OFFICE = re.compile(r"\s*(.+?)\s*[(（]\s*(.+?)\s*[)）]\s*", re.DOTALL)
_WARD = re.compile(r"(?:新潟市)?\s*(\S{1,3}?区)")
_BULLET = re.compile(r"(?:^|\s)\s*[・･•●]")
_MEASURED = re.compile(r"(?:割合|数|率|度|額|量|値|平均|時間|点|高)(?:等)?(?:[(（].*[)）])?$")

_FIRST_YEAR = 2018
"""令和1年度 is 2019"""


def read_section(text: str) -> tuple[str, str]:
    """地域総務課 (北区郷土博物館) → the office in brackets, and the section that it belongs to."""
    match = _WITH_OFFICE.fullmatch(text)
    if not match:
        return _joined(text), ""
    return _joined(match[2]), _joined(match[1])


def read_department(text: str) -> str:
    return _joined(text)


def read_ward(department: str) -> str:
    """中央区役所 → 中央区; empty where no ward is named."""
    match = _WARD.match(_joined(department))
    return match[1] if match else ""


def indicator_names(text: str) -> tuple[str, ...]:
    """One name per bullet, without the bullet; the first may have lost its own."""
    items = [join_spaced(item) for item in _BULLET.split(text) if item.strip()]
    if len(items) == 1 and "\n" in items[0]:
        lines = items[0].split("\n")
        return tuple(lines) if all(map(_MEASURED.search, lines)) else ("".join(lines),)
    return tuple("".join(item.split("\n")) for item in items)


def _joined(text: str) -> str:
    return "".join(text.split())


def with_label_year(
    facts: Mapping[str, FieldReading], rows: Sequence[TableLine]
) -> tuple[Mapping[str, FieldReading], tuple[Doubt, ...]]:
    """R7目標 says the year again: it stands in for a lost 年度, or casts doubt on another."""
    years = {_FIRST_YEAR + year: cell.text for year, cell in _label_years(rows)}
    if not years:
        return facts, ()
    if "fiscal_year" not in facts:
        year, raw = next(iter(years.items()))
        return {**facts, "fiscal_year": FieldReading(year, ())}, (
            Doubt("fiscal_year", "year", raw),
        )
    others = tuple(year for year in years if year != facts["fiscal_year"].value)
    doubt = Doubt("fiscal_year", "year", " ".join(years.values()), others)
    return facts, (doubt,) if others else ()


def _label_years(rows: Sequence[TableLine]) -> Iterator[tuple[int, RowCell]]:
    """The years of the era in R7目標 and R7結果."""
    for cell in (cell for row in rows for cell in row.cells):
        if (year := label_year(cell.text)) is not None:
            yield year, cell

"""Header facts as the sheet stores them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.content.sheet.model import Doubt
from site_builder.ingest.draft import FieldReading
from site_builder.ingest.form.joining import join_spaced
from site_builder.ingest.form.letters import typed

_WITH_OFFICE = re.compile(r"\s*(.+?)\s*[(（]\s*(.+?)\s*[)）]\s*", re.DOTALL)
_IN_WARD = re.compile(
    r"\s*(?:新潟市)?\s*(?P<ward>[^\s区]{1,3}区)(?P<office>役所)?\s*(?P<section>\S.*?)\s*",
    re.DOTALL,
)
_WARD = re.compile(r"(?:新潟市)?\s*(\S{1,3}?区)")
_BULLET = re.compile(r"(?:^|\s)\s*[・･•●]")
_MEASURED = re.compile(r"(?:割合|数|率|度|額|量|値|平均|時間|点|高)(?:等)?(?:[(（].*[)）])?$")


def read_section(text: str) -> tuple[str, str]:
    """地域総務課 (北区郷土博物館) → the office in brackets, and the section that it belongs to."""
    match = _WITH_OFFICE.fullmatch(text)
    if not match:
        return _joined(text), ""
    return _joined(match[2]), _joined(match[1])


@dataclass(frozen=True, slots=True)
class WardAndSection:
    """西区役所 地域課: the office of a ward and its section in one cell"""

    office: str
    ward: str
    section: str
    sure: bool
    """False where the ward may be a part of the section's own name: 北区郷土博物館"""


def split_ward(text: str, known: bool) -> WardAndSection | None:
    """`known`: whether another cell names the ward, so that this one need not"""
    match = _IN_WARD.fullmatch(text)
    if not match:
        return None
    name = _joined(re.split("[(（]", match["section"])[0])
    sure = bool(match["office"]) or name.endswith(("課", "室"))
    if known and not sure and not name.endswith(("センター", "出張所", "連絡所")):
        return None
    return WardAndSection(
        match["ward"] + (match["office"] or ""), match["ward"], match["section"], sure
    )


def read_department(text: str) -> str:
    return _joined(text)


def read_ward(department: str) -> str:
    """中央区役所 → 中央区; empty where no ward is named."""
    match = _WARD.match(_joined(department))
    return match[1] if match else ""


def indicator_names(text: str) -> tuple[str, ...]:
    """One name per bullet, without the bullet; the first may have lost its own."""
    items = [join_spaced(item) for item in _BULLET.split(typed(text)) if item.strip()]
    if len(items) == 1 and "\n" in items[0]:
        lines = items[0].split("\n")
        return tuple(lines) if all(map(_MEASURED.search, lines)) else ("".join(lines),)
    return tuple("".join(item.split("\n")) for item in items)


def _joined(text: str) -> str:
    return "".join(text.split())


def with_label_year(
    facts: Mapping[str, FieldReading], years: Mapping[int, str]
) -> tuple[Mapping[str, FieldReading], tuple[Doubt, ...]]:
    """R7目標 says the year again: it stands in for a lost 年度, or casts doubt on another.

    `years`: of the labels of 目標 and 結果, the most usual first → their words"""
    if not years:
        return facts, ()
    if "fiscal_year" not in facts:
        year, raw = next(iter(years.items()))
        return {**facts, "fiscal_year": FieldReading(year, ())}, (
            Doubt("fiscal_year", "year", raw),
        )
    if facts["fiscal_year"].value in years:
        return facts, ()
    return facts, (Doubt("fiscal_year", "year", " ".join(years.values()), tuple(years)),)


def year_of(facts: Mapping[str, FieldReading]) -> int | None:
    value = facts["fiscal_year"].value if "fiscal_year" in facts else None
    return value if isinstance(value, int) else None

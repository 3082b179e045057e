"""Sections → wards and fiscal years, which share what lies between them: a ward's year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from site_builder.content.city.model import Organization, Ward
from site_builder.content.eras import era_year
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import (
    Link,
    Office,
    SectionNode,
    SheetNode,
    WardNode,
    WardYear,
    YearNode,
)
from site_builder.graph.nodes.sheets import ward_link, with_neighbours, year_link
from site_builder.graph.nodes.tally import Tally


def build_wards(
    organization: Organization, sections: Iterable[SectionNode]
) -> tuple[WardNode, ...]:
    by_ward: dict[str, list[SectionNode]] = defaultdict(list)
    for section in sections:
        by_ward[section.ward.url].append(section)
    return tuple(_ward(ward, by_ward[urls.ward(ward.id)]) for ward in organization.wards)


def _ward(ward: Ward, sections: Sequence[SectionNode]) -> WardNode:
    by_year: dict[int, list[SheetNode]] = defaultdict(list)
    for section in sections:
        for sheet in section.sheets:
            by_year[sheet.key.year].append(sheet)
    years = (_ward_year(ward, year, by_year[year]) for year in sorted(by_year, reverse=True))
    return WardNode(
        id=ward.id,
        code=ward.code,
        name=ward.name,
        kana=ward.kana,
        english=ward.english,
        url=urls.ward(ward.id),
        sections=tuple(sections),
        listed=_without_sheets(ward, sections),
        years=tuple(years),
        office=Office(f"{ward.name}役所", ward.contact),
    )


def _without_sheets(ward: Ward, sections: Sequence[SectionNode]) -> tuple[str, ...]:
    there = {section.id for section in sections}
    return tuple(section.name for section in ward.sections if section.id not in there)


def _ward_year(ward: Ward, year: int, sheets: Sequence[SheetNode]) -> WardYear:
    tally = sum((sheet.tally for sheet in sheets), Tally())
    return WardYear(ward_link(ward), year_link(year), year, tuple(sheets), tally)


def build_years(wards: Sequence[WardNode]) -> tuple[YearNode, ...]:
    by_year: dict[int, list[WardYear]] = defaultdict(list)
    for ward in wards:
        for ward_year in ward.years:
            by_year[ward_year.fiscal_year].append(ward_year)
    newest_first = sorted(by_year, reverse=True)
    links = {ward.url: Link(ward.url, ward.name) for ward in wards}
    return tuple(
        _year(year, by_year[year], links, earlier, later)
        for later, year, earlier in with_neighbours(newest_first)
    )


def _year(
    year: int,
    wards: Sequence[WardYear],
    links: Mapping[str, Link],
    earlier: int | None,
    later: int | None,
) -> YearNode:
    present = {one.ward.url for one in wards}
    return YearNode(
        year=year,
        name=era_year(year),
        url=urls.year(year),
        wards=tuple(wards),
        missing=tuple(link for url, link in links.items() if url not in present),
        tally=sum((one.tally for one in wards), Tally()),
        sheet_count=sum(len(one.sheets) for one in wards),
        goal_count=sum(one.goal_count for one in wards),
        previous=year_link(earlier) if earlier else None,
        next=year_link(later) if later else None,
    )

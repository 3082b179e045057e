"""Summaries → sheets and sections, each with its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from site_builder.content.city.model import Contact, Organization, Section, Ward
from site_builder.content.eras import era_year
from site_builder.content.sheet.model import SheetKey
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import GoalNode, Link, Office, SectionNode, SheetNode
from site_builder.graph.nodes.outcomes import doubtful
from site_builder.graph.nodes.summary import GoalSummary, SheetSummary
from site_builder.graph.nodes.tally import Tally, count

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A listed section that has sheets."""

    ward: Ward
    section: Section
    sheets: Mapping[int, SheetSummary]
    """Year → sheet, from the newest"""
    link: Link
    """Named as on its page: 地域総務課（北区郷土博物館）"""

    @property
    def office(self) -> Office:
        known = self.section.contact != Contact()
        contact = self.section.contact if known else self.ward.contact
        return Office(f"{self.ward.name}役所 {self.link.name}", contact)

    @property
    def full_link(self) -> Link:
        """Named for the pages of other wards: 中央区 地域課"""
        return Link(self.link.url, f"{self.ward.name} {self.link.name}")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands before and after a sheet or section, and its like in other wards."""

    before: PlacedSection | None
    after: PlacedSection | None
    elsewhere: tuple[Link, ...]


def year_link(year: int) -> Link:
    return Link(urls.year(year), era_year(year))


def ward_link(ward: Ward) -> Link:
    return Link(urls.ward(ward.id), ward.name)


def place_summaries(
    organization: Organization, summaries: Iterable[SheetSummary]
) -> tuple[PlacedSection, ...]:
    """Wards in the city's order, sections in that of organization.yaml; only those with sheets."""
    by_section: dict[tuple[str, str], dict[int, SheetSummary]] = defaultdict(dict)
    for summary in sorted(summaries, key=lambda s: s.key, reverse=True):
        by_section[summary.key.ward, summary.key.section][summary.key.year] = summary
    return tuple(
        PlacedSection(ward, section, by_section[ward.id, section.id], _section_link(ward, section))
        for ward in organization.wards
        for section in ward.sections
        if (ward.id, section.id) in by_section
    )


def _section_link(ward: Ward, section: Section) -> Link:
    name = f"{section.parent}（{section.name}）" if section.parent else section.name
    return Link(urls.section(ward.id, section.id), name)


def build_sections(
    placed: Sequence[PlacedSection], ended: frozenset[int]
) -> tuple[SectionNode, ...]:
    """`ended`: the fiscal years that are over"""
    beside_sheets = _sheet_neighbours(placed)
    nodes = []
    for one, beside in zip(placed, _section_neighbours(placed), strict=True):
        sheets = (
            _sheet(one, around, beside_sheets[one.sheets[around[1]].key], around[1] in ended)
            for around in with_neighbours(tuple(one.sheets))
        )
        nodes.append(_section(one, tuple(sheets), beside))
    return tuple(nodes)


def _section(one: PlacedSection, sheets: tuple[SheetNode, ...], beside: Neighbours) -> SectionNode:
    return SectionNode(
        id=one.section.id,
        name=one.section.name,
        parent=one.section.parent,
        url=one.link.url,
        ward=ward_link(one.ward),
        sheets=sheets,
        previous=beside.before.link if beside.before else None,
        next=beside.after.link if beside.after else None,
        elsewhere=beside.elsewhere,
        office=one.office,
    )


def _sheet(
    one: PlacedSection, years: tuple[int | None, int, int | None], beside: Neighbours, ended: bool
) -> SheetNode:
    """`years`: its own between the nearest later and the nearest earlier one"""
    later, year, earlier = years
    ward, summary = ward_link(one.ward), one.sheets[year]
    goals = tuple(_goal(goal, ward, one.link, summary.year) for goal in summary.goals)
    return SheetNode(
        summary=summary,
        ward=ward,
        section=one.link,
        year=Link(urls.year(summary.key.year), summary.year),
        tally=sum((goal.tally for goal in goals), Tally()),
        goals=goals,
        previous_year=_sheet_of_year(one, earlier),
        next_year=_sheet_of_year(one, later),
        previous_section=_sheet_link(beside.before, summary.key.year),
        next_section=_sheet_link(beside.after, summary.key.year),
        elsewhere=beside.elsewhere,
        office=one.office,
        ended=ended,
    )


def _goal(goal: GoalSummary, ward: Link, section: Link, year: str) -> GoalNode:
    sheet = Link(urls.sheet(goal.key), year)
    rows = range(len(goal.measures)) if goal.unsure else ()
    unsure = sum(doubtful(goal.measures, row, "evaluation") for row in rows)
    return GoalNode(goal, ward, section, sheet, count(goal.evaluations, unsure))


def _sheet_of_year(one: PlacedSection, year: int | None) -> Link | None:
    return Link(one.sheets[year].url, era_year(year)) if year else None


def _sheet_link(one: PlacedSection | None, year: int) -> Link | None:
    """Named by its section"""
    return Link(one.sheets[year].url, one.link.name) if one else None


# --- neighbours ---------------------------------------------------------------------------


def with_neighbours(items: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Each item between the one before it and the one after it."""
    for index, item in enumerate(items):
        before = items[index - 1] if index else None
        after = items[index + 1] if index + 1 < len(items) else None
        yield before, item, after


def _section_neighbours(placed: Sequence[PlacedSection]) -> Iterator[Neighbours]:
    alike = _by_name(placed)
    by_ward: dict[str, list[PlacedSection]] = defaultdict(list)
    for one in placed:
        by_ward[one.ward.id].append(one)
    for sections in by_ward.values():
        for before, one, after in with_neighbours(sections):
            others = tuple(o.full_link for o in alike[one.section.name] if o.ward != one.ward)
            yield Neighbours(before, after, others)


def _sheet_neighbours(placed: Sequence[PlacedSection]) -> Mapping[SheetKey, Neighbours]:
    alike = _by_name(placed)
    by_year: dict[tuple[str, int], list[PlacedSection]] = defaultdict(list)
    for one in placed:
        for year in one.sheets:
            by_year[one.ward.id, year].append(one)
    found = {}
    for (_, year), sections in by_year.items():
        for before, one, after in with_neighbours(sections):
            others = tuple(
                _sheet_or_section_link(o, year)
                for o in alike[one.section.name]
                if o.ward != one.ward
            )
            found[one.sheets[year].key] = Neighbours(before, after, others)
    return found


def _by_name(placed: Sequence[PlacedSection]) -> Mapping[str, list[PlacedSection]]:
    found: dict[str, list[PlacedSection]] = defaultdict(list)
    for one in placed:
        found[one.section.name].append(one)
    return found


def _sheet_or_section_link(one: PlacedSection, year: int) -> Link:
    """The sheet of that year, else the section."""
    name = one.full_link.name
    return Link(one.sheets[year].url, name) if year in one.sheets else Link(one.link.url, name)

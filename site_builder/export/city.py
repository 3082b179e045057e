"""The tables that are about no single sheet: offices, codes, goals over the years, changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.content.city.model import Organization
from site_builder.content.lineage.model import GoalRef, Lineage
from site_builder.export.csv_text import Record
from site_builder.export.ids import goal_id
from site_builder.graph import urls
from site_builder.graph.site import Site
from site_builder.opendata.columns import Table
from site_builder.opendata.tables import CHANGES, LINEAGE, POLICIES, SECTIONS, WARDS

Tables = dict[Table, tuple[Record, ...]]


def city_tables(site: Site, organization: Organization, lineage: Lineage) -> Tables:
    return {
        WARDS: tuple(_ward_records(site, organization)),
        SECTIONS: tuple(_section_records(site, organization)),
        POLICIES: tuple(_policy_records(site)),
        LINEAGE: tuple(_lineage_records(lineage)),
        CHANGES: tuple(_change_records(site)),
    }


def _ward_records(site: Site, organization: Organization) -> Iterator[Record]:
    counts = {ward.id: sum(len(s.sheets) for s in ward.sections) for ward in site.wards}
    for ward in organization.wards:
        names = (ward.name, ward.kana, ward.english)
        yield (ward.code, ward.id, *names, counts[ward.id], urls.ward(ward.id))


def _section_records(site: Site, organization: Organization) -> Iterator[Record]:
    counts = {(w.id, s.id): len(s.sheets) for w in site.wards for s in w.sections}
    for ward in organization.wards:
        for one in ward.sections:
            count = counts.get((ward.id, one.id), 0)
            page = urls.section(ward.id, one.id) if count else ""
            names = (one.name, one.parent, one.renamed_from)
            yield (ward.code, ward.id, one.id, *names, count, page)


def _policy_records(site: Site) -> Iterator[Record]:
    for node in site.policy_nodes.values():
        above = node.policy.ancestors
        parent = urls.policy_id(above[-1]) if above else None
        level = len(node.policy.levels)
        yield (node.id, node.code, level, parent, node.name, len(node.goals), node.url)


def _lineage_records(lineage: Lineage) -> Iterator[Record]:
    """One row for each pair of an earlier and a later goal of an accepted link."""
    for number, link in enumerate(lineage.links, 1):
        for earlier in link.earlier:
            for later in link.later:
                yield (number, link.ward, link.section, *_goal_cells(earlier), *_goal_cells(later))


def _goal_cells(ref: GoalRef) -> Record:
    return ref.year, goal_id(ref.key, ref.number) if ref.number else None


def as_objects(table: Table, records: Sequence[Record]) -> list[dict[str, object]]:
    """For JSON: by name."""
    return [dict(zip(table.names, record, strict=True)) for record in records]


def _change_records(site: Site) -> Iterator[Record]:
    """From the newest"""
    for update in site.updates:
        key = update.key
        place = (key.year, update.ward.name, key.ward, update.section, key.section)
        for one in update.changes:
            change = (one.goal or None, one.field, one.was, one.now, update.url)
            yield (one.date, str(one.kind), *place, *change)

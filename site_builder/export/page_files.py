"""The data of a page that is about several sheets: rows of the joined table, and its lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import Policy
from site_builder.export.csv_text import csv_file
from site_builder.export.ids import goal_id, sheet_id
from site_builder.export.sheets import HEAD, SheetData, to_json
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import PolicyNode, SectionNode, SheetNode, WardNode, YearNode
from site_builder.graph.nodes.summary import SheetSummary
from site_builder.graph.site import File, Site

Lines: TypeAlias = Mapping[SheetKey, Sequence[str]]
JsonObject: TypeAlias = dict[str, object]


def page_files(site: Site, sheets: Iterable[SheetData]) -> Iterator[File]:
    """Without those of the sheets' own pages, which are made beside them (sheets.py)."""
    lines = {sheet.key: sheet.lines for sheet in sheets}
    by_policy = _lines_by_policy(site, lines)
    for page in site.pages.values():
        if page.data and not page.sheet:
            csv, node = page.data.csv, page.subject
            if isinstance(node, PolicyNode):
                rows, data = by_policy[node.policy], {**_policy_object(node), "csv": csv}
            else:
                listed = _sheets_of(node)
                rows = [line for sheet in listed for line in lines[sheet.key]]
                objects = [_sheet_object(sheet) for sheet in listed]
                data = {**_names_of(node), "page": page.url, "csv": csv, "sheets": objects}
            yield urls.path(csv), csv_file([HEAD, *rows])
            yield urls.path(page.data.json), f"{to_json(data)}\n".encode()


def _sheets_of(node: WardNode | SectionNode | YearNode) -> Sequence[SheetNode]:
    match node:
        case WardNode():
            return [sheet for section in node.sections for sheet in section.sheets]
        case YearNode():
            return [sheet for ward in node.wards for sheet in ward.sheets]
    return node.sheets


def _names_of(node: WardNode | SectionNode | YearNode) -> JsonObject:
    match node:
        case WardNode():
            return {"ward_id": node.id, "ward": node.name}
        case YearNode():
            return {"fiscal_year": node.year, "fiscal_year_era": node.name}
    ward = {"ward_id": node.sheets[0].key.ward, "ward": node.ward.name}
    return {**ward, "section_id": node.id, "section": node.label}


def _sheet_object(node: SheetNode) -> JsonObject:
    key, tally = node.key, node.tally
    return {
        "sheet_id": sheet_id(key),
        "ward": node.ward.name,
        "section": node.section.name,
        "fiscal_year": key.year,
        "goals": len(node.goals),
        "evaluations": {
            "achieved": tally.achieved,
            "partly": tally.partly,
            "missed": tally.missed,
            "none": tally.none,
        },
        "doubtful_evaluations": tally.unsure,
        "page": node.url,
        "json": urls.sheet_data(key, "json"),
        "csv": urls.sheet_data(key, "csv"),
    }


def _lines_by_policy(site: Site, lines: Lines) -> Mapping[Policy, list[str]]:
    """The rows that cite a code or one below it."""
    found: dict[Policy, list[str]] = defaultdict(list)
    for node in site.sheets.values():
        for line, codes in zip(lines[node.key], _codes_by_line(node.summary), strict=True):
            for policy in _with_ancestors(codes):
                found[policy].append(line)
    return found


@lru_cache(maxsize=4096)
def _with_ancestors(codes: tuple[Policy, ...]) -> tuple[Policy, ...]:
    """With those above them, each once"""
    return tuple(dict.fromkeys(p for code in codes for p in (*code.ancestors, code)))


def _codes_by_line(summary: SheetSummary) -> Iterator[tuple[Policy, ...]]:
    """Those of each row of the joined table."""
    for goal in summary.goals:
        yield from (measure.codes for measure in goal.measures)
        if not goal.measures:
            yield ()


def _policy_object(node: PolicyNode) -> JsonObject:
    return {
        "policy_id": node.id,
        "code": node.code,
        "name": node.name,
        "page": node.url,
        "below": [child.id for child in node.children],
        "goals": [
            {
                "goal_id": goal_id(one.goal.key, one.goal.number),
                "ward": one.ward.name,
                "section": one.section.name,
                "goal": one.goal.goal,
                "goal_doubt": one.goal.doubtful,
                "page": one.url,
            }
            for one in node.goals
        ],
    }

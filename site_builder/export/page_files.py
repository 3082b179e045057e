"""The data of a page that is about several sheets: rows of the joined table, and its lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import TypeAlias

from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import Policy
from site_builder.export.csv_text import csv_file
from site_builder.export.ids import goal_id, sheet_id
from site_builder.export.sheets import HEAD, SheetData, to_json
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import PolicyNode, SheetNode
from site_builder.graph.nodes.summary import SheetSummary
from site_builder.graph.site import File, Site

Lines: TypeAlias = Mapping[SheetKey, Sequence[str]]
JsonObject: TypeAlias = dict[str, object]
PageSheets: TypeAlias = tuple[JsonObject, Sequence[SheetNode], Callable[[str], str]]
"""What a page is about, its sheets, and csv or json → the URL of its file"""


def page_files(site: Site, sheets: Iterable[SheetData]) -> Iterator[File]:
    lines = {sheet.key: sheet.lines for sheet in sheets}
    for facts, listed, address in (*_office_pages(site), *_year_pages(site)):
        yield from _two_files(facts, listed, lines, (address("csv"), address("json")))
    yield from _policy_files(site, lines)


def _office_pages(site: Site) -> Iterator[PageSheets]:
    for ward in site.wards:
        here: JsonObject = {"ward_id": ward.id, "ward": ward.name}
        own = [sheet for section in ward.sections for sheet in section.sheets]
        if own:
            yield {**here, "page": ward.url}, own, partial(urls.ward_data, ward.id)
        for one in ward.sections:
            facts = {**here, "section_id": one.id, "section": one.label, "page": one.url}
            yield facts, one.sheets, partial(urls.section_data, ward.id, one.id)


def _year_pages(site: Site) -> Iterator[PageSheets]:
    for year in site.years:
        listed = [sheet for one in year.wards for sheet in one.sheets]
        facts = {"fiscal_year": year.year, "fiscal_year_era": year.name, "page": year.url}
        yield facts, listed, partial(urls.year_data, year.year)


def _two_files(
    facts: JsonObject, sheets: Sequence[SheetNode], lines: Lines, names: tuple[str, str]
) -> Iterator[File]:
    rows = [line for sheet in sheets for line in lines[sheet.key]]
    yield urls.path(names[0]), csv_file([HEAD, *rows])
    data = {**facts, "csv": names[0], "sheets": [_sheet_object(sheet) for sheet in sheets]}
    yield urls.path(names[1]), f"{to_json(data)}\n".encode()


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


def _policy_files(site: Site, lines: Lines) -> Iterator[File]:
    rows = _lines_by_policy(site, lines)
    for node in site.policy_nodes.values():
        if node.goals:
            address = urls.policy_data(node.policy, "csv")
            yield urls.path(address), csv_file([HEAD, *rows[node.policy]])
            data = {**_policy_object(node), "csv": address}
            json = urls.path(urls.policy_data(node.policy, "json"))
            yield json, f"{to_json(data)}\n".encode()


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

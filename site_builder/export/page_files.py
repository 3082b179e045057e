"""The data of a page that is about several sheets: rows of the joined table, and its lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, TypeAlias

from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import Policy
from site_builder.export.csv_text import csv_file
from site_builder.export.ids import goal_id, sheet_id
from site_builder.export.shares import SheetShare
from site_builder.export.sheets import HEAD, to_json
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import PolicyNode, SectionNode, SheetNode, WardNode, YearNode
from site_builder.graph.nodes.summary import SheetSummary
from site_builder.graph.site import DataUrls, File, PageMeta, Site

JsonObject: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class PageData:
    """A page and the sheets that its data are about."""

    page: PageMeta
    urls: DataUrls
    sheets: tuple[SheetKey, ...]

    @property
    def policy(self) -> Policy | None:
        """Then its CSV has only the rows that cite this code or one below it."""
        node = self.page.subject
        return node.policy if isinstance(node, PolicyNode) else None


def list_page_data(site: Site) -> Iterator[PageData]:
    """Without the sheets' own pages, whose data are made beside them (sheets.py)."""
    places = {key: place for place, key in enumerate(site.sheets)}
    for page in site.pages.values():
        if page.data and not page.sheet:
            yield PageData(page, page.data, tuple(_sheet_keys(page.subject, places)))


def _sheet_keys(node: Any, places: Mapping[SheetKey, int]) -> Iterable[SheetKey]:
    if isinstance(node, PolicyNode):
        return sorted({one.goal.key for one in node.goals}, key=places.__getitem__)
    return (sheet.key for sheet in _sheets_of(node))


def page_data_files(data: PageData, rows: PageRows) -> Iterator[File]:
    said = to_json(_page_object(data.page, data.urls.csv))
    yield urls.path(data.urls.csv), csv_file(chain([HEAD], rows.of(data)))
    yield urls.path(data.urls.json), f"{said}\n".encode()


def _page_object(page: PageMeta, csv: str) -> JsonObject:
    node = page.subject
    if isinstance(node, PolicyNode):
        return {**_policy_object(node), "csv": csv}
    objects = [_sheet_object(sheet) for sheet in _sheets_of(node)]
    return {**_names_of(node), "page": page.url, "csv": csv, "sheets": objects}


class PageRows:
    """The rows of pages, as lines of CSV; each sheet's are read once, and what they cite."""

    def __init__(self, site: Site, shares: Iterable[SheetShare]) -> None:
        self._site, self._shares = site, {share.key: share for share in shares}
        self._lines: dict[SheetKey, tuple[str, ...]] = {}
        self._cited: dict[SheetKey, Sequence[frozenset[Policy]]] = {}

    def of(self, data: PageData) -> Iterator[str]:
        policy = data.policy
        for key in data.sheets:
            if policy is None:
                yield from self._lines_of(key)
            else:
                rows = zip(self._lines_of(key), self._cited_in(key), strict=True)
                yield from (line for line, cited in rows if policy in cited)

    def _lines_of(self, key: SheetKey) -> tuple[str, ...]:
        if key not in self._lines:
            self._lines[key] = self._shares[key].lines
        return self._lines[key]

    def _cited_in(self, key: SheetKey) -> Sequence[frozenset[Policy]]:
        if key not in self._cited:
            codes = _codes_by_line(self._site.sheets[key].summary)
            self._cited[key] = tuple(map(_with_ancestors, codes))
        return self._cited[key]


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


@lru_cache(maxsize=4096)
def _with_ancestors(codes: tuple[Policy, ...]) -> frozenset[Policy]:
    return frozenset(p for code in codes for p in (*code.ancestors, code))


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

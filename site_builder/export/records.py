"""A sheet as records of the tables of /data/: what each row holds, in the order of its columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import Any, TypeAlias

from site_builder.content.eras import era_date, era_year
from site_builder.content.numbers.parse import read_quantities
from site_builder.content.numbers.quantity import Reading
from site_builder.content.origins.provenance import Place, Provenance
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import Goal, Measure, Sheet, SheetKey
from site_builder.content.wording import parse_policies
from site_builder.content.yaml.emit import as_plain
from site_builder.export.csv_text import Record
from site_builder.export.ids import goal_id, measure_id, sheet_id
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import SheetNode
from site_builder.graph.nodes.summary import GoalSummary, MeasureSummary, SheetSummary
from site_builder.graph.site import Site
from site_builder.opendata.columns import GOALS, MEASURES, PICKED, SHEETS, Table
from site_builder.opendata.tables import CITATIONS, CORRECTIONS, DOUBTS, SPANS, TEXTS, UNPLACED

_RowPlaces: TypeAlias = Mapping[tuple[int, int], Record]
"""(No. of the goal, position of the measure) → worksheet or page, cell, first and last line"""

_PLACELESS: Record = ("", "", None, None)
_NO_NUMBER: Record = (None, None, "", "", "", None, None)
"""Of a target or result all but the reason and the doubt"""
_ROWS = "measures"
"""A doubt about how the rows are parted is one about each of their cells."""


@dataclass(frozen=True, slots=True)
class GoalRecords:
    goal: Record
    measures: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class SheetRecords:
    key: SheetKey
    sheet: Record
    goals: tuple[GoalRecords, ...]
    lists: Mapping[str, tuple[Record, ...]]
    """Name of a table → the sheet's records in it"""


def sheet_records(
    site: Site, summary: SheetSummary, sheet: Sheet, provenance: Provenance | None
) -> SheetRecords:
    pairs = tuple(zip(sheet.goals, summary.goals, strict=True))
    aliases, places = site.plan.aliases or {}, _row_places(provenance)
    cited = (record for goal, known in pairs for record in _citations(goal, known, aliases))
    goals = (_goal_records(goal, known, summary.doubts, places) for goal, known in pairs)
    ward_code = next(ward.code for ward in site.wards if ward.id == summary.key.ward)
    return SheetRecords(
        summary.key,
        _sheet_record(site.sheets[summary.key], sheet, ward_code),
        tuple(goals),
        {CITATIONS.name: tuple(cited), **_list_records(sheet_id(summary.key), sheet)},
    )


def _goal_records(
    goal: Goal, summary: GoalSummary, doubts: tuple[str, ...], places: _RowPlaces
) -> GoalRecords:
    """A doubt about the whole goal, or about all goals, marks every value as doubtful."""
    whole = FieldPath.of_goal(goal.number)
    unsure = any(doubt in (str(whole), str(whole.parent)) for doubt in doubts)
    measures = tuple(_measure_records(goal, summary, unsure, places))
    return GoalRecords(_goal_record(goal, summary, unsure), measures)


_NO_MEASURE: Record = (None,) * len(MEASURES.columns)
_STARTS = {
    SHEETS: 0,
    GOALS: len(SHEETS.columns),
    MEASURES: len(SHEETS.columns) + len(GOALS.columns),
}
_joined_columns = itemgetter(*(_STARTS[table] + table.names.index(name) for table, name in PICKED))


def joined_records(records: SheetRecords) -> Iterator[Record]:
    """Rows of the joined table; a goal without a measure has one, too."""
    for goal in records.goals:
        for measure in goal.measures or (_NO_MEASURE,):
            yield _joined_columns(records.sheet + goal.goal + measure)


def table_records(records: SheetRecords, table: Table) -> Sequence[Record]:
    """Of a table that each sheet has a share of"""
    if table is SHEETS:
        return [records.sheet]
    if table is GOALS:
        return [goal.goal for goal in records.goals]
    if table is MEASURES:
        return [measure for goal in records.goals for measure in goal.measures]
    return records.lists[table.name]


def _evaluation_state(node: SheetNode) -> str:
    if node.tally.evaluated:
        return "evaluated"
    return "not_here" if node.ended else "pending"


def _sheet_record(node: SheetNode, sheet: Sheet, ward_code: str) -> Record:
    summary, key, source = node.summary, node.key, sheet.source
    head = (field for field in summary.doubts if not FieldPath.parse(field).goal)
    return (
        sheet_id(key),
        key.year,
        era_year(key.year),
        ward_code,
        key.ward,
        sheet.ward,
        key.section,
        sheet.section,
        sheet.parent_section,
        sheet.department,
        sheet.created or None,
        era_date(sheet.created) if sheet.created else "",
        sheet.evaluated or None,
        era_date(sheet.evaluated) if sheet.evaluated else "",
        _evaluation_state(node),
        " ".join(head),
        len(summary.doubts),
        len(sheet.unplaced),
        source.document,
        source.sha256,
        source.kind,
        source.lines,
        source.converted,
        source.withheld,
        summary.url,
    )


def _goal_record(goal: Goal, summary: GoalSummary, unsure: bool) -> Record:
    """`unsure`: there is a doubt about the goals as a whole."""
    return (
        goal_id(summary.key, goal.number),
        sheet_id(summary.key),
        goal.number,
        goal.goal,
        int(summary.doubtful or unsure),
        goal.easy.text,
        goal.easy.reviewer,
        goal.easy.reviewed or None,
        summary.url,
    )


def _measure_records(
    goal: Goal, summary: GoalSummary, unsure: bool, places: _RowPlaces
) -> Iterator[Record]:
    key = summary.key
    pairs = zip(goal.measures, summary.measures, strict=True)
    for number, (measure, known) in enumerate(pairs, 1):
        yield (
            measure_id(key, goal.number, number),
            goal_id(key, goal.number),
            number,
            *_cell_texts(measure),
            _doubt("evaluation", known, unsure),
            " ".join(known.covered),
            " ".join(known.doubts),
            *_numbers(measure.target, known.covered, "target", _doubt("target", known, unsure)),
            *_numbers(measure.result, known.covered, "result", _doubt("result", known, unsure)),
            *places.get((goal.number, number), _PLACELESS),
        )


def _cell_texts(measure: Measure) -> Iterator[str]:
    for name in MEASURE_FIELDS:
        value = getattr(measure, name)
        yield "\n".join(value) if isinstance(value, tuple) else value


def _doubt(field: str, known: MeasureSummary, unsure: bool) -> int:
    return int(unsure or field in known.doubts or _ROWS in known.doubts)


def _numbers(text: str, covered: tuple[str, ...], field: str, doubt: int) -> Record:
    if field in covered:
        return (*_NO_NUMBER, "covered", doubt)
    reading = read_quantities(text)
    one = reading.only
    if one is None:
        return (*_NO_NUMBER, _why_no_number(reading), doubt)
    upper = None if one.upper is None else _plain_number(one.upper)
    signs = (one.direction, one.change, int(one.cumulative), int(one.approximate))
    return (_plain_number(one.value), upper, one.unit, *signs, "", doubt)


def _plain_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _why_no_number(reading: Reading) -> str:
    return reading.reason or ("several" if reading.quantities else "unread")


# --- lists --------------------------------------------------------------------------------


def _list_records(name: str, sheet: Sheet) -> dict[str, tuple[Record, ...]]:
    return {
        TEXTS.name: tuple(_text_records(name, sheet)),
        SPANS.name: tuple((name, n, s.field, s.rows) for n, s in enumerate(sheet.spans, 1)),
        DOUBTS.name: tuple(
            (name, n, d.field, d.reason, d.raw, _json(d.other))
            for n, d in enumerate(sheet.review, 1)
        ),
        UNPLACED.name: tuple(
            (name, n, u.line, u.reason, u.raw) for n, u in enumerate(sheet.unplaced, 1)
        ),
        CORRECTIONS.name: tuple(
            (name, n, c.field, _json(c.was), _json(c.now), c.why, _json(c.settles))
            for n, c in enumerate(sheet.corrections, 1)
        ),
    }


def _text_records(name: str, sheet: Sheet) -> Iterator[Record]:
    for kind, texts in (("policy_indicator", sheet.policy_indicators), ("note", sheet.notes)):
        yield from ((name, kind, n, text) for n, text in enumerate(texts, 1))


def _json(value: Any) -> str:
    return json.dumps(as_plain(value), ensure_ascii=False, separators=(",", ":"))


# --- citations ----------------------------------------------------------------------------


def _citations(goal: Goal, summary: GoalSummary, aliases: Mapping[str, str]) -> Iterator[Record]:
    """What a row cites of the plan, one code a record: ranges expanded, aliases followed."""
    pairs = zip(goal.measures, summary.measures, strict=True)
    for number, (measure, known) in enumerate(pairs, 1):
        name = measure_id(summary.key, goal.number, number)
        for position, (text, covered) in enumerate(_cited_texts(measure, known), 1):
            for policy_id in _policy_ids(aliases.get(text, text)):
                yield (name, position, text, policy_id, covered)


def _cited_texts(measure: Measure, known: MeasureSummary) -> Iterator[tuple[str, int]]:
    """Those of its own cell, then those of a cell above that covers this row too."""
    yield from ((text, 0) for text in measure.policies)
    if "policies" in known.covered:
        yield from ((text, 1) for text in known.policies)


def _policy_ids(text: str) -> Sequence[str | None]:
    """The ids of its codes, or `[None]` where the text has no code."""
    return [urls.policy_id(code) for code in dict.fromkeys(parse_policies(text))] or [None]


# --- places in the document ---------------------------------------------------------------


def _row_places(provenance: Provenance | None) -> _RowPlaces:
    """Where each row of the form stands in its document: one place for the row, not each cell's.
    Of a workbook or a PDF no lines: the extracted text is unpublished."""
    found: dict[tuple[int, int], list[Place]] = {}
    for field, places in provenance.fields.items() if provenance else ():
        path = FieldPath.parse(field)
        if path.cell:
            found.setdefault((path.goal, path.measure), []).extend(places)
    in_lines = bool(provenance and provenance.encoding)
    return {row: _row_place(places, in_lines) for row, places in found.items() if places}


def _row_place(places: list[Place], in_lines: bool) -> Record:
    first = min(places, key=lambda place: (place.line, place.column))
    if not in_lines:
        return first.sheet, "" if first.sheet.isdecimal() else first.cell, None, None
    return first.sheet, first.cell, first.line, max(place.line for place in places)

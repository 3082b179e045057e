"""/data/goals.csv: one row a measure, the printed texts beside what they say in numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields

from site_builder.content.model import Goal, Measure, Sheet, SheetKey
from site_builder.content.open_data import COLUMNS, NUMBER
from site_builder.content.quantity import Reading
from site_builder.content.reading import read_quantities
from site_builder.content.wording import era_year
from site_builder.export.csv_text import Cell, write_csv
from site_builder.graph import urls
from site_builder.graph.site import Site
from site_builder.graph.summary import GoalSummary, MeasureSummary

ReadSheet = Callable[[SheetKey], Sheet]
_NO_MEASURE = MeasureSummary((), (), (), "", "", "", "", "", "")
_UNPLACED_ROWS = "measures"


def goals_csv(site: Site, read_sheet: ReadSheet) -> tuple[str, bytes]:
    return urls.path(urls.GOALS_CSV), write_csv(_rows(site, read_sheet))


def sheet_id(key: SheetKey) -> str:
    return f"{key.year}/{key.ward}/{key.section}"


def _rows(site: Site, read_sheet: ReadSheet) -> Iterator[tuple[Cell, ...]]:
    yield tuple(name for name, _ in COLUMNS)
    for key, node in site.sheets.items():
        sheet = read_sheet(key)
        for goal, summary in zip(sheet.goals, node.summary.goals, strict=True):
            facts = (*_sheet_facts(key, sheet), *_goal_facts(goal, summary))
            end = (sheet.source.document, sheet.source.lines, summary.url)
            for number, measure, known in _measures(goal, summary):
                yield (*facts, number, *_measure(measure, known), *end)


def _sheet_facts(key: SheetKey, sheet: Sheet) -> tuple[Cell, ...]:
    office = (sheet.section, sheet.parent_section, sheet.department)
    place = (key.ward, sheet.ward, key.section, *office)
    return (
        sheet_id(key),
        key.year,
        era_year(key.year),
        *place,
        sheet.created,
        sheet.evaluated,
    )


def _goal_facts(goal: Goal, summary: GoalSummary) -> tuple[Cell, ...]:
    return (goal.number, goal.goal, int(summary.doubtful))


def _measures(goal: Goal, summary: GoalSummary) -> Iterator[tuple[Cell, Measure, MeasureSummary]]:
    """A goal without a measure has a row too: no goal is lost."""
    if not goal.measures:
        yield "", Measure(), _NO_MEASURE
    pairs = zip(goal.measures, summary.measures, strict=True)
    for number, (measure, known) in enumerate(pairs, 1):
        yield number, measure, known


def _measure(measure: Measure, known: MeasureSummary) -> Iterator[Cell]:
    for field in fields(measure):
        value = getattr(measure, field.name)
        yield "\n".join(value) if isinstance(value, tuple) else value
    yield " ".join(known.covered)
    yield " ".join(known.doubts)
    for name in ("target", "result"):
        yield from _number(getattr(measure, name), name, known)


def _number(text: str, field: str, known: MeasureSummary) -> tuple[Cell, ...]:
    doubt = int(field in known.doubts or _UNPLACED_ROWS in known.doubts)
    if field in known.covered:
        return (*("",) * (len(NUMBER) - 2), "covered", doubt)
    reading = read_quantities(text)
    one = reading.only
    if one is None:
        return (*("",) * (len(NUMBER) - 2), _reason(reading), doubt)
    upper = "" if one.upper is None else one.upper
    signs = (one.direction, one.change, int(one.cumulative), int(one.approximate))
    return (one.value, upper, one.unit, *signs, "", doubt)


def _reason(reading: Reading) -> str:
    return reading.reason or ("several" if reading.quantities else "unread")

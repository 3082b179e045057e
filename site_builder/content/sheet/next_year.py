"""A sheet to begin with: a blank form, or this year's goals as the start of the next year's."""

from __future__ import annotations

from dataclasses import replace

from site_builder.content.city.model import Section, Ward
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import Doubt, Goal, Measure, Sheet, Source

_LASTING = ("policies", "indicator", "initiative", "summary")
"""What a measure can say of the next year, too; its values and their evaluation it cannot"""
_HEAD = frozenset(["department", "parent_section", "policy_indicators"])


def blank_sheet(year: int, ward: Ward, section: Section) -> Sheet:
    """With every key of the form once, for a person to fill in."""
    return Sheet(
        year,
        ward.name,
        section.name,
        parent_section=section.parent,
        department=f"{ward.name}役所",
        goals=(Goal(1, measures=(Measure(),)),),
    )


def next_sheet(sheet: Sheet, year: int, section: Section) -> Sheet:
    """The goals with indicators and initiatives, without the values and dates of their year. A
    reading that is in doubt stays so; what the document left over belongs to the old sheet."""
    return replace(
        sheet,
        fiscal_year=year,
        section=section.name,
        parent_section=section.parent,
        created="",
        evaluated="",
        goals=tuple(_next_goal(goal) for goal in sheet.goals),
        spans=tuple(span for span in sheet.spans if _is_lasting(span.path)),
        notes=(),
        unplaced=(),
        aside=(),
        review=tuple(doubt for doubt in sheet.review if _goes_on(doubt)),
        corrections=(),
        source=Source(),
    )


def _next_goal(goal: Goal) -> Goal:
    return Goal(goal.number, goal.goal, tuple(map(_next_measure, goal.measures)))


def _next_measure(measure: Measure) -> Measure:
    return Measure(**{name: getattr(measure, name) for name in _LASTING})


def _is_lasting(path: FieldPath) -> bool:
    """Of goals/2, its sentence, its measures, and a measure's lasting fields"""
    return path.steps[0] == "goals" and (not path.cell or path.cell in _LASTING)


def _goes_on(doubt: Doubt) -> bool:
    return doubt.field in _HEAD or _is_lasting(doubt.path)

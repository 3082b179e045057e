"""What a layout has read in a form: values with the characters that they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from site_builder.content.sheet.model import Doubt
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.document import Piece

NO_GOAL = "goal"
"""Reason of a leftover that stands in the table, but in the row of no numbered goal"""
TANGLED = "tangled"
"""Reason of a leftover where too many readings of the table are possible to weigh them all"""


@dataclass(frozen=True, slots=True)
class FieldReading:
    """A field's value and the pieces of the document that say it."""

    value: Plain
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text that belongs to a cell, but which one is not known; `reason` is a stable code."""

    pieces: tuple[Piece, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: the measure's fields that the form prints for it."""

    cells: Mapping[str, FieldReading]
    """Measure field (policies, indicator, target …) → its reading; a missing one is empty"""
    covered: Mapping[str, int] = field(default_factory=dict)
    """Field → number of rows that its cell covers, where more than this one"""


@dataclass(frozen=True, slots=True)
class GoalRows:
    number: FieldReading
    goal: FieldReading | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """Text in whose middle the form seems to break off."""

    piece: Piece
    field: str
    """Path of the field that is then in doubt; empty where the break is certain"""


@dataclass(frozen=True, slots=True)
class Draft:
    """One sheet as read. Field paths in `doubts` are those of the finished sheet."""

    header: Mapping[str, FieldReading]
    """fiscal_year, ward, section, parent_section, department, created, evaluated,
    policy_indicators: as the sheet stores them"""
    goals: tuple[GoalRows, ...]
    labels: tuple[Piece, ...] = ()
    """Printed words of the form: labels, legend, numbers of rows that are wholly empty"""
    markup: tuple[Piece, ...] = ()
    """`# ` before a title, HTML tags"""
    notes: tuple[FieldReading, ...] = ()
    unplaced: tuple[Leftover, ...] = ()
    aside: tuple[Leftover, ...] = ()
    """Not this sheet's word; reasons are those of content's aside (struck, other-year …)"""
    doubts: tuple[Doubt, ...] = ()
    cut: Cut | None = None
    """Matters where the document ends with the form"""

"""The parts around a sheet's table: the form's head, notes, unplaced text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.content.eras import era_date
from site_builder.content.field_names import word_of
from site_builder.content.sheet.model import Sheet
from site_builder.graph.nodes.nodes import SheetNode
from site_builder.render.parts.basics import Text, by_lines, text_view
from site_builder.render.parts.changes import Record
from site_builder.render.parts.remarks import SHEET, Remarks, merged
from site_builder.render.sheet.cells import NOTHING, CellView


class FactView(NamedTuple):
    """One entry of the form's head."""

    label: str
    cell: CellView


class FactsView(NamedTuple):
    id: str
    """Of the heading: a booklet has several"""
    named_by: str
    """The ids of the headings that distinguish it from those of other sheets"""
    facts: tuple[FactView, ...]
    indicators: tuple[Text, ...]
    """(参考)関連する総合計画における政策指標"""
    indicator_remarks: CellView
    notes: tuple[Text, ...]
    note_remarks: CellView
    unplaced: tuple[Text, ...]
    record: Record | None
    """What became of the sheet as a whole"""
    remarks: CellView
    """What belongs to no cell"""


def facts_view(
    node: SheetNode, sheet: Sheet, remarks: Remarks, record: Record | None = None, heading: str = ""
) -> FactsView:
    """`heading`: the id of the sheet's own heading, where there are several sheets"""
    here = f"facts-of-{heading}" if heading else "facts"
    return FactsView(
        id=here,
        named_by=f"{heading} {here}".lstrip(),
        facts=tuple(_facts(node, sheet, remarks)),
        indicators=tuple(text_view(text) for text in sheet.policy_indicators),
        indicator_remarks=_remarks_cell(remarks, "policy_indicators"),
        notes=tuple(text_view(text) for text in sheet.notes),
        note_remarks=_remarks_cell(remarks, "notes"),
        unplaced=tuple(text_view(text.raw) for text in sheet.unplaced),
        record=record,
        remarks=_remarks_cell(remarks, SHEET),
    )


def _facts(node: SheetNode, sheet: Sheet, remarks: Remarks) -> Iterator[FactView]:
    section = sheet.section
    if sheet.parent_section:
        section = f"{sheet.parent_section}（{sheet.section}）"
    for label, text, fields in (
        ("年度・区", f"{node.year.name} {sheet.ward}", ("fiscal_year", "ward")),
        (word_of("department"), sheet.department, ("department",)),
        (word_of("section"), section, ("section", "parent_section")),
        (word_of("created"), era_date(sheet.created), ("created",)),
        (word_of("evaluated"), era_date(sheet.evaluated), ("evaluated",)),
    ):
        remarked = _remarks_cell(remarks, *fields).remarks
        yield FactView(label, CellView(*by_lines(text), not text, "", remarked))


def _remarks_cell(remarks: Remarks, *places: str) -> CellView:
    """What is remarked on these places, without a text of its own."""
    remarked = merged(remark for place in places for remark in remarks.get(place, ()))
    return CellView("", remarks=remarked) if remarked else NOTHING

"""The form of a sheet, made once for the pages that show it."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.content.city.model import Plan
from site_builder.content.sheet.model import Sheet
from site_builder.kept import kept
from site_builder.render.parts.basics import Href
from site_builder.render.parts.remarks import Remarks
from site_builder.render.sheet.columns import ColumnsView, columns_of
from site_builder.render.sheet.paper import form_height
from site_builder.render.sheet.table import GoalView, goal_views


class PrintedForm(NamedTuple):
    """Without what one page alone shows: charts, ways to the original, what has changed."""

    columns: ColumnsView
    goals: tuple[GoalView, ...]
    height: float
    """In points, on A4"""


def form_of(sheet: Sheet, remarks: Remarks, plan: Plan, href: Href) -> PrintedForm:
    """Remarks lead to another place from each page."""
    return _make_form(sheet, remarks, plan, href) if remarks else _bare_form(sheet, plan, href)


@kept(most=256)  # the sheets of a ward and year are made in a row with their booklet
def _bare_form(sheet: Sheet, plan: Plan, href: Href) -> PrintedForm:
    return _make_form(sheet, {}, plan, href)


def _make_form(sheet: Sheet, remarks: Remarks, plan: Plan, href: Href) -> PrintedForm:
    columns = columns_of(sheet, remarks)
    goals = goal_views(sheet, columns, remarks, plan.aliases or {}, href)
    return PrintedForm(columns, goals, form_height(sheet, remarks, joined=columns.joined))

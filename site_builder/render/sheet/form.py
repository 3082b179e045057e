"""The form of a sheet, made once for the pages that show it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from site_builder.content.sheet.model import Sheet
from site_builder.render.parts.basics import Href
from site_builder.render.parts.remarks import Remarks
from site_builder.render.sheet.columns import ColumnsView, columns_of
from site_builder.render.sheet.table import GoalView, goal_views


class PrintedForm(NamedTuple):
    """Without what one page alone shows: charts, ways to the original, what has changed."""

    columns: ColumnsView
    goals: tuple[GoalView, ...]


def form_of(sheet: Sheet, remarks: Remarks, aliases: Mapping[str, str], href: Href) -> PrintedForm:
    """Remarks lead to another place from each page; what was doubted or corrected may be mappings,
    which no cache can hold."""
    if remarks or sheet.review or sheet.corrections:
        columns = columns_of(sheet, remarks)
        return PrintedForm(columns, goal_views(sheet, columns, remarks, aliases, href))
    return _bare_form(sheet, tuple(aliases.items()), href)


@lru_cache(maxsize=256)  # the sheets of a ward and year are made in a row with their booklet
def _bare_form(sheet: Sheet, aliases: tuple[tuple[str, str], ...], href: Href) -> PrintedForm:
    columns = columns_of(sheet, {})
    return PrintedForm(columns, goal_views(sheet, columns, {}, dict(aliases), href))

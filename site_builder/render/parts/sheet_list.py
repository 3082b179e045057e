"""Sheets as the rows of a table: what came of each, in signs and in the same words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from site_builder.content.wording import things
from site_builder.graph.nodes.nodes import SheetNode
from site_builder.render.parts.basics import Href, LinkView
from site_builder.render.parts.tally import TallyView, tally_view


class SheetRow(NamedTuple):
    link: LinkView
    tally: TallyView
    goals: str


class SheetList(NamedTuple):
    caption: str
    key: str
    """How to read the signs"""
    rows: tuple[SheetRow, ...]


_SQUARE = "四角ひとつが取組指標ひとつです。"
_BAR = "取組指標が多い課は帯にしています。"


def sheet_list(caption: str, sheets: Iterable[SheetNode], href: Href) -> SheetList:
    rows = tuple(
        SheetRow(
            link=LinkView(href(sheet.url), sheet.section.name),
            tally=tally_view(sheet.tally),
            goals=things(len(sheet.goals), "目標"),
        )
        for sheet in sheets
    )
    counted = [row for row in rows if row.tally.parts]
    squares = _SQUARE if any(row.tally.squares for row in counted) else ""
    bars = _BAR if any(not row.tally.squares for row in counted) else ""
    return SheetList(caption, squares + bars, rows)

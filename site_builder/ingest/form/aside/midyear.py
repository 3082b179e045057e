"""Titles by which an office says that the year is not over: （中間評価）, （9月末時点）."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.sheet.model import Doubt
from site_builder.ingest.document import Form
from site_builder.ingest.draft import Draft
from site_builder.ingest.form.columns.periods import read_period
from site_builder.ingest.form.labels import Label, find_label
from site_builder.ingest.form.titles import is_titling

_OF_THE_END = ("result", "evaluation", "attainment")
"""Fields that say how the whole year went"""


def midyear_doubts(form: Form, draft: Draft) -> Iterator[Doubt]:
    if not any(_is_midyear(line.piece.text) for line in form.lines):
        return
    for goal in draft.goals:
        for place, row in enumerate(goal.rows, 1):
            for name in _OF_THE_END:
                value = row.cells[name].value if name in row.cells else ""
                if value:
                    field = f"goals/{goal.number.value}/measures/{place}/{name}"
                    yield Doubt(field, "period", str(value))


def _is_midyear(title: str) -> bool:
    found = find_label(Label.TITLE, title) if is_titling(title) else None
    if not found:
        return False
    period = read_period(f"{title[: found.start]} {title[found.end :]}")
    return (period.part or period.provisional) and not period.whole

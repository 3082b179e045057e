"""The columns of a sheet's table; empty ones are shown in print only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from site_builder.content.field_names import head_of
from site_builder.content.sheet.model import Sheet
from site_builder.render.parts.remarks import Remarks


class TableColumnView(NamedTuple):
    id: str
    label: str
    void: bool
    """Empty in the whole sheet"""


@dataclass(frozen=True, slots=True)
class ColumnsView:
    joined: bool
    """No column of results holds anything: indicator and target share one wide cell"""
    count: int
    before: tuple[TableColumnView, ...]
    """Between the indicators and the initiatives"""
    evaluation: TableColumnView
    after: tuple[TableColumnView, ...]
    void: frozenset[str]
    """Field names of the empty ones"""


_RESULTS = ("result", "evaluation", "attainment", "next_steps")
LABELS = {name: head_of(name) for name in ("target", *_RESULTS)}


def columns_of(sheet: Sheet, remarks: Remarks) -> ColumnsView:
    void = frozenset(field for field in _RESULTS if not _used(sheet, remarks, field))
    joined = len(void) == len(_RESULTS)
    found = {field: TableColumnView(field, label, field in void) for field, label in LABELS.items()}
    return ColumnsView(
        joined=joined,
        count=6 if joined else 7,
        before=(found["result"],) if joined else (found["target"], found["result"]),
        evaluation=found["evaluation"],
        after=(found["attainment"], found["next_steps"]),
        void=void,
    )


def _used(sheet: Sheet, remarks: Remarks, field: str) -> bool:
    filled = any(getattr(m, field) for g in sheet.goals for m in g.measures)
    return filled or any(place.endswith(f"/{field}") for place in remarks)

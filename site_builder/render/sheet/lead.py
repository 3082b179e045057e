"""The first cell of a row: the indicator, sometimes beside its target, and the policies."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.render.parts.basics import Text, text_view
from site_builder.render.parts.policies import PolicyEntry
from site_builder.render.parts.remarks import Remark
from site_builder.render.sheet.cells import NOTHING, CellView, GoalCells, Rows, shared
from site_builder.render.sheet.numbered_items import pair_items


@dataclass(frozen=True, slots=True)
class PairView:
    """A numbered item of the indicator with its target and, once there is one, its result."""

    item: Text
    target: Text | None
    result: Text | None


@dataclass(frozen=True, slots=True)
class CitedPolicies:
    entries: tuple[PolicyEntry, ...]
    shared: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    rows: int
    columns: int
    pairs: tuple[PairView, ...]
    """Numbered items side by side; empty: the cells as printed"""
    indicator: CellView
    target: CellView | None
    """Where it stands in this cell too"""
    result: CellView | None
    policies: CitedPolicies


def lead_view(rows: Rows, row: int) -> Lead | None:
    height = rows.heights["lead"][row]
    if not height:
        return None
    pairs, width = _pairs(rows.cells, row)
    joined = rows.columns.joined
    return Lead(
        rows=height,
        columns=1 if joined else width,
        pairs=pairs,
        indicator=rows.cell(row, "indicator"),
        target=_beside(rows, row, "target") if joined or width > 1 else None,
        result=_beside(rows, row, "result") if width > 2 else None,
        policies=_policies(rows, row),
    )


def _beside(rows: Rows, row: int, field: str) -> CellView | None:
    found = rows.cell(row, field)
    return found if found is not NOTHING else None


def _policies(rows: Rows, row: int) -> CitedPolicies:
    if rows.cells.is_covered(row, "policies"):
        return CitedPolicies((), "", ())
    stored = rows.cells.measures[row].policies
    return CitedPolicies(rows.policies(stored), *shared(rows.cells, row, "policies"))


def _pairs(cells: GoalCells, row: int) -> tuple[tuple[PairView, ...], int]:
    """The numbered items, and how many of indicator, target and result they take in."""
    measure = cells.measures[row]
    if "①" in measure.indicator and not cells.shares(row, "indicator", "target", "result"):
        for values in ((measure.target, measure.result), (measure.target,)):
            if all(values) and (found := pair_items(measure.indicator, values)):
                return tuple(_pair(p.item, *p.values) for p in found), len(values) + 1
    return (), 1


def _pair(item: str, target: str = "", result: str = "") -> PairView:
    return PairView(
        text_view(item),
        text_view(target) if target else None,
        text_view(result) if result else None,
    )

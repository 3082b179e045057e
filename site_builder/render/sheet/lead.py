"""The first cell of a row: the indicator, sometimes beside its target, and the policies."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.content.wording import CIRCLED
from site_builder.render.parts.basics import Text, text_view
from site_builder.render.parts.policies import PolicyEntry
from site_builder.render.parts.remarks import Remark
from site_builder.render.sheet.cells import NOTHING, CellView, GoalCells, Rows, shared


class PairView(NamedTuple):
    """A numbered item of the indicator with its target and, once there is one, its result."""

    item: Text
    target: Text | None
    result: Text | None


class CitedPolicies(NamedTuple):
    entries: tuple[PolicyEntry, ...]
    shared: str
    remarks: tuple[Remark, ...]


class Lead(NamedTuple):
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


# --- numbered items -----------------------------------------------------------------------

# Numbered items of neighbouring cells stand side by side where their numbers match one to one:
#
#     取組指標 【賑わい創出指標】        目標 ①13,000人
#              ①参加人数                   ②80%以上
#              ②満足度
#
# Where anything does not match, there are no pairs and the cells stay as printed.


class Pair(NamedTuple):
    """`values` are the same item in the other cells; a heading 【…】 has none."""

    item: str
    values: tuple[str, ...]


_NUMBERS = frozenset(CIRCLED)


def pair_items(indicator: str, values: tuple[str, ...]) -> tuple[Pair, ...]:
    """`values` are the cells beside the indicator; empty if not all of them match it."""
    head = _items(indicator)
    others = [_items(text) for text in values]
    if not _matching(head, others):
        return ()
    at_hand = [{item[0]: item for item in items} for items in others]
    return tuple(
        Pair(item, tuple(by_number[item[0]] for by_number in at_hand if item[0] in _NUMBERS))
        for item in head
    )


def _items(text: str) -> list[str]:
    """Lines that begin with a number or 【, each with the lines that belong to it."""
    items: list[str] = []
    for line in filter(None, text.split("\n")):
        if items and line[0] not in _NUMBERS and line[0] != "【":
            items[-1] = f"{items[-1]}\n{line}"
        else:
            items.append(line)
    return items


def _matching(head: list[str], others: list[list[str]]) -> bool:
    numbers = [item[0] for item in head if item[0] in _NUMBERS]
    headings = [item for item in head if item[0] == "【" and "\n" not in item]
    return (
        len(numbers) > 1
        and len(numbers) == len(set(numbers))
        and len(numbers) + len(headings) == len(head)
        and all([item[0] for item in items] == numbers for items in others)
    )

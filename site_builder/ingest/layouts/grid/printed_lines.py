"""Forms in which each printed line of a goal has a row of its own.

A row without No. in which neither a measure nor its evaluation begins anew goes on with the row
above. Where that is not plain, the goal is doubted as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from site_builder.content.wording import CIRCLED
from site_builder.ingest.form.joining import breaks_off
from site_builder.ingest.layouts.grid.goals import BodyRow, covers, join_rows
from site_builder.ingest.layouts.grid.rows import text_of

_WORDS = ("goal", "indicator", "initiative", "summary", "attainment", "next_steps")
_MEASURE = ("indicator", "target")
_LATER_ITEM = tuple(CIRCLED[1:])
_ADDS = re.compile(rf"また|さらに|なお|併せて|あわせて|加えて|[{CIRCLED}・※（(]")
"""Begins what is said of the same goal"""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a row without No. is."""

    line: bool
    """More of the row above, no measure of its own"""
    sure: bool = True


def join_printed_lines(rows: Sequence[BodyRow]) -> list[BodyRow]:
    lined = any(_is_line(row) and _torn(above, row) for above, row in pairwise(rows))
    numbered = [row for row in rows if row.number is not None]
    evaluated = bool(numbered) and all("evaluation" in row.cells for row in numbered)
    # A number beside a lower line of its goal leaves the lines above it to the goal before.
    robbed = lined and rows[0].number is None
    joined: list[BodyRow] = []
    for block in _blocks(rows):
        goal = _joined(block, lined, evaluated)
        robs = lined and _is_told_twice(block)
        joined += [replace(row, unsure=True) for row in goal] if robbed or robs else goal
        robbed = robs
    return joined


def _blocks(rows: Sequence[BodyRow]) -> list[list[BodyRow]]:
    """The rows from one number to the next."""
    blocks: list[list[BodyRow]] = []
    for row in rows:
        if row.number is not None or not blocks:
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _joined(block: Sequence[BodyRow], lined: bool, evaluated: bool) -> list[BodyRow]:
    first, *others = block
    rows = [first]
    for row in others:
        if first.number is None or (_is_covered(block, row) and not lined):
            rows.append(row)
            continue
        kind = _kind(rows[-1], row, lined, evaluated)
        if lined and "goal" in row.cells:
            rows[0], row = _with_sentence(rows[0], row)
        row = replace(row, unsure=not kind.sure)
        rows[-1:] = [join_rows(rows[-1], row)] if kind.line else [rows[-1], row]
    return rows


def _is_covered(block: Sequence[BodyRow], row: BodyRow) -> bool:
    """Whether a merged number or sentence shows that the row is one of the goal's."""
    boxes = (box for one in block for name in ("number", "goal") for box in one.cells.get(name, ()))
    return any(box.row < row.row and covers(box, row.row) for box in boxes)


def _with_sentence(first: BodyRow, row: BodyRow) -> tuple[BodyRow, BodyRow]:
    """The sentence of a goal belongs to its first row, however many lines it has."""
    lines = (*first.cells.get("goal", ()), *row.cells["goal"])
    rest = {name: boxes for name, boxes in row.cells.items() if name != "goal"}
    return replace(first, cells={**first.cells, "goal": lines}), replace(row, cells=rest)


# --- what a row is ------------------------------------------------------------------------


def _kind(above: BodyRow, row: BodyRow, lined: bool, evaluated: bool) -> _Kind:
    torn = _torn(above, row)
    if _is_line(row):
        other = "goal" in row.cells and not torn and not lined
        return _Kind(line=not other, sure=lined or torn or other)
    if "evaluation" in row.cells:
        # Where each line has a row, cells of the measure above may go on beside the next one.
        return _Kind(line=False, sure=not (lined and _goes_on(above, row, _WORDS[1:])))
    if not lined:
        return _Kind(line=False, sure=not _is_cut(above, row))
    if all(text_of(row.cells[name]).startswith(_LATER_ITEM) for name in _MEASURE):
        return _Kind(line=True)
    cut = _goes_on(above, row, _MEASURE)
    return _Kind(line=evaluated or torn or cut, sure=cut)


def _is_line(row: BodyRow) -> bool:
    measured = all(name in row.cells for name in _MEASURE)
    return row.number is None and not measured and "evaluation" not in row.cells


def _torn(above: BodyRow, row: BodyRow) -> bool:
    """Whether the words tell that a cell goes on in the row below."""
    return _goes_on(above, row, _WORDS)


def _is_cut(above: BodyRow, row: BodyRow) -> bool:
    """Whether what looks like a measure of its own may be the second line of the one above."""
    cut = sum(_goes_on(above, row, [name]) for name in (*_WORDS, "target"))
    return cut > 1 or _goes_on(above, row, _MEASURE)


def _goes_on(above: BodyRow, row: BodyRow, names: Sequence[str]) -> bool:
    shared = [name for name in names if name in above.cells and name in row.cells]
    texts = [(text_of(above.cells[name]), text_of(row.cells[name])) for name in shared]
    return any(upper and lower and breaks_off(upper, lower) for upper, lower in texts)


def _is_told_twice(block: Sequence[BodyRow]) -> bool:
    """Whether another sentence begins in the column of the goal."""
    texts = [text_of(row.cells["goal"]) for row in block if "goal" in row.cells]
    return any(a.endswith("。") and not _ADDS.match(b) for a, b in pairwise(texts))

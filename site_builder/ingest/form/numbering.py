"""The numbers of a table's rows: which rows make up a goal, and which rows a cell covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from site_builder.content.wording import CIRCLED, squash
from site_builder.ingest.document import Piece
from site_builder.ingest.draft import GoalRows

SPANNING = ("policies", "initiative", "summary", "evaluation", "attainment", "next_steps")
"""Fields whose cell covers the empty cells below it in the same goal"""
_NUMBER = re.compile(r"(?:No\.?|目標)?[.(\[]*(\d+)(\.0+)?[.)\]]*")
_TOTAL = re.compile(r"(?:合|小|総|累)?計(?:\(.*\))?|平均(?:値|\(.*\))?")
_ZEROS = re.compile(r"[.．][0０]+$")


class NumberedRow(Protocol):
    """A row of any flavour."""

    @property
    def cells(self) -> Mapping[str, Any]: ...

    @property
    def number(self) -> int | None: ...


R = TypeVar("R", bound=NumberedRow)


@dataclass(slots=True)
class GoalBlock(Generic[R]):
    """The rows of one goal."""

    number: int
    rows: list[R]
    printed: bool = True
    """Whether the number stands in the document"""


def read_number(text: str) -> int | None:
    """1, 1., No.1, 目標1, ①, 1.0 → 1"""
    bare = squash(text)
    if bare in CIRCLED and bare:
        return CIRCLED.index(bare) + 1
    match = _NUMBER.fullmatch(bare)
    return int(match[1]) if match else None


def is_total(indicator: str) -> bool:
    """Whether a row sums up those above, and is hardly a measure: 合計"""
    return _TOTAL.fullmatch(squash(indicator)) is not None


def whole_numbers(
    goals: Iterable[GoalRows],
) -> tuple[tuple[GoalRows, ...], tuple[Piece, ...]]:
    """The goals with their numbers as somebody has typed them, and the .0 that a program has
    put behind 1.0 and 2.0."""
    whole: list[GoalRows] = []
    zeros: list[Piece] = []
    for goal in goals:
        ends = [(piece, _ZEROS.search(piece.text)) for piece in goal.number.pieces]
        typed = tuple(piece.cut(0, end.start() if end else None) for piece, end in ends)
        zeros += [piece.cut(end.start()) for piece, end in ends if end]
        whole.append(replace(goal, number=replace(goal.number, pieces=typed)))
    return tuple(whole), tuple(zeros)


def group_rows(rows: Sequence[R]) -> tuple[list[GoalBlock[R]], list[R]]:
    """The goals' rows, and the rows of which nothing tells whose they are."""
    blocks: list[GoalBlock[R]] = []
    early: list[R] = []
    for place, row in enumerate(rows):
        if row.number is not None and not _repeats(blocks, row):
            blocks.append(GoalBlock(row.number, [*_joining(early, row), row]))
            early = [other for other in early if other not in blocks[-1].rows]
        elif (lost := _lost_number(blocks, row, rows[place + 1 :])) is not None:
            blocks.append(GoalBlock(lost, [row], printed=False))
        elif blocks:
            blocks[-1].rows.append(row)
        else:
            early.append(row)
    return blocks, early


def _repeats(blocks: Sequence[GoalBlock[R]], row: R) -> bool:
    """The number of a merged cell, printed again in its next row."""
    return bool(blocks) and blocks[-1].number == row.number and "goal" not in row.cells


def _joining(early: Sequence[R], row: R) -> list[R]:
    """A merged cell's number may stand beside a lower row of the goal."""
    return list(early) if "goal" not in row.cells else []


def _lost_number(blocks: Sequence[GoalBlock[R]], row: R, later: Sequence[R]) -> int | None:
    """The number of a goal that stands there without one, if its neighbours tell."""
    if row.number is not None or "goal" not in row.cells:
        return None
    before = blocks[-1].number if blocks else 0
    after = next((other.number for other in later if other.number is not None), None)
    if after is not None and after > before + 1:
        return after - 1
    has_goal = bool(blocks) and any("goal" in other.cells for other in blocks[-1].rows)
    return before + 1 if after is None and has_goal else None


def covered_rows(rows: Sequence[R]) -> list[dict[str, int]]:
    """For each row the fields whose cell covers rows below, with the number of rows."""
    covered: list[dict[str, int]] = [{} for _ in rows]
    for name in SPANNING:
        owner = None
        for place, row in enumerate(rows):
            if name in row.cells:
                owner = place
            elif owner is not None:
                covered[owner][name] = place - owner + 1
    return covered

"""〃 and 同上: marks that stand for the cell above."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.ingest.document import Piece
from site_builder.ingest.draft import FieldReading, GoalRows

_SIGNS = ["〃", "″", "”", "“", '"', "〃〃", "仝", "々", "ゝ", "↑"]
_WORDS = "同 同じ 同上 同上。 同前 上に同じ 上と同じ 上記に同じ 上記と同じ 上欄に同じ 前に同じ"
_MARKS = frozenset(map(squash, (*_SIGNS, *_WORDS.split())))
_BRACKETS = "()[]<>「」"
_VAGUE = re.compile(
    r"(?:同[左右様]|以下同[じ様]?|[左右前下]記?[とに]同[じ様]|(?:〃|同上).{1,12}|←|→|↓)。?"
)
"""Marks that point elsewhere, or to a part of the cell above"""


def is_ditto(text: str) -> bool:
    return squash(text).strip(_BRACKETS) in _MARKS


@dataclass(frozen=True, slots=True)
class Dittos:
    """Goals in which each mark says what the cell above says; the marks are markup."""

    goals: tuple[GoalRows, ...]
    marks: tuple[Piece, ...]
    doubts: tuple[Doubt, ...]


def is_vague(text: str) -> bool:
    """Whether it stands for another cell, but which one's words are not certain."""
    return not is_ditto(text) and _VAGUE.fullmatch(squash(text).strip(_BRACKETS)) is not None


def read_dittos(goals: Iterable[GoalRows]) -> Dittos:
    above: dict[str, FieldReading] = {}
    marks: list[Piece] = []
    doubts: list[Doubt] = []

    def said(base: str, name: str, reading: FieldReading) -> FieldReading:
        printed = _printed(reading)
        if not is_ditto(printed):
            doubts.extend([Doubt(f"{base}/{name}", "ditto", printed)] if is_vague(printed) else [])
            above[name] = reading
            return reading
        doubts.append(Doubt(f"{base}/{name}", "ditto", printed))
        if name not in above:
            return reading
        marks.extend(reading.pieces)
        return replace(above[name], pieces=())

    read = tuple(_with_said(goal, said) for goal in goals)
    return Dittos(read, tuple(marks), tuple(doubts))


def _with_said(goal: GoalRows, said: Callable[[str, str, FieldReading], FieldReading]) -> GoalRows:
    base = f"goals/{goal.number.value}"
    sentence = goal.goal and said(base, "goal", goal.goal)
    rows = []
    for place, row in enumerate(goal.rows, 1):
        path = f"{base}/measures/{place}"
        cells = {name: said(path, name, one) for name, one in row.cells.items()}
        rows.append(replace(row, cells=cells))
    return replace(goal, goal=sentence, rows=tuple(rows))


def _printed(reading: FieldReading) -> str:
    return "\n".join(piece.text for piece in reading.pieces)

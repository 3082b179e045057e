"""〃 and 同上: marks that stand for the cell above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.ingest.document import Piece
from site_builder.ingest.draft import FieldReading, GoalRows

_MARKS = frozenset(map(squash, ("〃", "″", "”", "“", '"', "〃〃", "同上", "同前", "仝", "々")))
_BRACKETS = "()[]<>「」"


def is_ditto(text: str) -> bool:
    return squash(text).strip(_BRACKETS) in _MARKS


@dataclass(frozen=True, slots=True)
class Dittos:
    """Goals in which each mark says what the cell above says; the marks are markup."""

    goals: tuple[GoalRows, ...]
    marks: tuple[Piece, ...]
    doubts: tuple[Doubt, ...]


def read_dittos(goals: Iterable[GoalRows]) -> Dittos:
    above: dict[str, FieldReading] = {}
    marks: list[Piece] = []
    doubts: list[Doubt] = []

    def said(base: str, name: str, reading: FieldReading) -> FieldReading:
        if not is_ditto(_printed(reading)):
            above[name] = reading
            return reading
        doubts.append(Doubt(f"{base}/{name}", "ditto", _printed(reading)))
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

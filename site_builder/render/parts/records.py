"""The record of changes on a sheet's page: for each goal, and for the sheet as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.content.history.model import Change, ChangeKind
from site_builder.content.wording import era_date
from site_builder.graph.nodes.nodes import SheetNode
from site_builder.render.parts.changes import say


@dataclass(frozen=True, slots=True)
class RecordLine:
    date: str
    """令和8年3月31日"""
    sentence: str
    was: str
    """Both empty where the sentence holds them"""
    now: str


@dataclass(frozen=True, slots=True)
class Record:
    changes: tuple[RecordLine, ...]
    """The newest first"""
    corrections: tuple[RecordLine, ...]
    """訂正: kept apart from what the city changed"""


def records(node: SheetNode, changes: Iterable[Change]) -> Mapping[int, Record]:
    """Goal → its record; 0: what belongs to no goal of the sheet."""
    rows = {goal.number: len(goal.measures) for goal in node.summary.goals}
    by_goal: dict[int, list[Change]] = {}
    for change in changes:
        by_goal.setdefault(change.goal if change.goal in rows else 0, []).append(change)
    doubts = node.summary.doubts
    return {goal: _record(found, rows, doubts) for goal, found in by_goal.items()}


def _record(changes: Sequence[Change], rows: Mapping[int, int], doubts: Sequence[str]) -> Record:
    newest = sorted(changes, key=lambda change: change.date, reverse=True)
    lines = [(c.kind is ChangeKind.CORRECTION, record_line(c, rows, doubts)) for c in newest]
    return Record(
        tuple(line for is_correction, line in lines if not is_correction),
        tuple(line for is_correction, line in lines if is_correction),
    )


def record_line(change: Change, rows: Mapping[int, int], doubts: Sequence[str]) -> RecordLine:
    said = say(change, rows, doubts, within_goal=change.goal in rows)
    return RecordLine(era_date(change.date), said.sentence, said.was, said.now)

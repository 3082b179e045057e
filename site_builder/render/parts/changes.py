"""A change in plain words (目標2の結果が 80回 → 60回 に変わりました。), and a sheet's by goal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from site_builder.content.eras import era_date
from site_builder.content.field_names import NAMES
from site_builder.content.history.model import Change, ChangeKind
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.wording import EVALUATIONS
from site_builder.graph.changes.updates import Topic, Update
from site_builder.graph.nodes.nodes import SheetNode
from site_builder.render.parts.basics import mark_view

SHORT = 30
"""Signs of a value that stands within the sentence"""

_DATES = ("created", "evaluated")


class ChangeText(NamedTuple):
    sentence: str
    was: str
    """Both empty where the sentence holds them"""
    now: str


_OPEN = "（この欄は、読み取りを確認中です）"


def describe_change(
    change: Change,
    rows: Mapping[int, int],
    doubts: Iterable[str] = (),
    *,
    within_goal: bool = False,
) -> ChangeText:
    """`rows`: goal → number of its measures, of one sheet; `doubts`: its fields whose reading is
    open; `within_goal`: the goal is known."""
    was, now = (_shown_value(change, text) for text in (change.was, change.now))
    place = changed_place(change, rows)
    if within_goal:
        place = place.removeprefix(f"目標{change.goal}の")
    long = max(len(was), len(now)) > SHORT or "\n" in was + now
    sentence = _sentence(change, place, was, now, long)
    if any(FieldPath.parse(field).overlaps(change.path) for field in doubts):
        sentence = f"{sentence.removesuffix('。')}{_OPEN}。"
    return ChangeText(sentence, was, now) if long else ChangeText(sentence, "", "")


def changed_place(change: Change, rows: Mapping[int, int]) -> str:
    """目標2の取組指標1の目標の値; the measure's number only where the goal has several"""
    path = change.path
    words = [f"目標{change.goal}"] if change.goal else []
    several = rows.get(change.goal, 2) > 1
    if path.measure and not path.cell:
        words.append(f"取組指標{path.measure}" if several else "取組指標")
    elif path.cell and several:
        words.append(f"{path.measure}番目の取組指標")
    if path.name in NAMES and not (words[1:] and path.name == "indicator"):
        words.append(NAMES[path.name])
    return "の".join(words) or "シート"


def _sentence(change: Change, place: str, was: str, now: str, long: bool) -> str:
    match change.kind:
        case ChangeKind.NEW:
            return "シートを載せました。"
        case ChangeKind.REMOVED:
            return "シートを載せなくなりました。"
        case ChangeKind.ADDED:
            return f"{place}が加わりました。"
        case ChangeKind.DROPPED:
            return f"{place}がなくなりました。"
        case ChangeKind.CORRECTION:
            shown = "" if long else f"、{was or '空欄'} → {now or '空欄'} に"
            return f"{place}を{shown}直しました。"
    if not change.was:
        return (
            f"{place}が書かれました。" if long or not now else f"{place}が {now} と書かれました。"
        )
    shown = "" if long else f" {was} → {now or '空欄'} に"
    return f"{place}が{shown}変わりました。"


def _shown_value(change: Change, text: str) -> str:
    """An evaluation with its word: △ 一部未達成"""
    if text and text in EVALUATIONS and change.path.name == "evaluation":
        mark = mark_view(text)
        return f"{mark.sign} {mark.word}"
    return era_date(text) if change.field in _DATES else text


_SEVERAL = {
    Topic.RESULTS: "結果と評価が書かれました",
    Topic.REVISIONS: "結果や評価が{}か所変わりました",
    Topic.TARGETS: "目標の値が{}か所変わりました",
    Topic.WORDS: "文が{}か所変わりました",
    Topic.CORRECTIONS: "{}か所を訂正しました",
}


def headline(update: Update) -> str:
    """北区 健康福祉課: 令和7年度の目標2の目標の値が 80回 → 60回 に変わりました"""
    subject = f"{update.ward.name} {update.section}: {update.year}の"
    only = update.changes[0] if len(update.changes) == 1 else None
    if only or update.topic not in _SEVERAL:
        described = describe_change(update.changes[0], update.rows, update.doubts).sentence
        mark = "（訂正）" if update.topic is Topic.CORRECTIONS else ""
        return subject + described.removesuffix("。") + mark
    return subject + _SEVERAL[update.topic].format(len(update.changes))


# --- on the page of a sheet ---------------------------------------------------------------


class RecordLine(NamedTuple):
    date: str
    """令和8年3月31日"""
    sentence: str
    was: str
    """Both empty where the sentence holds them"""
    now: str


class Record(NamedTuple):
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
    described = describe_change(change, rows, doubts, within_goal=change.goal in rows)
    return RecordLine(era_date(change.date), described.sentence, described.was, described.now)

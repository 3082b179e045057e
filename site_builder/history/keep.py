"""site-builder history: git's history of content/sheets/ → content/history/"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.folder.store import load_sheet
from site_builder.content.history.model import ChangeKind, History, text_digest
from site_builder.content.history.store import (
    drop_history,
    list_histories,
    load_history,
    save_history,
)
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.history.recording import Timeline, build_timelines, list_changes, with_changes
from site_builder.history.repository import (
    SHEETS,
    Blobs,
    Step,
    has_uncommitted,
    open_blobs,
    read_steps,
)
from site_builder.problems import ContentError, Problem, Severity, Where


@dataclass(frozen=True, slots=True)
class HistoryReport:
    sheets: int
    """Number of sheets whose history has grown"""
    changes: int
    """Number of new changes"""
    problems: tuple[Problem, ...]
    """Warnings"""


@dataclass(frozen=True, slots=True)
class HistoryPlan:
    """What would be written."""

    content: Path
    places: Mapping[SheetKey, SheetKey | None]
    """Sheet → where its history lies now, maybe still under a former name; None: it has none"""
    known: Mapping[SheetKey, History]
    new: Mapping[SheetKey, History]
    problems: tuple[Problem, ...]

    @property
    def written(self) -> tuple[SheetKey, ...]:
        """Histories whose file changes"""
        return tuple(key for key in self.new if self._is_written(key))

    def _is_written(self, key: SheetKey) -> bool:
        new = self.new[key]
        return bool(new.changes) and (new != self.known[key] or self.places[key] != key)

    @property
    def grown(self) -> Mapping[SheetKey, int]:
        """Number of new changes of the sheets that have some"""
        sizes = {key: len(self.new[key].changes) - len(self.known[key].changes) for key in self.new}
        return {key: size for key, size in sizes.items() if size}


def keep_history(content: Path) -> HistoryReport:
    """Adds what git shows and is not written down yet; what is written down stays."""
    return write_history(plan_history(content))


def plan_history(content: Path) -> HistoryPlan:
    steps = read_steps(content)
    lines = build_timelines(steps)
    if not lines:
        raise ContentError([_nothing(content)])
    there, strays = list_histories(content)
    places = {key: _place(key, line, there, lines) for key, line in sorted(lines.items())}
    known = _load(content, places, strays)
    with open_blobs(content) as blobs:
        new = {key: _history(lines[key], known[key], _Versions(blobs)) for key in places}
    return HistoryPlan(content, places, known, new, tuple(_remarks(content, steps)))


def write_history(plan: HistoryPlan) -> HistoryReport:
    content, places = plan.content, plan.places
    for key in plan.written:
        save_history(content, key, plan.new[key])
    for former in {place for key, place in places.items() if place and place != key}:
        drop_history(content, former)
    return HistoryReport(len(plan.grown), sum(plan.grown.values()), plan.problems)


def _place(
    key: SheetKey,
    line: Timeline,
    there: Collection[SheetKey],
    lines: Collection[SheetKey],
) -> SheetKey | None:
    """Where the sheet's history lies: maybe still where the sheet lay before it was moved."""
    former = (one for one in reversed(line.former) if one in there and one not in lines)
    return key if key in there else next(former, None)


def _load(
    content: Path, places: Mapping[SheetKey, SheetKey | None], strays: Iterable[Problem]
) -> Mapping[SheetKey, History]:
    """All histories; raises all problems of all files before any file is written."""
    problems = list(strays)
    known: dict[SheetKey, History] = {}
    for key, place in places.items():
        known[key], found = load_history(content, place) if place else (History(), ())
        problems += found
    if problems:
        raise ContentError(problems)
    return known


class _Versions:
    """The texts of one sheet, each read from git once."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._texts: dict[str, str] = {"": ""}

    def text(self, step: Step) -> str:
        if step.blob not in self._texts:
            self._texts[step.blob] = self._blobs.read(step.blob) or ""
        return self._texts[step.blob]

    def digest(self, step: Step) -> str:
        return text_digest(self.text(step)) if step.blob else ""

    def sheet(self, step: Step) -> Sheet | None:
        text = self.text(step)
        return load_sheet(step.path, text)[0] if text else None


def _history(line: Timeline, known: History, versions: _Versions) -> History:
    last = line.steps[-1]
    start = _recorded(line, known, versions)
    if start == len(line.steps) - 1:
        return known
    changes = with_changes(known.changes, list_changes(line.steps, versions.sheet, start))
    is_readable = not last.blob or versions.sheet(last) is not None
    return History(versions.digest(last) if is_readable else known.recorded, changes)


def _recorded(line: Timeline, known: History, versions: _Versions) -> int:
    """The newest version that `known` tells of, if it tells the sheet's life from its first day;
    else -1: git may show what was before."""
    if not known.changes or known.changes[0].kind is not ChangeKind.NEW:
        return -1
    places = range(len(line.steps) - 1, -1, -1)
    return next((p for p in places if versions.digest(line.steps[p]) == known.recorded), -1)


def _nothing(content: Path) -> Problem:
    message = "git の履歴に、シートがひとつもありません。"
    hint = "シートを commit してから、もう一度実行してください。"
    return Problem(Where(str(content / SHEETS)), "no-history", message, hint)


def _remarks(content: Path, steps: tuple[Step, ...]) -> Iterator[Problem]:
    where = Where(str(content / SHEETS))
    if has_uncommitted(content):
        message = "まだ commit していない変更があります。変更の記録には入っていません。"
        hint = "commit してから、もう一度実行してください。"
        yield Problem(where, "uncommitted", message, hint, Severity.WARNING)
    if any(step.is_base for step in steps):
        message = (
            "git の履歴が途中からしかありません（浅いクローン）。見える分だけを書き足しました。"
        )
        hint = "すべてを書き足すには git fetch --unshallow の後で実行してください。"
        yield Problem(where, "shallow", message, hint, Severity.WARNING)

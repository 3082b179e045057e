"""Which notes of a content folder a person has acknowledged: content/acknowledged.yaml."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.acknowledged import (
    ACKNOWLEDGED,
    Acknowledgement,
    acknowledged_issues,
    facts_hash,
    read_acknowledged,
)
from site_builder.content.folder.store import load_own, locate_entry
from site_builder.content.writing import read_text
from site_builder.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class SeenNote:
    problem: Problem
    acknowledgement: Acknowledgement


def take_off_seen(
    folder: Path, problems: Iterable[Problem]
) -> tuple[tuple[Problem, ...], tuple[SeenNote, ...]]:
    """The problems to report, and the notes that a person has seen. Errors are always reported."""
    found = list(problems)
    known = {one.key: one for one in _load(folder, found)}
    if not known:
        return tuple(found), ()
    rest: list[Problem] = []
    seen: list[SeenNote] = []
    files = {where for _, where, _ in known}
    for problem in found:
        fits = problem.severity is Severity.WARNING and _place(folder, problem) in files
        note = known.get(note_of(folder, problem).key) if fits else None
        if note:
            seen.append(SeenNote(problem, note))
        else:
            rest.append(problem)
    return tuple(rest), tuple(seen)


def note_of(folder: Path, problem: Problem) -> Acknowledgement:
    """The entry of acknowledged.yaml that would acknowledge the problem, without a reason"""
    where = _place(folder, problem)
    path = folder / where
    text = read_text(path)[0] if where and path.is_file() else ""
    digest = facts_hash(problem.code, problem.message, text, problem.where.line)
    return Acknowledgement(problem.code, where, digest, "")


def check_void(folder: Path, used: Collection[SeenNote]) -> Iterator[Problem]:
    """Acknowledgements of what is not there any more, or not as it was."""
    keys = {one.acknowledgement.key for one in used}
    for index, one in enumerate(_load(folder, [])):
        if one.key not in keys:
            where = locate_entry(folder, ACKNOWLEDGED, ("acknowledged", index, "hash"))
            message = f"確認した注意 [{one.code}] が、{one.where} にないか、中身が変わりました。"
            hint = "この組を消してください。注意が残っていれば、いまの中身を見て確認しなおします。"
            yield Problem(where, "void-acknowledgement", message, hint, Severity.WARNING)


def _load(folder: Path, found: list[Problem]) -> tuple[Acknowledgement, ...]:
    return load_own(folder / ACKNOWLEDGED, read_acknowledged, acknowledged_issues, found) or ()


def _place(folder: Path, problem: Problem) -> str:
    """The path within content/; empty elsewhere"""
    path = Path(problem.where.path)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""

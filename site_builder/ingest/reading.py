"""Files and folders → documents that were read; one that cannot be read stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.attempts import Ending, Failed, attempt_each
from site_builder.ingest.filing import ENDINGS
from site_builder.ingest.parsing import Parsed, parse_document
from site_builder.problems import Problem, Severity, Where
from site_builder.workers import usable_processes

SECONDS = 120.0
"""A document that takes longer hangs"""
_LOCK = "~$"
"""Excel's mark of a workbook that somebody has open"""
_ENDINGS = "、".join(ENDINGS)

Progress = Callable[[int, int], None]
"""Told how many documents are read, and how many there are"""


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read, with the name that it gets in content/sources/."""

    parsed: Parsed
    data: bytes
    stored: str = ""


def read_documents(
    documents: Iterable[Path], problems: list[Problem], progress: Progress = lambda *_: None
) -> tuple[Read, ...]:
    """Each document once, even if it is named twice, in the order of their names."""
    found = _each_once(find_files(documents, problems), problems)
    outcomes: dict[int, Parsed | Failed] = {}
    processes = max(1, min(usable_processes(), len(found)))
    for place, outcome in attempt_each(_parse, found, processes, SECONDS):
        outcomes[place] = outcome
        progress(len(outcomes), len(found))
    read = []
    for place, (name, data) in enumerate(found):
        outcome = outcomes[place]
        if isinstance(outcome, Failed):
            problems.append(_failed(name, outcome))
        else:
            problems += outcome.problems
            read.append(Read(outcome, data))
    return tuple(read)


def _parse(document: tuple[str, bytes]) -> Parsed:
    return parse_document(*document)


# --- files --------------------------------------------------------------------------------


def find_files(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Path]:
    """The files as named, and in folders all that look like documents."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inner = [file for file in _within(path) if not _is_hidden(file.relative_to(path))]
        known = [file for file in inner if file.suffix.lower() in ENDINGS]
        problems += [_skipped(file) for file in inner if file not in known]
        if not known:
            problems.append(_no_documents(path))
        yield from known


def _within(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", _LOCK)) for part in path.parts)


def _each_once(paths: Iterable[Path], problems: list[Problem]) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    seen: set[bytes] = set()
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            problems.append(_unreadable(path, error))
            continue
        if data not in seen:
            seen.add(data)
            found.append((str(path), data))
    return found


# --- problems -----------------------------------------------------------------------------


def _skipped(path: Path) -> Problem:
    message = "読める種類のファイルではないので、飛ばしました。"
    hint = f"読めるのは {_ENDINGS} です。"
    return Problem(Where(str(path)), "document-skipped", message, hint, Severity.WARNING)


def _no_documents(path: Path) -> Problem:
    hint = f"フォルダーの名前を確かめてください。読めるのは {_ENDINGS} です。"
    return Problem(Where(str(path)), "folder-without-documents", "読める文書がありません。", hint)


def _unreadable(path: Path, error: OSError) -> Problem:
    hint = "ファイルがあるか、開く許可があるかを確かめてください。"
    message = f"文書を開けません（{_refusal(error)}）。"
    return Problem(Where(str(path)), "document-unreadable", message, hint)


def _refusal(error: OSError) -> str:
    """The commonest reasons in the words of the staff."""
    if isinstance(error, FileNotFoundError):
        return "その場所にファイルがありません"
    if isinstance(error, PermissionError):
        return "読む許可がありません"
    return str(error.strerror)


def _failed(name: str, failed: Failed) -> Problem:
    hint = "この文書を添えて、プログラムの管理者に知らせてください。ほかの文書は読みました。"
    if failed.ending is Ending.HUNG:
        message = f"{SECONDS:.0f}秒たっても読み終わらないので、やめました。"
        return Problem(Where(name), "document-slow", message, hint)
    last = failed.detail.strip().rpartition("\n")[2]
    message = f"読んでいる途中で、プログラムが止まりました（{last}）。"
    return Problem(Where(name), "document-crashed", message, hint)

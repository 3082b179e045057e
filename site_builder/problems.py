"""Problems as data: all are collected before any is raised.

SiteBuilderError            the command cannot go on; caught once, in cli.main
├── ContentError            content/ cannot be used as it is
├── DocumentError           a document could not be read, or its characters do not balance
├── TemplateError           a template is broken
└── PublishError            output/ cannot be brought to the wanted state
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Only an error stops a build; with --strict a warning does too."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file; lines and columns count from 1, 0 means "not known"."""

    path: str
    line: int = 0
    column: int = 0
    place: str = ""
    """Where lines say nothing to people: 「地域課」シートの C7, 2ページ"""

    def __str__(self) -> str:
        if self.place:
            return f"{self.path} {self.place}"
        known = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.path, *known])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct. `code` is stable and for machines; the texts are for ward staff."""

    where: Where
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        kind = "エラー" if self.severity is Severity.ERROR else "注意"
        hint = f"\n    → {self.hint}" if self.hint else ""
        return f"{self.where}: {kind} [{self.code}] {self.message}{hint}"


SHOWN_TO_READERS = frozenset(["open-doubts", "unplaced-text"])
"""Codes of questions about a reading that only a person with the document can settle. Until then
the pages themselves tell readers of them, so --strict does not wait for the answer."""

CAUGHT_UP_LATER = frozenset(
    ["history-behind", "old-vocabulary", "stale-accessibility", "stale-card"]
)
"""Codes of records that commands of their own bring up to date, some only after a commit. Until
then the site says so or leaves them out: no page says anything wrong."""


def stops(problem: Problem, *, strict: bool) -> bool:
    """Whether nothing may be published; `strict`: nor with a note that a person has to see to"""
    waits = problem.code not in SHOWN_TO_READERS | CAUGHT_UP_LATER
    return problem.severity is Severity.ERROR or (strict and waits)


class SiteBuilderError(Exception):
    """Carries every problem known at that point."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))

    def __reduce__(self) -> tuple[type[SiteBuilderError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)  # as it was made, in another process too


class ContentError(SiteBuilderError):
    """content/ cannot be used as it is."""


class DocumentError(SiteBuilderError):
    """A document could not be read, or its characters do not balance."""


class TemplateError(SiteBuilderError):
    """A template is broken."""


class PublishError(SiteBuilderError):
    """output/ cannot be brought to the wanted state."""


MOST_OF_A_FILE = 50
"""Problems of one file that are shown to people; a broken file can have ten thousands"""


def abridged(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those to be shown to people: of each file the first ones, and how many there are more."""
    shown: list[Problem] = []
    counts: dict[str, int] = {}
    for problem in problems:
        path = problem.where.path
        counts[path] = counts.get(path, 0) + 1
        if counts[path] <= MOST_OF_A_FILE:
            shown.append(problem)
    return (*shown, *(_more(path, n) for path, n in counts.items() if n > MOST_OF_A_FILE))


def _more(path: str, count: int) -> Problem:
    message = f"このファイルの問題は、ぜんぶで{count:,}件あります。"
    hint = f"はじめの{MOST_OF_A_FILE}件を示しました。直してから、もう一度調べてください。"
    return Problem(Where(path), "more-problems", message, hint, Severity.WARNING)


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(p.severity is Severity.ERROR for p in problems)


def unexpected(error: Exception) -> Problem:
    """A mistake of the program itself, which nobody who uses it can mend."""
    return Problem(
        Where("site-builder"),
        "unexpected",
        f"プログラムの中で、予期しない誤りが起きました（{type(error).__name__}: {error}）。",
        "実行したコマンドとこの文を、プログラムの管理者に知らせてください。",
    )

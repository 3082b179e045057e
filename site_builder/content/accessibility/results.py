"""content/accessibility/: what the browser tests found, and what people have signed.

`tested.yaml` is written by a command from the tests; `signed.yaml` by people, who put their names
to what no machine can see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from site_builder.content.accessibility.criteria import CHECKS, Person
from site_builder.content.yaml.reader import Path, Raw
from site_builder.content.yaml.shape import (
    Issue,
    Issues,
    filled,
    list_of,
    names_to,
    record,
    text,
    whole,
)


@dataclass(frozen=True, slots=True)
class CheckResult:
    check: str
    """One of CHECKS"""
    pages: int
    """How many pages were looked at: one of each kind, in more than one state"""
    findings: tuple[str, ...] = ()
    """The pages with which something is wrong"""


@dataclass(frozen=True, slots=True)
class Results:
    date: str
    site: str
    """The fingerprint of what the pages were made of"""
    tools: Mapping[str, str] = field(default_factory=dict)
    """Name → version"""
    pages: tuple[str, ...] = ()
    """What was looked at, in words: シート（未評価）"""
    checks: tuple[CheckResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    check: str
    """One of Person"""
    who: str
    date: str
    tool: str = ""
    findings: tuple[str, ...] = ()
    """What is wrong, in words; empty: nothing was found"""


@dataclass(frozen=True, slots=True)
class Signed:
    deadline: str = ""
    """Until when the aim is to be met; empty: not decided"""
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Accessibility:
    tested: Results | None = None
    signed: Signed = Signed()


NOTHING_TESTED = Accessibility()


def _day(raw: Raw, path: Path, issues: Issues) -> str:
    value = text(raw, path, issues)
    try:
        right = not value or date.fromisoformat(value).isoformat() == value
    except ValueError:
        right = False
    if not right:
        hint = "「2027-03-31」のように書いてください。"
        issues.append(Issue(path, "bad-date", f"「{value}」は日付ではありません。", hint))
    return value if right else ""


def _filled_day(raw: Raw, path: Path, issues: Issues) -> str:
    return _day(raw, path, issues) if filled(raw, path, issues) else ""


def _check(raw: Raw, path: Path, issues: Issues) -> str:
    return _one_of(tuple(CHECKS), raw, path, issues)


def _person(raw: Raw, path: Path, issues: Issues) -> str:
    return _one_of(tuple(Person), raw, path, issues)


def _one_of(known: tuple[str, ...], raw: Raw, path: Path, issues: Issues) -> str:
    value = text(raw, path, issues)
    if value not in known:
        message = f"「{value}」という確認はありません。"
        issues.append(
            Issue(path, "unknown-check", message, f"使えるのは {'・'.join(known)} です。")
        )
    return value


_RESULT = record(
    CheckResult,
    {"check": _check, "pages": whole(0, 100_000, "ページの数"), "findings": list_of(filled)},
    {"check": "", "pages": 0},
)
read_tested = record(
    Results,
    {
        "date": _filled_day,
        "site": filled,
        "tools": names_to(text),
        "pages": list_of(filled),
        "checks": list_of(_RESULT),
    },
    {"date": "", "site": ""},
)
_SIGNATURE = record(
    Signature,
    {
        "check": _person,
        "who": filled,
        "date": _filled_day,
        "tool": text,
        "findings": list_of(filled),
    },
    {"check": "", "who": "", "date": ""},
)
read_signed = record(Signed, {"deadline": _day, "signatures": list_of(_SIGNATURE)}, {})


def tested_issues(tested: Results) -> Iterator[Issue]:
    yield from _twice("checks", [result.check for result in tested.checks])


def signed_issues(signed: Signed) -> Iterator[Issue]:
    yield from _twice("signatures", [signature.check for signature in signed.signatures])


def _twice(key: str, names: list[str]) -> Iterator[Issue]:
    for index, name in enumerate(names):
        if name in names[:index]:
            message = f"「{name}」が2回あります。"
            hint = "いちばん新しいものだけを残してください。"
            yield Issue((key, index, "check"), "duplicate-name", message, hint)

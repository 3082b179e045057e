"""The text of one file → its value, or every problem of the file with line and column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from site_builder.content.yaml.reader import positions, read_yaml
from site_builder.content.yaml.shape import Issue, Reader
from site_builder.problems import Problem, Where

T = TypeVar("T")

MAX_SIZE = 1_000_000
"""Bytes: a sheet has some 20 kB, above this it is another kind of file"""


def load_yaml(
    path: str, text: str, read: Reader[T], rules: Callable[[T], Iterable[Issue]]
) -> tuple[T | None, tuple[Problem, ...]]:
    """`path` is what the problems name."""
    if len(text) > MAX_SIZE:
        return None, (too_large(path),)
    raw, flaws = read_yaml(text)
    broken = [Problem(Where(path, *f.place), f.code, f.message, f.hint) for f in flaws]
    if raw is None:
        return None, tuple(broken) or (_empty(path),)
    issues: list[Issue] = []
    value = read(raw, (), issues)
    issues.extend(rules(value))
    if not broken and not issues:
        return value, ()
    return None, in_order([*broken, *locate_issues(path, text, issues)])


def locate_issues(path: str, text: str, issues: Iterable[Issue]) -> list[Problem]:
    issues = tuple(issues)
    if not issues:
        return []
    found = positions(text)
    return [
        Problem(Where(path, *found.find(i.path, i.on_key)), i.code, i.message, i.hint)
        for i in issues
    ]


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.where, problem.code)))


def too_large(path: str, most: int = MAX_SIZE) -> Problem:
    hint = "別のファイルが紛れていないか確かめてください。"
    message = f"ファイルが大きすぎます（{most // 1_000_000}MBまで）。"
    return Problem(Where(path), "too-large", message, hint)


def _empty(path: str) -> Problem:
    hint = "中身を書くか、ファイルを消してください。"
    return Problem(Where(path), "empty-file", "ファイルが空です。", hint)

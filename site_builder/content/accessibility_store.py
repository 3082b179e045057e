"""content/accessibility/ on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from site_builder.content.accessibility import (
    Accessibility,
    Signed,
    read_signed,
    read_tested,
    signed_issues,
    tested_issues,
)
from site_builder.content.loading import load_yaml
from site_builder.content.shape import Issue, Reader
from site_builder.content.store import read_text
from site_builder.problems import Problem

T = TypeVar("T")

TESTED = "accessibility/tested.yaml"
SIGNED = "accessibility/signed.yaml"


def load_accessibility(folder: Path) -> tuple[Accessibility, tuple[Problem, ...]]:
    """Nobody has to have tested anything: then the page says so."""
    found: list[Problem] = []
    tested = _load(folder / TESTED, read_tested, tested_issues, found)
    signed = _load(folder / SIGNED, read_signed, signed_issues, found)
    return Accessibility(tested, signed or Signed()), tuple(found)


def _load(
    path: Path, read: Reader[T], rules: Callable[[T], Iterable[Issue]], found: list[Problem]
) -> T | None:
    if not path.exists():
        return None
    text, problems = read_text(path)
    if problems:
        found.extend(problems)
        return None
    loaded = load_yaml(str(path), text, read, rules)
    found.extend(loaded[1])
    return loaded[0]

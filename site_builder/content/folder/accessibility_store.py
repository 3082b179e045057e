"""content/accessibility/ on disk."""

from __future__ import annotations

from pathlib import Path

from site_builder.content.accessibility.results import (
    Accessibility,
    Signed,
    read_signed,
    read_tested,
    signed_issues,
    tested_issues,
)
from site_builder.content.folder.store import load_own
from site_builder.problems import Problem

TESTED = "accessibility/tested.yaml"
SIGNED = "accessibility/signed.yaml"


def load_accessibility(folder: Path) -> tuple[Accessibility, tuple[Problem, ...]]:
    """Nobody has to have tested anything: then the page says so."""
    found: list[Problem] = []
    tested = load_own(folder / TESTED, read_tested, tested_issues, found)
    signed = load_own(folder / SIGNED, read_signed, signed_issues, found)
    return Accessibility(tested, signed or Signed()), tuple(found)

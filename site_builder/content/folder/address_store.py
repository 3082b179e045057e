"""content/published.txt and content/redirects.yaml on disk."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from site_builder.content.addresses.published import PUBLISHED, dump_published, parse_published
from site_builder.content.addresses.redirects import (
    REDIRECTS,
    AddressBook,
    read_redirects,
    redirect_issues,
)
from site_builder.content.folder.store import load_own
from site_builder.content.writing import read_text, write_whole
from site_builder.problems import Problem

MAX_SIZE = 100_000_000
"""Bytes: ten thousand sheets need some five million"""


def load_addresses(folder: Path) -> tuple[AddressBook, tuple[Problem, ...]]:
    found: list[Problem] = []
    redirects = load_own(folder / REDIRECTS, read_redirects, redirect_issues, found) or ()
    published, problems = load_published(folder)
    return AddressBook(published, redirects), (*found, *problems)


def load_published(folder: Path) -> tuple[Mapping[str, int] | None, tuple[Problem, ...]]:
    """Address → its line; None where there is no such file."""
    path = folder / PUBLISHED
    if not path.exists():
        return None, ()
    text, problems = read_text(path, MAX_SIZE)
    published, flaws = parse_published(str(path), text)
    return published, (*problems, *flaws)


def save_published(folder: Path, before: Collection[str], now: Collection[str]) -> None:
    """Writes nothing where nothing has changed, nor an empty list that was not there."""
    if set(before) != set(now):
        write_whole(folder / PUBLISHED, dump_published(now).encode())

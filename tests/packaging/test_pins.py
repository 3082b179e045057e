"""constraints.txt pins every package that the site and the tests use, and no more."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
ELSEWHERE = {"colorama"}
"""pytest needs it on Windows"""
NOT_HERE = {"sudachipy", "sudachidict-core", "hugo"}
"""A dictionary of 200 MB that makes a file of content/, a program of 90 MB to measure against: no
build and no test needs them"""


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    named = [line.partition("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(name): pinned for name, _, pinned in named}


def direct() -> set[str]:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = pyproject["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    lists.append(pyproject["build-system"]["requires"])
    return {canonicalize_name(Requirement(text).name) for names in lists for text in names}


def needed() -> set[str]:
    return reached(direct())


def reached(names: Iterable[str]) -> set[str]:
    """The packages and what these need, as installed here."""
    found: set[str] = set()
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        if name in NOT_HERE:
            continue
        texts = distribution(name).requires or []
        below = [r for r in map(Requirement, texts) if not r.marker or r.marker.evaluate()]
        waiting |= {canonicalize_name(r.name) for r in below} - found
    return found


def test_everything_is_pinned() -> None:
    assert needed() - set(pins()) == set()


def test_nothing_else_is_pinned() -> None:
    assert set(pins()) - needed() - ELSEWHERE == set()


def test_the_tests_run_with_the_pinned_versions() -> None:
    installed = {}
    for name in pins():
        try:
            installed[name] = version(name)
        except PackageNotFoundError:
            assert name in ELSEWHERE | NOT_HERE
    assert installed.items() <= pins().items()


def test_pins_are_versions_only() -> None:
    """No address of a registry: each place has its own."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pinned = [line for line in text.splitlines() if not line.startswith("#")]
    assert [line for line in pinned if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
    assert pinned == sorted(pinned, key=str.lower)

"""requirements/ holds what pyproject.toml asks for, in the versions of constraints.txt, by hash."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.lock import EXTRAS, FOLDER, HEAD, build_requirements
from tests.packaging.test_pins import ELSEWHERE, ROOT, pins, reached

HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


@dataclass(frozen=True)
class Locked:
    requirement: Requirement
    hashes: frozenset[str]


def read_lock(name: str) -> dict[str, Locked]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert text.startswith(HEAD), "python -m scripts.lock writes it"
    entries = text.removeprefix(HEAD).replace("\\\n", " ").splitlines()
    found: dict[str, Locked] = {}
    for entry in entries:
        words, *hashes = re.split(r"\s+(?=--hash)", entry)
        assert hashes and all(HASH.fullmatch(one) for one in hashes), words
        requirement = Requirement(words)
        found[canonicalize_name(requirement.name)] = Locked(requirement, frozenset(hashes))
    assert len(found) == len(entries)
    return found


def asked(name: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = [*project["dependencies"], *build_requirements()]
    for _, extra in zip(EXTRAS[name][::2], EXTRAS[name][1::2], strict=True):
        texts += project["optional-dependencies"][extra]
    return list(map(Requirement, texts))


@pytest.mark.parametrize("name", EXTRAS)
def test_it_holds_what_is_asked_for_and_no_more(name: str) -> None:
    locked = read_lock(name)
    wanted = reached(canonicalize_name(one.name) for one in asked(name))
    assert wanted - locked.keys() == set(), "python -m scripts.lock"
    assert locked.keys() - wanted - ELSEWHERE == set(), "python -m scripts.lock"
    for one in asked(name):
        assert one.specifier.contains(version(locked[canonicalize_name(one.name)]))


@pytest.mark.parametrize("name", EXTRAS)
def test_its_versions_are_those_that_are_pinned(name: str) -> None:
    pinned = pins()
    stale = {n: version(one) for n, one in read_lock(name).items() if version(one) != pinned[n]}
    assert stale == {}, "python -m scripts.lock"


def version(locked: Locked) -> str:
    [only] = locked.requirement.specifier
    assert only.operator == "=="
    return only.version


def test_the_site_is_built_with_what_is_tested() -> None:
    site, test = read_lock("site"), read_lock("test")
    assert {name: one.hashes for name, one in site.items()}.items() <= {
        name: one.hashes for name, one in test.items()
    }.items()


def test_files_for_every_system_are_there() -> None:
    """Of a package with compiled parts there are many: for each system, for each Python."""
    many = {name: len(one.hashes) for name, one in read_lock("test").items()}
    for compiled in ("markupsafe", "pyyaml", "watchfiles", "greenlet"):
        assert many[compiled] > 20
    assert min(many["pagefind-bin"], many["playwright"], many["ruff"]) >= 6

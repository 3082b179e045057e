"""What the tests have found gets to the page as it was found."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scripts.accessibility import Ledger, results, site
from site_builder.content.accessibility import results as stored
from site_builder.content.accessibility.criteria import CHECKS
from site_builder.content.accessibility.results import CheckResult
from site_builder.content.folder.store import load_accessibility
from site_builder.content.yaml.load import load_yaml
from tests.browser import test_everyone, test_keys
from tests.browser.kinds import NAMES


def report(passed: bool, **told: str) -> Any:
    return SimpleNamespace(passed=passed, nodeid="test", user_properties=[*told.items()])


def subtest(check: str, passed: bool, **told: str) -> Any:
    made: Any = object.__new__(pytest.SubtestReport)
    made.nodeid, made.user_properties = "test", [*told.items()]
    made.context = SimpleNamespace(msg=check)
    made.outcome = "passed" if passed else "failed"
    return made


def test_a_subtest_answers_for_its_check_alone() -> None:
    ledger = Ledger()
    told = {"covers": "axe fits made", "page": "検索"}
    ledger.pytest_runtest_logreport(report(True, **told))  # its fixtures
    ledger.pytest_runtest_logreport(subtest("axe", False, **told))
    ledger.pytest_runtest_logreport(subtest("fits", True, **told))
    ledger.pytest_runtest_logreport(report(False, **told))
    found = {check: pages["検索"] for check, pages in ledger.found.items() if pages}
    assert found == {"axe": True, "fits": False, "made": True}


def test_one_failure_is_a_finding_whatever_comes_after() -> None:
    ledger = Ledger()
    for passed in (True, False, True):
        ledger.pytest_runtest_logreport(report(passed, covers="axe", page="検索"))
    ledger.pytest_runtest_logreport(report(True, covers="axe", page="トップ"))
    ledger.pytest_runtest_logreport(report(False))
    text = results("2026-11-25", "ab", {"Chromium": "1.50"}, ledger.found)
    loaded = load_yaml("tested.yaml", text, stored.read_tested, stored.tested_issues)
    made = loaded[0]
    assert loaded[1] == () and made
    assert made.checks == (CheckResult("axe", 2, ("検索",)),)
    assert (made.date, made.tools, made.pages) == (
        "2026-11-25",
        {"Chromium": "1.50"},
        ("トップ", "検索"),
    )
    assert text == results("2026-11-25", "ab", {"Chromium": "1.50"}, ledger.found)


def test_every_check_is_made_by_a_test() -> None:
    tests = [getattr(module, n) for module in (test_everyone, test_keys) for n in dir(module)]
    marks = [mark for test in tests for mark in _marks(test)]
    covered = [check for mark in marks if mark.name == "covers" for check in mark.args]
    assert sorted(covered) == sorted(CHECKS)


def _marks(test: Any) -> list[pytest.Mark]:
    return list(getattr(test, "pytestmark", []))


@pytest.mark.full
def test_the_record_is_of_todays_pages() -> None:
    """Else run scripts.accessibility once more: nothing else writes the record."""
    content = Path("content")
    record = load_accessibility(content)[0].tested
    assert record
    assert (record.site, set(record.pages)) == (site(content), set(NAMES.values()))
    assert {one.check for one in record.checks} == set(CHECKS)

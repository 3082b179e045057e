"""Each promise of SECURITY.md names the tests that hold it."""

from __future__ import annotations

import re

from tests.house.plan import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_each_promise_is_held_by_tests_that_are_there() -> None:
    promises = TEXT.partition("## 約束すること")[2].partition("## 約束しないこと")[0]
    rows = [row for row in promises.splitlines() if row.startswith("| ")][2:]
    assert len(rows) > 10
    for row in rows:
        tests = re.findall(r"`(tests/[\w/]+\.py)`", row.split("|")[2])
        assert tests, row
        assert [name for name in tests if not (ROOT / name).is_file()] == []

"""content/accessibility/: what is there is read, what is wrong is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.accessibility.results import NOTHING_TESTED, CheckResult, Signature
from site_builder.content.folder.store import SIGNED, TESTED, load_accessibility

RESULTS = """date: 2026-11-25
site: ab
tools: {Chromium: '150', axe-core: 4.10}
pages: [トップ]
checks:
- {check: axe, pages: 1, findings: [トップ]}
"""
SIGNATURES = """deadline: 2028-03-31
signatures:
- {check: phones, who: 花子, date: 2027-01-15, tool: Pixel}
"""


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_content_without_test_results_is_sound(tmp_path: Path) -> None:
    assert load_accessibility(tmp_path) == (NOTHING_TESTED, ())


def test_results_and_signatures_are_read(tmp_path: Path) -> None:
    write(tmp_path, TESTED, RESULTS)
    write(tmp_path, SIGNED, SIGNATURES)
    known, problems = load_accessibility(tmp_path)
    assert problems == ()
    assert known.tested and known.tested.checks == (CheckResult("axe", 1, ("トップ",)),)
    assert known.tested.tools == {"Chromium": "150", "axe-core": "4.10"}
    assert known.signed.deadline == "2028-03-31"
    assert known.signed.signatures == (Signature("phones", "花子", "2027-01-15", "Pixel"),)


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        (TESTED, RESULTS.replace("check: axe", "check: eyes"), "unknown-check", 6),
        (TESTED, RESULTS.replace("2026-11-25", "11月25日"), "bad-date", 1),
        (TESTED, RESULTS + "- {check: axe, pages: 1}\n", "duplicate-name", 7),
        (TESTED, RESULTS.replace("pages: 1", "pages: いくつか"), "wrong-type", 6),
        (SIGNED, SIGNATURES.replace("phones", "phone"), "unknown-check", 3),
        (SIGNED, SIGNATURES.replace("花子", "''"), "empty", 3),
        (SIGNED, SIGNATURES.replace("2028-03-31", "来年"), "bad-date", 1),
        (SIGNED, SIGNATURES.replace(", date: 2027-01-15", ""), "missing-key", 3),
        (SIGNED, "signatures: はい\n", "wrong-type", 1),
    ],
)
def test_a_mistake_is_told_and_nothing_is_taken(
    tmp_path: Path, name: str, text: str, code: str, line: int
) -> None:
    write(tmp_path, name, text)
    known, problems = load_accessibility(tmp_path)
    assert known == NOTHING_TESTED
    assert [(p.code, p.where.line) for p in problems] == [(code, line)]
    assert problems[0].where.path == str(tmp_path / name)

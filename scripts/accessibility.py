"""Tests every kind of page for everyone, and writes down what was found:

    python3 scripts/setup.py accessibility 2026-11-25 [CONTENT]

The results of the full run of the browser tests that are marked `covers` go to
content/accessibility/tested.yaml, which nothing else writes, and from which the page on
accessibility is made. The day is given, not asked of a clock.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.base import AXE_SCRIPT

from scripts.chromium import chromium
from site_builder.content.accessibility.criteria import CHECKS
from site_builder.content.folder.store import TESTED, load_frame
from site_builder.render.accessibility_freshness import fingerprint
from site_builder.render.engine.templates import read_templates

TESTS = ("tests/browser/test_everyone.py", "tests/browser/test_keys.py")
OPTIONS = ("--quiet", "--full", "-m", "covers", "--numprocesses=auto")
HEAD = (
    "# アクセシビリティの試験の結果です。python -m scripts.accessibility 日付 が書きます。\n"
    "# 手では直さないでください。\n"
)
USAGE = "使い方: python3 scripts/setup.py accessibility 2026-11-25 [content]（試験の日付）"
NOT_RUN = "試験を行えませんでした。結果は書いていません。"


class Ledger:
    """What each check has found: page → whether something was wrong."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, bool]] = {check: {} for check in CHECKS}
        self._told: set[tuple[str, str]] = set()
        """Tests and the checks that a subtest of theirs has answered"""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        told = dict(report.user_properties)
        if "covers" in told:
            for check in self._checks(report, str(told["covers"]).split()):
                pages = self.found[check]
                name = str(told["page"])
                pages[name] = pages.get(name, False) or not report.passed

    def _checks(self, report: pytest.TestReport, covered: Iterable[str]) -> Sequence[str]:
        """A test as a whole answers what none of its subtests has."""
        if isinstance(report, pytest.SubtestReport) and report.context.msg:
            self._told.add((report.nodeid, report.context.msg))
            return (report.context.msg,)
        return [check for check in covered if (report.nodeid, check) not in self._told]


def main(day: str, content: Path) -> int:
    if not content.is_dir():
        raise SystemExit(f"「{content}」というフォルダーがありません。\n{USAGE}")
    ledger = Ledger()
    status = pytest.main(
        ["--quiet", "--full", "-m", "covers", "--numprocesses=auto", *TESTS], plugins=[ledger]
    )
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        print(NOT_RUN, file=sys.stderr)
        return 1
    file = content / TESTED
    file.parent.mkdir(exist_ok=True)
    text = results(day, site(content), tools(), ledger.found)
    file.write_text(text, encoding="utf-8", newline="\n")
    wrong = sum(any(pages.values()) for pages in ledger.found.values())
    print(f"{file}: {len(CHECKS)}の試験のうち{wrong}で問題が見つかりました。")
    return int(wrong > 0)


def results(
    day: str, site: str, tools: Mapping[str, str], found: Mapping[str, Mapping[str, bool]]
) -> str:
    """The text of the file; the same findings are the same bytes."""
    every = {page for pages in found.values() for page in pages}
    values = {
        "date": day,
        "site": site,
        "tools": dict(tools),
        "pages": sorted(every),
        "checks": [_check(check, pages) for check, pages in found.items() if pages],
    }
    return HEAD + yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=100)


def _check(check: str, pages: Mapping[str, bool]) -> dict[str, object]:
    return {"check": check, "pages": len(pages), "findings": _failed(pages.items())}


def _failed(pages: Iterable[tuple[str, bool]]) -> list[str]:
    return sorted(page for page, wrong in pages if wrong)


def site(content: Path) -> str:
    frame, _ = load_frame(content)
    return fingerprint(frame.pages, read_templates(Path("templates")))


def tools() -> dict[str, str]:
    with chromium() as browser:
        seen_with = browser.version
    axe = re.search(r"axe v([\d.]+)", AXE_SCRIPT)
    return {
        "Chromium": seen_with,
        "axe-core": axe[1] if axe else "",
        "Playwright": version("playwright"),
    }


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise SystemExit(USAGE) from None


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(USAGE)
    raise SystemExit(main(_day(sys.argv[1]), Path(sys.argv[2] if sys.argv[2:] else "content")))

"""site-builder convert"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from site_builder.addresses.sheets import record_sheets
from site_builder.cli.arguments import Parser, add_content
from site_builder.cli.console import print_problems
from site_builder.cli.reports.conversion import as_outcomes, as_table
from site_builder.cli.streams import bare
from site_builder.ingest.convert import convert

DOCUMENTS = "Excel・PDF・CSV・テキストの文書か、それらの入ったフォルダー"
_SHORT = 2.0
"""Seconds in which nothing needs to be said"""
_STEP = 10.0
"""Seconds between the lines of a log"""


def add_options(parser: Parser) -> None:
    documents = parser.add_argument_group("読み取るもの")
    documents.add_argument("documents", nargs="+", type=Path, metavar="文書", help=DOCUMENTS)
    add_content(parser)


def run(arguments: argparse.Namespace) -> int:
    progress = report_progress(bare(sys.stderr), "読み取っています")
    report = convert(arguments.documents, arguments.content, progress)
    record_sheets(arguments.content, [outcome.file for outcome in report.outcomes])
    print_problems(report.problems)
    print(as_table(report) + as_outcomes(report), end="")
    return 1 if report.failed else 0


def report_progress(
    stream: TextIO, what: str, clock: Callable[[], float] = time.monotonic
) -> Callable[[int, int], None]:
    """One line that changes on a terminal, plain lines now and then elsewhere: a function to be
    called with how much is done, and how much there is."""
    is_terminal = stream.isatty()
    last = clock() if not is_terminal else clock() - _STEP + _SHORT
    shown = False

    def report(done: int, count: int) -> None:
        nonlocal last, shown
        if is_terminal and shown and done == count:
            stream.write("\r\x1b[K")
            stream.flush()
        elif done < count and ((shown and is_terminal) or clock() - last >= _STEP):
            last, shown = clock(), True
            line = f"{what} {done}/{count}"
            stream.write(f"\r{line}" if is_terminal else f"{line}\n")
            stream.flush()

    return report

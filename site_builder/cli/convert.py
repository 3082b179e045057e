"""site-builder convert"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from site_builder.addresses.sheets import record_sheets
from site_builder.cli.arguments import Parser, add_content
from site_builder.cli.console import print_problems
from site_builder.cli.reports.conversion import as_outcomes, as_table
from site_builder.cli.reports.progress import shown_progress
from site_builder.cli.streams import bare
from site_builder.ingest.convert import convert

DOCUMENTS = "Excel・PDF・CSV・テキストの文書か、それらの入ったフォルダー"


def add_options(parser: Parser) -> None:
    documents = parser.add_argument_group("読み取るもの")
    documents.add_argument("documents", nargs="+", type=Path, metavar="文書", help=DOCUMENTS)
    add_content(parser)


def run(arguments: argparse.Namespace) -> int:
    with shown_progress(bare(sys.stderr), logged=True) as show:
        report = convert(arguments.documents, arguments.content, partial(show, "読み取っています"))
    print_problems(report.problems)
    print(as_table(report) + as_outcomes(report), end="")
    record_sheets(arguments.content, [outcome.file for outcome in report.outcomes])
    return 1 if report.failed else 0

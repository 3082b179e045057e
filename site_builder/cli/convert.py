"""site-builder convert"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_builder.cli.arguments import Parser, add_content
from site_builder.cli.console import tell
from site_builder.cli.progress import telling
from site_builder.cli.reports.conversion import as_outcomes, as_table
from site_builder.ingest.convert import convert

HELP = "文書を読み取り、content/ にシートを書く"
DOCUMENTS = "Excel（.xlsx）・CSV・テキストの文書か、それらの入ったフォルダー"


def add_options(parser: Parser) -> None:
    documents = parser.add_argument_group("読み取るもの")
    documents.add_argument("documents", nargs="+", type=Path, metavar="文書", help=DOCUMENTS)
    add_content(parser)


def run(arguments: argparse.Namespace) -> int:
    progress = telling(sys.stderr, "読み取っています")
    report = convert(arguments.documents, arguments.content, progress)
    tell(report.problems)
    print(as_table(report) + as_outcomes(report), end="")
    return 1 if report.failed else 0

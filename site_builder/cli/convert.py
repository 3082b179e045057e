"""site-builder convert"""

from __future__ import annotations

import argparse
from pathlib import Path

from site_builder.cli.arguments import Parser, add_content
from site_builder.cli.console import tell
from site_builder.cli.convert_report import as_outcomes, as_table
from site_builder.ingest.convert import convert

HELP = "文書を読み取り、content/ にシートを書く"


def add_options(parser: Parser) -> None:
    documents = parser.add_argument_group("読み取るもの")
    documents.add_argument("documents", nargs="+", type=Path, metavar="文書", help="テキストの文書")
    add_content(parser)


def run(arguments: argparse.Namespace) -> int:
    report = convert(arguments.documents, arguments.content)
    tell(report.problems)
    print(as_table(report) + as_outcomes(report), end="")
    return 1 if report.failed else 0

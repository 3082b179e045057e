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
from site_builder.ingest.filing.restrictions import Publication

DOCUMENTS = "Excel・PDF・CSV・テキストの文書か、それらの入ったフォルダー"


CLEAN_COPY = "作成者名・コメント・非表示のシートなどを取り除いた写しを、文書の代わりに載せる"
WITHHOLD = "文書を載せない。ページには、わけと、市の担当課にあることを示す"


def add_options(parser: Parser) -> None:
    documents = parser.add_argument_group("読み取るもの")
    documents.add_argument("documents", nargs="+", type=Path, metavar="文書", help=DOCUMENTS)
    publication = parser.add_argument_group("文書の公開").add_mutually_exclusive_group()
    publication.add_argument("--clean-copy", action="store_true", help=CLEAN_COPY)
    publication.add_argument("--withhold", type=_reason, metavar="わけ", help=WITHHOLD)
    add_content(parser)


def _reason(text: str) -> str:
    if not text.strip() or len(text.splitlines()) != 1:
        raise argparse.ArgumentTypeError("わけを、一行で書いてください")
    return text.strip()


def run(arguments: argparse.Namespace) -> int:
    with shown_progress(bare(sys.stderr), logged=True) as show:
        publication = Publication(arguments.clean_copy, arguments.withhold or "")
        tell = partial(show, "読み取っています")
        report = convert(arguments.documents, arguments.content, tell, publication)
    print_problems(report.problems)
    print(as_table(report) + as_outcomes(report), end="")
    record_sheets(arguments.content, [outcome.file for outcome in report.outcomes])
    return 1 if report.failed else 0

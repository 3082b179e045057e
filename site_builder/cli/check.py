"""site-builder check"""

from __future__ import annotations

import argparse

from site_builder.addresses.site import check_against
from site_builder.build import Edition, check
from site_builder.cli.arguments import Parser, add_inputs
from site_builder.cli.console import print_problems
from site_builder.cli.inputs import inputs_of
from site_builder.cli.reports.problems import FORMATS, counted
from site_builder.graph.lineage.propose import propose
from site_builder.problems import SiteBuilderError, has_errors


def add_options(parser: Parser) -> None:
    add_inputs(parser)
    parser.options.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="結果の形（既定: text。github は GitHub Actions の注釈）",
    )
    parser.options.add_argument(
        "--against",
        default="",
        metavar="REV",
        help="公開した版（git）。その版の published.txt から消えた行をエラーにする",
    )


def run(arguments: argparse.Namespace) -> int:
    try:
        edition = check(inputs_of(arguments))
        problems, note = edition.problems, _doubt_count(edition) + _proposal_count(edition)
    except SiteBuilderError as error:
        problems, note = error.problems, ""
    if arguments.against:
        problems = (*problems, *check_against(arguments.content, arguments.against))
    if arguments.format == "text":
        print_problems(problems)
        print(f"調べました: {counted(problems)}。{note}")
    else:
        print(FORMATS[arguments.format](problems), end="")
    return 1 if has_errors(problems) else 0


def _proposal_count(edition: Edition) -> str:
    """A note, not a problem: people decide whether goals are the same, when they have time."""
    frame = edition.frame
    summaries = (sheet.summary for sheet in edition.site.sheets.values())
    count = len(propose(frame.lineage, frame.organization, summaries))
    return f"年度をつなぐ目標の提案が{count}件あります（site-builder lineage）。" if count else ""


def _doubt_count(edition: Edition) -> str:
    """How many fields are in doubt: a sentence, empty without any"""
    counts = [len(node.summary.doubts) for node in edition.site.sheets.values()]
    sheets = sum(1 for count in counts if count)
    return f"確かでない欄は {sheets} 枚のシートに {sum(counts)} か所。" if sheets else ""

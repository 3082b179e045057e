"""site-builder changes"""

from __future__ import annotations

import argparse

from site_builder.changes.states import list_changes
from site_builder.cli.arguments import Parser, add_inputs, web_address
from site_builder.cli.console import print_problems
from site_builder.cli.inputs import inputs_of
from site_builder.cli.reports.changes import FORMATS
from site_builder.problems import has_errors


def add_options(parser: Parser) -> None:
    add_inputs(parser)
    add = parser.options.add_argument
    add(
        "--against",
        default="HEAD",
        metavar="REV|DIR",
        help="くらべる相手: git の版か、content かつくったサイトのフォルダー（既定: HEAD）",
    )
    add(
        "--base-url",
        type=web_address,
        metavar="URL",
        help="公開する場所（つくったサイトとくらべるとき。既定: content/site.yaml の base_url）",
    )
    add("--format", choices=tuple(FORMATS), default="text", help="結果の形（既定: text）")


def run(arguments: argparse.Namespace) -> int:
    report = list_changes(inputs_of(arguments), arguments.against)
    print_problems(report.problems)
    print(FORMATS[arguments.format](report.comparison, arguments.against), end="")
    return 1 if has_errors(report.problems) else 0

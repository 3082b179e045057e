"""site-builder check"""

from __future__ import annotations

import argparse

from site_builder.build import check
from site_builder.cli.arguments import Parser, add_inputs
from site_builder.cli.console import inputs_of, tell
from site_builder.cli.problem_report import FORMATS, counted
from site_builder.problems import SiteBuilderError, has_errors

HELP = "content/ とサイトの決まりを調べる（何も書かない）"


def add_options(parser: Parser) -> None:
    add_inputs(parser)
    parser.options.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="結果の形（既定: text。github は GitHub Actions の注釈）",
    )


def run(arguments: argparse.Namespace) -> int:
    try:
        problems = check(inputs_of(arguments)).problems
    except SiteBuilderError as error:
        problems = error.problems
    if arguments.format == "text":
        tell(problems)
        print(f"調べました: {counted(problems)}。")
    else:
        print(FORMATS[arguments.format](problems), end="")
    return 1 if has_errors(problems) else 0

"""site-builder serve"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from site_builder.build import build, make_edition
from site_builder.cli.arguments import Parser, add_inputs, port
from site_builder.cli.console import print_problems
from site_builder.cli.inputs import inputs_of
from site_builder.cli.reports.problems import counted
from site_builder.problems import Problem, has_errors


def add_options(parser: Parser) -> None:
    add_inputs(parser)
    add = parser.options.add_argument
    add("--host", default="127.0.0.1", help="待ち受ける場所（既定: 127.0.0.1。この計算機だけ）")
    add("--port", type=port, default=8000, help="待ち受ける番号（既定: 8000。0 は空いている番号）")


def run(arguments: argparse.Namespace) -> int:
    # its libraries load longer than a build takes
    from site_builder.serve.server import check_host, serve

    inputs = replace(inputs_of(arguments), base_url="", processes=1)
    folders = (inputs.content, inputs.templates)
    if not all(folder.is_dir() for folder in folders):
        make_edition(inputs)  # reports what is missing: no saved file could mend it
    print_problems(check_host(arguments.host))
    with suppress(KeyboardInterrupt):  # the way to end it
        serve(
            lambda folder: build(inputs, folder)[0].problems,
            folders,
            arguments.host,
            arguments.port,
            on_ready=_print_address,
            on_state=_print_state,
        )
    return 0


def _print_address(url: str) -> None:
    print(f"{url} で表示しています。止めるには Ctrl+C を押してください。", flush=True)


def _print_state(problems: Sequence[Problem]) -> None:
    print_problems(problems)
    kind = "つくれませんでした" if has_errors(problems) else "つくりました"
    print(f"{kind}（{counted(problems)}）。", file=sys.stderr, flush=True)

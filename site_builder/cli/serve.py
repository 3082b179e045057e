"""site-builder serve"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from site_builder.build import make_edition
from site_builder.cli.arguments import Parser, add_inputs, port
from site_builder.cli.console import print_problems
from site_builder.cli.inputs import inputs_of, package_templates
from site_builder.cli.reports.problems import counted
from site_builder.cli.reports.started_as import in_own_form
from site_builder.inputs import Inputs
from site_builder.problems import Problem, Severity, has_errors
from site_builder.serve.address import check_host


def add_options(parser: Parser) -> None:
    add_inputs(parser)
    add = parser.options.add_argument
    add("--host", default="127.0.0.1", help="待ち受ける場所（既定: 127.0.0.1。この計算機だけ）")
    add("--port", type=port, default=8000, help="待ち受ける番号（既定: 8000。0 は空いている番号）")


def run(arguments: argparse.Namespace) -> int:
    _tell("プレビューの用意をしています…")
    # its libraries load longer than a build takes
    from site_builder.desk.app import DeskApp
    from site_builder.serve.desk import Desk
    from site_builder.serve.server import Address, Reports, serve

    inputs = replace(inputs_of(arguments), base_url="", processes=1)
    if not all(folder.is_dir() for folder in (inputs.content, inputs.templates)):
        make_edition(inputs)  # tells what is missing: saving a file would not help
    print_problems(check_host(arguments.host))
    desk, told = DeskApp(inputs, package_templates()), _Told()
    with suppress(KeyboardInterrupt):  # Ctrl+C ends the preview
        serve(
            inputs,
            Address(arguments.host, arguments.port),
            _check_command(inputs),
            Reports(partial(_print_address, desk.entry), told.state, told.found),
            Desk(desk.asgi, desk.bar),
            in_own_form,
        )
    return 0


def _check_command(inputs: Inputs) -> tuple[str, ...]:
    own = (sys.executable, "-m", "site_builder", "check", "--format", "json")
    return (*own, "--content", str(inputs.content), "--templates", str(inputs.templates))


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _print_address(desk: str, url: str) -> None:
    print(f"{url} で表示しています。止めるには Ctrl+C を押してください。", flush=True)
    print(f"編集の机: {url.rstrip('/')}{desk} （このアドレスは一度だけ使えます）", flush=True)
    _tell("内容を読んでいます…")


class _Told:
    """Prints the problems of each state; notes of the last state are not printed again."""

    def __init__(self) -> None:
        self._known: frozenset[Problem] = frozenset()

    def state(self, problems: Sequence[Problem], seconds: float) -> None:
        self._print(problems)
        broken = has_errors(problems)
        state = "誤りがあるため、その前の表示のままです" if broken else "読みました"
        _tell(f"{state}（{seconds:.2f} 秒、{counted(problems)}）。")

    def found(self, problems: Sequence[Problem]) -> None:
        self._print(problems)
        _tell(f"サイト全体も調べました（{counted(problems)}）。")

    def _print(self, problems: Sequence[Problem]) -> None:
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        notes = [problem for problem in problems if problem not in self._known]
        print_problems(list(dict.fromkeys([*errors, *notes])))
        self._known = frozenset(problems)

"""Chooses the command, runs it, and turns every outcome into an exit code."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from site_builder.cli.arguments import DESCRIPTION, EPILOG, Parser
from site_builder.cli.console import print_problems
from site_builder.cli.reports.started_as import program
from site_builder.cli.streams import escaped_output
from site_builder.problems import SiteBuilderError, unexpected

DEBUG = "SITE_BUILDER_DEBUG"
"""Set, it shows where in the program an unexpected error arose."""

INTERRUPTED = 130


COMMANDS: Mapping[str, str] = {
    "convert": "文書を読み取り、content/ にシートを書く",
    "build": "content/ からウェブサイトを output/ につくる",
    "check": "content/ とサイトの決まりを調べる（何も書かない）",
    "changes": "公開すると何が変わるかを示す（何も書かない）",
    "history": "git の履歴から、変更の記録を content/history/ に書き足す",
    "lineage": "年度をこえて同じ目標をさがし、つなぐかどうかを決める",
    "new": "書きはじめのシートをつくる（前の年度の目標から、または空で）",
    "publish-record": "サイトのアドレスを content/published.txt に書き足す",
    "readings": "読みの決まっていない名前を並べ、ふりがなを決める",
    "review": "読み取りの確かでない欄を、もとの文書と見くらべて決める",
    "serve": "手もとで表示し、保存するたびにつくり直す",
    "vocabulary": "検索の「もしかして」が使う語の一覧を、シートからつくる",
}
"""Module of this room → what it does"""


class Command(Protocol):
    def add_options(self, parser: Parser) -> None: ...
    def run(self, arguments: argparse.Namespace) -> int: ...


def load_command(name: str) -> Command:
    """Loads a command when it is called: other commands do not need most of its modules."""
    return cast("Command", import_module(f"{__package__}.{name.replace('-', '_')}"))


def run() -> None:
    gc.set_threshold(1_000_000)  # a build makes many objects and hardly any garbage
    status = main(sys.argv[1:])
    gc.freeze()  # the process ends: no need to collect cycles
    sys.exit(status)


def main(argv: Sequence[str]) -> int:
    """0: fine, 1: problems found, 2: wrong usage."""
    with escaped_output():
        return _run(argv)


def _run(argv: Sequence[str]) -> int:
    try:
        arguments = make_parser(argv).parse_args(argv)
        status = load_command(arguments.command).run(arguments)
        sys.stdout.flush()
    except SystemExit as end:  # argparse has said what there is to say
        return end.code if isinstance(end.code, int) else 2
    except SiteBuilderError as error:
        print_problems(error.problems)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        print_problems([unexpected(error)])
        return 1
    return status


def make_parser(argv: Sequence[str]) -> Parser:
    """With the options of the command that is called."""
    parser = Parser(prog=program(), description=DESCRIPTION, epilog=EPILOG)
    commands = parser.add_subparsers(title="コマンド", metavar="コマンド", dest="command")
    commands.required = True
    called = next((word for word in argv if word in COMMANDS), "")
    for name, words in COMMANDS.items():
        one = commands.add_parser(name, help=words, description=f"{words}。")
        if name == called:
            load_command(name).add_options(one)
    return parser

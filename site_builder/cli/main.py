"""Which command is asked for, and how whatever happens in it ends."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Protocol

from site_builder.cli import (
    build,
    changes,
    check,
    convert,
    history,
    lineage,
    new,
    review,
    serve,
    vocabulary,
)
from site_builder.cli.arguments import DESCRIPTION, EPILOG, Parser
from site_builder.cli.console import print_problems
from site_builder.cli.streams import escaped_output
from site_builder.problems import SiteBuilderError, unexpected

DEBUG = "SITE_BUILDER_DEBUG"
"""Set, it shows where in the program an unexpected error arose."""

INTERRUPTED = 130


class Command(Protocol):
    """A module of this room."""

    HELP: str

    def add_options(self, parser: Parser) -> None: ...
    def run(self, arguments: argparse.Namespace) -> int: ...


COMMANDS: Mapping[str, Command] = {
    "convert": convert,
    "build": build,
    "check": check,
    "changes": changes,
    "history": history,
    "lineage": lineage,
    "new": new,
    "review": review,
    "serve": serve,
    "vocabulary": vocabulary,
}


def run() -> None:
    gc.set_threshold(1_000_000)  # a build leaves hardly any garbage, but much to look through
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """0: fine, 1: problems found, 2: wrong usage."""
    with escaped_output():
        return _run(argv)


def _run(argv: Sequence[str]) -> int:
    try:
        arguments = make_parser().parse_args(argv)
        status = COMMANDS[arguments.command].run(arguments)
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


def make_parser() -> Parser:
    parser = Parser(prog="site-builder", description=DESCRIPTION, epilog=EPILOG)
    commands = parser.add_subparsers(title="コマンド", metavar="コマンド", dest="command")
    commands.required = True
    for name, command in COMMANDS.items():
        command.add_options(
            commands.add_parser(name, help=command.HELP, description=f"{command.HELP}。")
        )
    return parser

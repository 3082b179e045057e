"""site-builder vocabulary"""

from __future__ import annotations

import argparse

from site_builder.cli.arguments import Parser, add_content
from site_builder.problems import Problem, SiteBuilderError, Where
from site_builder.vocabulary.make import make_vocabulary


def add_options(parser: Parser) -> None:
    add_content(parser)


def run(arguments: argparse.Namespace) -> int:
    try:
        # an extra that neither a build nor the site needs
        from site_builder.vocabulary.analyser import open_analyser
    except ImportError as error:
        raise SiteBuilderError([_missing(error)]) from error
    made = make_vocabulary(arguments.content, open_analyser())
    outcome = "書きました" if made.is_new else "前と同じです"
    print(f"{made.file}: {made.terms} 語。{outcome}。")
    return 0


def _missing(error: ImportError) -> Problem:
    return Problem(
        Where("site-builder vocabulary"),
        "analyser-missing",
        f"語を切り分けるプログラムがありません（{error.name}）。",
        "python -m pip install -c constraints.txt -e '.[vocabulary]' で入れてください。"
        "サイトをつくるだけなら要りません。",
    )

"""What every command does with the streams and the folders it was given."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from site_builder.cli.reports.problems import as_text
from site_builder.load import Inputs
from site_builder.problems import Problem

PACKAGE = Path(__file__).parents[1]


def print_problems(problems: Sequence[Problem]) -> None:
    print(as_text(problems), end="", file=sys.stderr, flush=True)


def inputs_of(arguments: argparse.Namespace) -> Inputs:
    templates = arguments.templates or default_templates()
    portable = getattr(arguments, "portable", False)
    return Inputs(arguments.content, templates, getattr(arguments, "base_url", None), portable)


def default_templates() -> Path:
    """Those of the current folder, else those that came with the package."""
    here = Path("templates")
    if here.is_dir():
        return here
    installed = PACKAGE / "templates"
    return installed if installed.is_dir() else PACKAGE.parent / "templates"

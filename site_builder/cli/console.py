"""Prints problems; every command uses it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from site_builder.cli.reports.problems import as_text
from site_builder.cli.reports.started_as import in_own_form
from site_builder.problems import Problem


def print_problems(problems: Sequence[Problem]) -> None:
    print(in_own_form(as_text(problems)), end="", file=sys.stderr, flush=True)

"""The command in the form in which the program was started: what a hint prints can be run."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

STARTER = "SITE_BUILDER_STARTER"
"""Set by those that start the program for a person: make, or setup (scripts/setup.py)"""

_PROGRAM = "site-builder"
_SETUP = "python scripts\\setup.py" if os.name == "nt" else "python3 scripts/setup.py"
_COMMAND = re.compile(rf"{_PROGRAM} (?P<rest>[a-z][a-z-]*(?: (?:文書|--port 0))?)")
_OF_MAKE = {
    "build": "make site",
    "check": "make check",
    "convert": 'make convert DOCS="文書"',
    "convert 文書": 'make convert DOCS="文書"',
    "serve": "make serve",
    "serve --port 0": "make serve PORT=0",
}
"""Its other commands go by the set-up, which make calls too"""


def in_own_form(text: str) -> str:
    """The text with each `site-builder COMMAND` as it is to be typed here."""
    starter, own = os.environ.get(STARTER, ""), program()

    def typed(match: re.Match[str]) -> str:
        rest = match["rest"]
        return (_OF_MAKE.get(rest) if starter == "make" else None) or f"{own} {rest}"

    return _COMMAND.sub(typed, text)


def program() -> str:
    """What stands before the command's name."""
    if os.environ.get(STARTER):
        return _SETUP
    return _as_typed(sys.orig_argv)


def _as_typed(arguments: Sequence[str]) -> str:
    """`arguments`: all of the process, Python's own too."""
    if arguments[1:3] == ["-m", "site_builder"]:
        return f"{_shortest(arguments[0])} -m site_builder"
    script = next((one for one in arguments[:2] if Path(one).stem == _PROGRAM), "")
    return _shortest(script) if script else _PROGRAM


def _shortest(path: str) -> str:
    """Its name alone where the system finds it by that; without the way to the current folder."""
    name = Path(path).name
    found = shutil.which(name)
    if found and Path(found) == Path(path):
        return name
    file = Path(path)
    return str(file.relative_to(Path.cwd())) if file.is_relative_to(Path.cwd()) else path

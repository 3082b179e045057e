"""Lines from a person at a terminal, or from a script's standard input."""

from __future__ import annotations

import sys
from types import ModuleType

readline: ModuleType | None
try:
    import readline  # else a line ends after 4096 bytes, and 漢字 are half erased
except ImportError:  # Windows' own console edits well
    readline = None


def ask(prompt: str, given: str = "") -> str | None:
    """`given` stands there to be changed (see can_fill); None at the end of the input."""
    if readline and given:
        readline.set_startup_hook(lambda: readline and readline.insert_text(given))
    try:
        return input(prompt).strip()
    except EOFError:
        print()
        return None
    finally:
        if readline:
            readline.set_startup_hook()


def can_fill() -> bool:
    return readline is not None and sys.stdin.isatty() and sys.stdout.isatty()

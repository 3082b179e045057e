"""The terminal of a person, or a script's standard input: lines that come in, long lines folded."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from types import ModuleType

from site_builder.content.wording import width

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


# --- long lines on a narrow screen --------------------------------------------------------

_HEAD = re.compile(r" *(?:\d+[.|] ?)?")
_LEAST = 20


def on_screen(lines: str) -> str:
    """Folded to the width of the terminal; as they are where the output is none."""
    if not sys.stdout.isatty():
        return lines
    columns = shutil.get_terminal_size().columns
    return "\n".join(part for line in lines.split("\n") for part in fold(line, columns))


def fold(line: str, columns: int) -> Iterator[str]:
    """What follows stands below the line's text, not below its number."""
    found = _HEAD.match(line)
    margin = " " * (found.end() if found else 0)
    room = max(columns - 1, _LEAST)  # some terminals break a line that fills them
    rest = line
    while width(rest) * 2 > room:
        at = _reach(rest, room)
        yield rest[:at]
        rest = margin + rest[at:]
    yield rest


def _reach(text: str, columns: int) -> int:
    used = 0.0
    for place, sign in enumerate(text):
        used += width(sign) * 2
        if used > columns:
            return place
    return len(text)

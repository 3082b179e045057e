"""Long lines on a narrow screen: folded by the width of their signs, behind their number."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator

from site_builder.content.wording import width

_HEAD = re.compile(r" *(?:\d+[.|] ?)?")
_LEAST = 20


def on_screen(lines: str) -> str:
    """Only a terminal has an end of the line."""
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

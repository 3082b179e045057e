"""What ends a line: one rule for documents, for the places in them, and for cells."""

from __future__ import annotations

import re

BREAK = re.compile("\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
"""Where str.splitlines breaks; lines and columns of a document count from 1. The texts of a sheet
have no other break than a line feed."""


def lines_of(text: str) -> tuple[str, ...]:
    """One more than there are breaks: behind the last one stands a line, too."""
    return tuple(BREAK.split(text))

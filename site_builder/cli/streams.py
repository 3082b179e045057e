"""Output streams that escape control characters: no text of a file commands the terminal."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

_SIGNS = re.compile("[^\t\n -~\xa0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\U0010ffff]")
"""Controls, breaks of lines, and marks that turn the direction of what is written"""


_LACKING = "site-builder.lacking"
_TWINS = {"〜": "～", "−": "－", "‐": "-", "–": "-", "—": "―", "‖": "∥", "⏎": "¶"}
"""What a Japanese Windows (cp932) shows of signs that it has under another number, or not at all"""


def shown_otherwise(error: UnicodeError) -> tuple[str, int]:
    """As an error handler of codecs: for the signs that an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(_otherwise(sign, error.encoding) for sign in signs), error.end


def _otherwise(sign: str, encoding: str) -> str:
    twin = _TWINS.get(sign, "")
    if twin and twin.encode(encoding, "ignore"):
        return twin
    return sign.encode("ascii", "backslashreplace").decode("ascii")


def escape(text: str) -> str:
    """\\u001b, as JSON has it: a report in JSON stays one."""
    return _SIGNS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


class EscapedStream:
    """A stream of text that is escaped; for all else it is the stream below it."""

    def __init__(self, below: TextIO) -> None:
        self.below = below

    def write(self, text: str) -> int:
        self.below.write(escape(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.below, name)


@contextmanager
def escaped_output() -> Iterator[None]:
    """A terminal that lacks a sign shows its twin or the sign escaped; none is worth a failure."""
    codecs.register_error(_LACKING, shown_otherwise)
    streams = sys.stdout, sys.stderr
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_LACKING)
    sys.stdout, sys.stderr = (cast("TextIO", EscapedStream(stream)) for stream in streams)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = streams


def bare(stream: TextIO) -> TextIO:
    """For what moves the cursor itself."""
    return stream.below if isinstance(stream, EscapedStream) else stream

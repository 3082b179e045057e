"""Typing mistakes that make a file no YAML, each with how to mend it.

The library tells where reading stopped, which is often a line or two below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_KEY = r"(?:- *)?(?P<key>[a-z][a-z_]*)"
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?: .*)?$")
_WIDE_INDENT = re.compile(rf"^ *(?P<slip>　)[ 　]*{_KEY} *[:：]")
_WIDE_COLON = re.compile(rf"^ *{_KEY} *(?P<slip>：)")
_NO_SPACE = re.compile(rf"^ *{_KEY}(?P<slip>:)[^ \t]")
_ABOVE = 3
"""Lines above the one where reading stopped that may be at fault"""


class Slip(NamedTuple):
    place: tuple[int, int]
    """Line and column from 1"""
    code: str
    message: str
    hint: str


def find_slip(text: str, stopped: int) -> Slip | None:
    """In a file that cannot be read further than the line `stopped`."""
    lines = text.split("\n")
    near = range(min(stopped, len(lines)), max(stopped - 1 - _ABOVE, 0), -1)
    found = (slip for number in near for slip in _in_line(number, lines[number - 1]))
    return next(_conflicts(lines), None) or next(found, None)


def _conflicts(lines: list[str]) -> Iterator[Slip]:
    for number, line in enumerate(lines, 1):
        if match := _CONFLICT.match(line.rstrip("\r")):
            message = f"git で二つの版が合わさらなかった印（{match[1]}）が残っています。"
            hint = (
                "「<<<<<<<」と「=======」のあいだか、「=======」と「>>>>>>>」のあいだのどちらかを残し、"
                "印の行を消してください。"
            )
            yield Slip((number, 1), "git-conflict", message, hint)


def _in_line(number: int, line: str) -> Iterator[Slip]:
    for pattern, code, message, mend in _SLIPS:
        if match := pattern.match(line):
            place = (number, match.start("slip") + 1)
            yield Slip(place, code, message, mend(match["key"]))


_SLIPS: tuple[tuple[re.Pattern[str], str, str, Callable[[str], str]], ...] = (
    (
        _WIDE_INDENT,
        "wide-indent",
        "字下げに全角の空白が使われています。",
        "半角の空白に直してください（上の行と同じ数だけ）。".format,
    ),
    (
        _WIDE_COLON,
        "wide-colon",
        "「：」が全角です。",
        "半角の「:」と半角の空白に直してください（{}: 値）。".format,
    ),
    (
        _NO_SPACE,
        "no-space",
        "「:」のあとに半角の空白がありません。",
        "半角の空白を一つ入れてください（{}: 値）。".format,
    ),
)

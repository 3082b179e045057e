"""Characters that no file of content/ may hold, raw or as an escape of YAML or JSON: controls,
lone halves of surrogate pairs, U+FFFE and U+FFFF. Spreadsheets and terminals obey some of them."""

from __future__ import annotations

import re

from site_builder.problems import Problem, Where

FORBIDDEN = (
    "yaml-sign",
    "目に見えない、使えない文字が入っています。",
    "その文字を消してください。ほかのソフトから写した文に入ることがあります。",
)
_SIGN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})"
    r"|U(?P<U>[0-9a-fA-F]{8})|(?P<one>.))",
    re.DOTALL,
)
_CONTROLS = frozenset("0abefv")
"""\\0 \\a \\b \\e \\f \\v; JSON knows \\b and \\f of them"""


def forbidden_sign(text: str) -> tuple[int, int] | None:
    """Line and column of the first such character."""
    match = _SIGN.search(text)
    return place_at(text, match.start()) if match else None


def forbidden_problems(path: str, text: str) -> tuple[Problem, ...]:
    """Of a file that is no YAML; `path` is what the problem names."""
    place = forbidden_sign(text)
    return (forbidden(path, place),) if place else ()


def forbidden(path: str, place: tuple[int, int]) -> Problem:
    return Problem(Where(path, *place), *FORBIDDEN)


def holds_forbidden(text: str) -> bool:
    return bool(_SIGN.search(text))


def find_escape(written: str) -> int | None:
    """Where in a text as written, between double quotes, an escape stands for such a character."""
    found = (m.start() for m in _ESCAPE.finditer(written) if _is_forbidden(m))
    return next(found, None)


def _is_forbidden(escape: re.Match[str]) -> bool:
    digits = escape["x"] or escape["u"] or escape["U"]
    if digits:
        code = int(digits, 16)
        return code <= 0x10FFFF and holds_forbidden(chr(code))
    return escape["one"] in _CONTROLS if escape["one"] else False


def place_at(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n") + 1, len(before) - before.rfind("\n")

"""The code of a number format, cut into tokens: #,##0"人";[Red]-0 → its sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache


class TokenKind(Enum):
    LITERAL = "literal"
    DIGIT = "digit"
    POINT = "point"
    SEPARATOR = "separator"
    PERCENT = "percent"
    GENERAL = "general"
    TEXT = "text"
    DATE = "date"
    OTHER = "other"
    """A fraction, an exponent …: not known here"""


@dataclass(frozen=True, slots=True)
class Token:
    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class FormatSection:
    tokens: tuple[Token, ...]
    condition: Callable[[Decimal], bool] | None = None
    wide: bool = False
    """Digits in full width ([DBNum3])"""
    gannen: bool = False
    """The first year of an era is 元"""
    colour: str = ""
    """[Red], [Color10], [赤] without its brackets, in lower case"""

    @property
    def has_digits(self) -> bool:
        return any(token.kind is TokenKind.DIGIT for token in self.tokens)

    @property
    def point(self) -> int:
        """Place of the decimal point, or the number of tokens."""
        kinds = [token.kind for token in self.tokens]
        return kinds.index(TokenKind.POINT) if TokenKind.POINT in kinds else len(kinds)

    @property
    def thousands(self) -> int:
        """Commas behind the last digit: each divides by a thousand."""
        digits = [n for n, token in enumerate(self.tokens) if token.kind is TokenKind.DIGIT]
        behind = self.tokens[digits[-1] + 1 :] if digits else ()
        return sum(token.kind is TokenKind.SEPARATOR for token in behind)

    @property
    def grouped(self) -> bool:
        whole = self.tokens[: self.point]
        digits = [n for n, token in enumerate(whole) if token.kind is TokenKind.DIGIT]
        before = whole[: digits[-1]] if digits else ()
        return any(token.kind is TokenKind.SEPARATOR for token in before)


_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<skipped>.)|\*(?P<filled>.)|\[(?P<bracket>[^\]]*)\]|'
    r"(?P<general>General|G/標準)|(?P<ampm>AM/PM|A/P|午前/午後)|(?P<exponent>E[+-])|"
    r"(?P<date>yyyy|yy|y|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|ggg|gg|g|ee|e|aaaa|aaa)|"
    r"(?P<digit>[0#?])|(?P<point>\.)|(?P<separator>,)|(?P<percent>[%％])|(?P<text>@)|"
    r"(?P<end>;)|(?P<fraction>/)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_COLOUR = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|[黒青水緑紫赤白黄]色?|(?:color|色) ?\d+"
)
_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_KINDS = {
    "digit": TokenKind.DIGIT,
    "point": TokenKind.POINT,
    "separator": TokenKind.SEPARATOR,
    "percent": TokenKind.PERCENT,
    "general": TokenKind.GENERAL,
    "text": TokenKind.TEXT,
    "date": TokenKind.DATE,
    "ampm": TokenKind.DATE,
    "exponent": TokenKind.OTHER,
    "quoted": TokenKind.LITERAL,
    "escaped": TokenKind.LITERAL,
    "fraction": TokenKind.LITERAL,
    "literal": TokenKind.LITERAL,
}


@lru_cache(maxsize=1024)
def read_sections(code: str) -> tuple[FormatSection, ...] | None:
    """At most four sections; None where the code is none."""
    parts = tuple(_sections(code))
    return parts if len(parts) <= 4 else None


def _sections(code: str) -> Iterator[FormatSection]:
    tokens: list[Token] = []
    brackets: list[str] = []
    for match in _TOKEN.finditer(code):
        name = match.lastgroup or ""
        if name == "end":
            yield _section(tokens, brackets)
            tokens, brackets = [], []
        elif name == "bracket":
            brackets.append(match["bracket"])
            tokens += _bracket(match["bracket"])
        elif name in _KINDS:
            tokens.append(Token(_KINDS[name], match[name]))
    yield _section(tokens, brackets)


def _bracket(text: str) -> list[Token]:
    """[$¥-411] shows ¥, [h] hours beyond a day; colours and languages show nothing."""
    if text.startswith("$"):
        sign = text[1:].partition("-")[0]
        return [Token(TokenKind.LITERAL, sign)] if sign else []
    return [Token(TokenKind.OTHER, text)] if _ELAPSED.fullmatch(text) else []


def _section(tokens: list[Token], brackets: list[str]) -> FormatSection:
    condition = next(filter(None, map(_condition, brackets)), None)
    signs = {text.lower() for text in brackets}
    parts = tuple(_with_fraction(tokens))
    if signs & {"dbnum1", "dbnum2"}:
        parts = (Token(TokenKind.OTHER, ""),)
    gannen = any("gannen" in text for text in signs)
    colour = next((text for text in signs if _COLOUR.fullmatch(text)), "")
    return FormatSection(parts, condition, "dbnum3" in signs, gannen, colour)


def _with_fraction(tokens: list[Token]) -> Iterator[Token]:
    """A stroke between digits is a fraction, among dates a sign like any other."""
    digits = any(token.kind is TokenKind.DIGIT for token in tokens)
    dates = any(token.kind is TokenKind.DATE for token in tokens)
    for token in tokens:
        stroke = token == Token(TokenKind.LITERAL, "/") and digits and not dates
        yield Token(TokenKind.OTHER, "/") if stroke else token


def _condition(bracket: str) -> Callable[[Decimal], bool] | None:
    match = _CONDITION.fullmatch(bracket.strip())
    if not match:
        return None
    compare, bound = _COMPARE[match[1]], Decimal(match[2])
    return lambda number: compare(number, bound)

"""Numbers and dates as a spreadsheet shows them: 0.95 with 0% → 95%, 45748 with ge.m.d → R7.4.1.

A format that is not known for sure gives None: what it shows is then a doubt, never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from site_builder.ingest.formats.xlsx.date_format import format_date
from site_builder.ingest.formats.xlsx.format_code import (
    FormatSection,
    Token,
    TokenKind,
    read_sections,
)

GENERAL = "General"
_WHITE = frozenset({"white", "白", "color2", "color 2", "色2", "色 2"})
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
"""Has room for the largest number of a file, 1.8e308, and its decimal places"""
_GENERAL_SIGNS = 11
"""A spreadsheet shows no more digits of a number without a format"""
_LONG_DATE = 'yyyy"年"m"月"d"日"'
"""What [$-F800] stands for in Japanese"""
_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


def format_number(value: float, code: str) -> str | None:
    """`value` of a cell with a number format that shows no date."""
    number = _decimal(value)
    sections = read_sections(code)
    if sections is None:
        return None
    section, is_signed = _choose(number, sections)
    if section is None:
        return None
    text = _format(number.copy_abs(), section)
    shown = "-" if number < 0 and is_signed and text else ""
    return text if text is None else f"{shown}{text}".strip()


def format_day(value: datetime, code: str) -> str | None:
    sections = read_sections(_LONG_DATE if code.startswith("[$-F800]") else code)
    return format_date(value, sections[0]) if sections else None


def general_number(value: float) -> str:
    return general(_decimal(value))


def is_date(code: str) -> bool:
    sections = read_sections(code)
    return bool(sections) and any(t.kind is TokenKind.DATE for t in (sections or ())[0].tokens)


def format_text(text: str, code: str) -> str:
    """Of a text the format shows itself, perhaps with words around it: @"様"."""
    sections = read_sections(code) or ()
    own = [s for s in sections if any(token.kind is TokenKind.TEXT for token in s.tokens)]
    own += sections[3:]  # the fourth is that of texts
    if not own:
        return text
    return "".join(
        text if t.kind is TokenKind.TEXT else t.text for t in own[-1].tokens if _shows(t)
    )


def shows_nothing(code: str) -> bool:
    """;;; or the part of it that is for texts"""
    return format_number(1, code) == "" or not format_text("x", code)


def is_white(value: float | str, code: str) -> bool:
    """Whether the format prints the value in white: [White]0"""
    sections = read_sections(code) or ()
    if isinstance(value, str):
        texts = [s for s in sections if any(token.kind is TokenKind.TEXT for token in s.tokens)]
        own = [*texts, *sections[3:]][-1:]
    else:
        own = [_choose(_decimal(value), sections)[0] or sections[0]] if sections else []
    return any(section.colour in _WHITE for section in own)


def _shows(token: Token) -> bool:
    return token.kind in (TokenKind.TEXT, TokenKind.LITERAL)


def _decimal(value: float) -> Decimal:
    """The number with the fifteen digits that a spreadsheet keeps: 0.1 + 0.2 is 0.3."""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")


def _choose(
    number: Decimal, sections: Sequence[FormatSection]
) -> tuple[FormatSection | None, bool]:
    """The section for a number, and whether a minus sign is still to be shown."""
    numbers = [
        s for s in sections if not any(t.kind is TokenKind.TEXT for t in s.tokens)
    ] or sections
    for place, section in enumerate(numbers):
        if section.condition and section.condition(number):
            return section, place == 0 or len(numbers) < 2
    if any(section.condition for section in numbers):
        rest = [section for section in numbers if not section.condition]
        return (rest[-1] if rest else None), True
    if number < 0 and len(numbers) > 1:
        return numbers[1], False
    if number == 0 and len(numbers) > 2:
        return numbers[2], False
    return numbers[0], True


# --- one section --------------------------------------------------------------------------


def _format(number: Decimal, section: FormatSection) -> str | None:
    if any(token.kind is TokenKind.OTHER for token in section.tokens):
        return None
    if any(token.kind in (TokenKind.GENERAL, TokenKind.TEXT) for token in section.tokens):
        text = "".join(_general_part(token, number) for token in section.tokens)
    elif section.has_digits:
        text = _digits(number, section)
    else:
        text = "".join(token.text for token in section.tokens if token.kind is TokenKind.LITERAL)
    return text.translate(_WIDE_DIGITS) if section.wide else text


def _general_part(token: Token, number: Decimal) -> str:
    return token.text if token.kind is TokenKind.LITERAL else general(number)


def general(number: Decimal) -> str:
    """A number without a format: 3, 0.5, 1234567.891"""
    whole = len(str(int(number.copy_abs())))
    if number == number.to_integral_value():
        return str(int(number))
    places = max(0, _GENERAL_SIGNS - whole - 1)
    rounded = number.quantize(Decimal(1).scaleb(-places), context=_WIDE).normalize()
    return f"{rounded:f}"


def _digits(number: Decimal, section: FormatSection) -> str:
    percents = sum(token.text == "%" for token in section.tokens if token.kind is TokenKind.PERCENT)
    scaled = number.scaleb(2 * percents - 3 * section.thousands)
    point = section.point
    before = [t for t in section.tokens[:point] if t.kind is not TokenKind.SEPARATOR]
    behind = section.tokens[point + 1 :] if point < len(section.tokens) else ()
    places = sum(token.kind is TokenKind.DIGIT for token in behind)
    rounded = scaled.quantize(Decimal(1).scaleb(-places), context=_WIDE)
    whole, _, fraction = f"{rounded:f}".partition(".")
    shown = _fill_whole(whole if whole != "0" else "", before, section.grouped)
    if point == len(section.tokens):
        return shown
    return f"{shown}.{_fill_fraction(fraction, behind)}"


def _fill_whole(digits: str, tokens: Sequence[Token], grouped: bool) -> str:
    """From the right; the leftmost place takes all digits that are left."""
    left = list(digits)
    places = [n for n, token in enumerate(tokens) if token.kind is TokenKind.DIGIT]
    shown: list[str] = []
    count = 0
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        if token.kind is not TokenKind.DIGIT:
            shown.append(token.text)
            continue
        for _ in range(len(left) if places and place == places[0] and left else 1):
            digit = left.pop() if left else ("0" if token.text == "0" else "")
            if digit and grouped and count and count % 3 == 0:
                shown.append(",")
            count += bool(digit)
            shown.append(digit)
    return "".join(reversed(shown))


def _fill_fraction(digits: str, tokens: Sequence[Token]) -> str:
    """From the left; zeros at the end are shown where the format asks for them."""
    shown, place = "", 0
    kept = len(digits.rstrip("0"))
    for token in tokens:
        if token.kind is not TokenKind.DIGIT:
            shown += token.text if token.kind is not TokenKind.SEPARATOR else ""
            continue
        shown += digits[place] if place < kept or token.text == "0" else ""
        place += 1
    return shown

"""Dates and times as a spreadsheet shows them, in Western and in Japanese years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from site_builder.content.eras import era_of_day
from site_builder.ingest.formats.xlsx.format_code import FormatSection, Token, TokenKind

_SHOWN = (TokenKind.DATE, TokenKind.LITERAL, TokenKind.POINT, TokenKind.SEPARATOR)
_WEEKDAYS = "月火水木金土日"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

BUILT_IN = {
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    27: "ge.m.d",
    28: 'ggge"年"m"月"d"日"',
    29: 'ggge"年"m"月"d"日"',
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
    34: 'yyyy"年"m"月"',
    35: 'm"月"d"日"',
    36: "ge.m.d",
    50: "ge.m.d",
    51: 'ggge"年"m"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'ggge"年"m"月"d"日"',
    55: 'yyyy"年"m"月"',
    56: 'm"月"d"日"',
    57: "ge.m.d",
    58: 'ggge"年"m"月"d"日"',
}
"""What these numbers of formats mean in a Japanese spreadsheet; files do not spell them out"""


def format_date(value: datetime, section: FormatSection) -> str | None:
    if any(token.kind is TokenKind.OTHER for token in section.tokens):
        return None
    tokens = [token for token in section.tokens if token.kind in _SHOWN]
    parts = [_part(value, section, tokens, place) for place in range(len(tokens))]
    return "".join(parts).strip()


def _part(value: datetime, section: FormatSection, tokens: Sequence[Token], place: int) -> str:
    token = tokens[place]
    if token.kind is not TokenKind.DATE:
        return token.text
    name = token.text.lower()
    if name in ("m", "mm") and _is_minute(tokens, place):
        return f"{value.minute:0{len(name)}}"
    if "/" in name:
        return name.split("/")[value.hour >= 12].upper()
    if name in ("h", "hh") and any("/" in t.text for t in tokens if t.kind is TokenKind.DATE):
        return f"{(value.hour - 1) % 12 + 1:0{len(name)}}"
    return _era_part(value, name, section.gannen) or _plain_part(value, name)


def _is_minute(tokens: Sequence[Token], place: int) -> bool:
    """m is a minute next to an hour or a second."""
    dates = [n for n, token in enumerate(tokens) if token.kind is TokenKind.DATE]
    at = dates.index(place)
    before = tokens[dates[at - 1]].text.lower() if at else ""
    behind = tokens[dates[at + 1]].text.lower() if at + 1 < len(dates) else ""
    return before in ("h", "hh") or behind in ("s", "ss")


def _era_part(value: datetime, name: str, gannen: bool) -> str:
    era = era_of_day(value.date())
    if era is None:
        return ""
    year = value.year - era.before
    shown = "元" if gannen and year == 1 else str(year)
    forms = {"g": era.letter, "gg": era.name[0], "ggg": era.name, "e": shown, "ee": shown.zfill(2)}
    return forms.get(name, "")


def _plain_part(value: datetime, name: str) -> str:
    month, day = _MONTHS[value.month - 1], _ENGLISH_DAYS[value.weekday()]
    forms = {
        "yyyy": f"{value.year}",
        "yy": f"{value.year % 100:02}",
        "y": f"{value.year % 100:02}",
        "m": f"{value.month}",
        "mm": f"{value.month:02}",
        "mmm": month[:3],
        "mmmm": month,
        "mmmmm": month[:1],
        "d": f"{value.day}",
        "dd": f"{value.day:02}",
        "ddd": day[:3],
        "dddd": day,
        "aaa": _WEEKDAYS[value.weekday()],
        "aaaa": f"{_WEEKDAYS[value.weekday()]}曜日",
        "h": f"{value.hour}",
        "hh": f"{value.hour:02}",
        "s": f"{value.second}",
        "ss": f"{value.second:02}",
    }
    return forms.get(name, "")

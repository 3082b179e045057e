"""Dates and times as a spreadsheet shows them, in Western and in Japanese years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from site_builder.ingest.formats.xlsx.format_code import FormatSection, Token, TokenKind

_ERAS = (
    (date(2019, 5, 1), "令和", "R", 2018),
    (date(1989, 1, 8), "平成", "H", 1988),
    (date(1926, 12, 25), "昭和", "S", 1925),
    (date(1912, 7, 30), "大正", "T", 1911),
    (date(1868, 1, 1), "明治", "M", 1867),
)
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
    era = next((era for era in _ERAS if value.date() >= era[0]), None)
    if era is None:
        return ""
    year = value.year - era[3]
    shown = "元" if gannen and year == 1 else str(year)
    forms = {"g": era[2], "gg": era[1][0], "ggg": era[1], "e": shown, "ee": shown.zfill(2)}
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

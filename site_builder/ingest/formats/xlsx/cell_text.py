"""The value of a workbook's cell → the text that is seen in the cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from site_builder.ingest.formats.xlsx.number_format import (
    format_day,
    format_number,
    format_text,
    general_number,
    is_date,
)

Value = str | float | bool | date | time | timedelta | None
"""An int is a float to Python's types, a datetime a date, a bool an int"""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
GENERAL = "General"


@dataclass(frozen=True, slots=True)
class Shown:
    text: str
    doubt: str = ""
    """Why the text may not be what the cell shows"""
    hidden: bool = False
    """Whether the number format shows nothing of it: ;;;"""


def show(value: Value, code: str, epoch: datetime) -> Shown:
    """`epoch`: the day from which the workbook counts days."""
    if isinstance(value, str):
        text = unescape(value)
        shown = format_text(text, code)
        return Shown(shown) if shown.strip() else Shown(text, hidden=bool(text.strip()))
    if isinstance(value, bool):
        return Shown("TRUE" if value else "FALSE")
    if value is None:
        return Shown("")
    return _shown(_serial(value, epoch), code, epoch)


def unescape(text: str) -> str:
    """_x000D_ is how a file keeps a character that XML does not allow."""
    return _ESCAPED.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return "\n" if char in "\r\n" else (char if char.isprintable() else "")


def _serial(
    value: int | float | datetime | date | time | timedelta, epoch: datetime
) -> int | float:
    """Dates as the number of days that the file holds."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    elif isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        value = moment - epoch
    if not isinstance(value, timedelta):
        return value
    days = value / timedelta(days=1)
    return int(days) if days == int(days) else days


def _shown(number: float, code: str, epoch: datetime) -> Shown:
    text = _date(number, code, epoch) if is_date(code) else format_number(number, code)
    if text is None:
        return Shown(general_number(number), "number-format")
    hidden = bool(number) and not text.strip()
    return Shown(general_number(number), hidden=True) if hidden else Shown(text)


def _date(number: float, code: str, epoch: datetime) -> str | None:
    try:
        moment = epoch + timedelta(seconds=round(number * 86_400))
    except (OverflowError, ValueError):
        return None
    return format_day(moment, code)

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
    is_white,
)

Value = str | float | bool | date | time | timedelta | None
"""An int is a float to Python's types, a datetime a date, a bool an int"""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Shown:
    text: str
    doubt: str = ""
    """Why the text may not be what the cell shows"""
    hidden: bool = False
    """Whether the number format shows nothing of it: ;;;"""
    white: bool = False
    """Whether the number format prints it in white"""


def show(value: Value, code: str, epoch: datetime) -> Shown:
    """`epoch`: the day from which the workbook counts days."""
    if isinstance(value, str):
        return _shown_text(unescape(value), code, _has_lost(value))
    if isinstance(value, bool):
        return Shown("TRUE" if value else "FALSE", "number-format")  # some are shown as a box
    if value is None:
        return Shown("")
    return _shown(_serial(value, epoch), code, epoch)


def _shown_text(text: str, code: str, lost: bool) -> Shown:
    shown = format_text(text, code)
    if not shown.strip():
        return Shown(text, hidden=bool(text.strip()))
    return Shown(shown, "garbled" if lost else "", white=is_white(text, code))


def _has_lost(text: str) -> bool:
    """Whether a sign of it means nothing to people, and is left out."""
    return any(not _unescaped(match) for match in _ESCAPED.finditer(text))


def unescape(text: str) -> str:
    """_x000D_ is how a file keeps a character that XML does not allow."""
    return _ESCAPED.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    spaces = {"\r": "\n", "\n": "\n", "\t": " "}
    return spaces.get(char) or (char if char.isprintable() else "")


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
    if hidden:
        return Shown(general_number(number), hidden=True)
    return Shown(text, white=is_white(number, code))


def _date(number: float, code: str, epoch: datetime) -> str | None:
    try:
        moment = epoch + timedelta(seconds=round(number * 86_400))
    except (OverflowError, ValueError):
        return None
    return format_day(moment, code)

"""How a sheet's facts are printed in both flavours."""

import random

_WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")


def print_year(rng: random.Random, year: int) -> str:
    """A fiscal year in Japanese years, in both widths."""
    count = str(year - 2018)
    return f"令和{count.translate(_WIDE) if rng.random() < 0.3 else count}年度"


def print_date(date: str | None, *, long: bool) -> str:
    """A date as R7.4.1 or 令和7年4月1日."""
    if not date:
        return ""
    year, month, day = (int(part) for part in date.split("-"))
    era = year - 2018
    return f"令和{era}年{month}月{day}日" if long else f"R{era}.{month}.{day}"


def widen(text: str) -> str:
    """Digits in full width, as some typists enter them."""
    return text.translate(_WIDE)

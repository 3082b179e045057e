"""Rows that number the columns of a form: ① ② ③, (1) (2) (3), A B B/A, ア イ ウ, Ⅰ Ⅱ Ⅲ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.content.wording import CIRCLED, squash

_DIGITS = re.compile(r"\d{1,2}")
_SERIES = (CIRCLED, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_KANA = ("アイウエオカキクケコサシスセソタチツテト", "イロハニホヘトチリヌルヲ")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
_AROUND = re.compile(r"^[(\[<列第]+|[)\]>.:列欄]+$")
_FORMULA = re.compile(r"(?:=?\(?.{1,2}\)?[/÷\-+×]\(?.{1,2}\)?(?:[×*]100)?%?)")
_LEAST = 3
"""Fewer signs are a row of columns only where they begin with the first one"""


def is_ordinal_row(texts: Sequence[str]) -> bool:
    bare = [_AROUND.sub("", squash(text)) for text in texts]
    signs = [text for text in bare if not _FORMULA.fullmatch(text)]
    if _DIGITS.fullmatch("".join(signs[:1])):
        return len(signs) >= _LEAST and _are_digits(signs)
    if len(signs) >= _LEAST and tuple(signs) == _ROMAN[: len(signs)]:
        return True
    return any(_are_in(series, signs) for series in (*_SERIES, *_KANA))


def _are_digits(signs: Sequence[str]) -> bool:
    numbers = [int(sign) if _DIGITS.fullmatch(sign) else 0 for sign in signs]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _are_in(series: str, signs: Sequence[str]) -> bool:
    first = series.find(signs[0]) if signs and len(signs[0]) == 1 else -1
    enough = len(signs) >= (2 if first == 0 else _LEAST)
    return first >= 0 and enough and "".join(signs) == series[first : first + len(signs)]

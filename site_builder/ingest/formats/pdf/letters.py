"""Letters that a PDF names otherwise than they were typed.

A font draws 目 and the radical ⽬ with one glyph, and a PDF's table of glyphs may name either;
nobody types radicals. Compatibility ideographs (﨑, 神) stay: people do type those in names.
"""

from __future__ import annotations

import unicodedata

_RADICALS = range(0x2F00, 0x2FD6)
# Japanese letters whose radical NFKC turns into the form of another country, and those of the
# supplement, which NFKC does not know.
_JAPANESE = {
    "⼾": "戸",
    "⿊": "黒",
    "⻘": "青",
    "⺠": "民",
    "⻄": "西",
    "⻑": "長",
    "⻝": "食",
    "⻟": "食",
    "⻁": "虎",
    "⻤": "鬼",
    "⻨": "麦",
    "⻩": "黄",
    "⻫": "斉",
    "⻭": "歯",
    "⻯": "竜",
    "⻲": "亀",
    "⺟": "母",
    "⻆": "角",
    "⻗": "雨",
    "⻢": "馬",
    "⺒": "巳",
    "⺝": "月",
    "⺩": "王",
    "⺬": "示",
    "⺍": "ツ",
}
# Upright brackets and signs of vertical writing.
_UPRIGHT = dict(
    zip(
        "︵︶︷︸﹁﹂﹃﹄︻︼︿﹀︽︾︑︒︱︙",
        "（）｛｝「」『』【】〈〉《》、。ー…",
        strict=True,
    )
)
_NAMES = {
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _RADICALS},
    **_JAPANESE,
    **_UPRIGHT,
}
_TABLE = str.maketrans(_NAMES)


def plain_letters(text: str) -> str:
    return text.translate(_TABLE)

"""Letters that a font or a program put into a text, not a person.

A font draws 目 and the radical ⽬ with one glyph, and what is pasted from a PDF may name either;
nobody types radicals. Compatibility ideographs (﨑, 神) stay: people do type those in names. Signs
of no width are white space. Every letter keeps its place: the document's own text is as long.
"""

from __future__ import annotations

import re
import unicodedata

ZERO_WIDTH = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
NOTHING = "\x1f"
"""Stands for a sign of no width: white space wherever texts are compared, in no text of a sheet"""
_KANGXI = range(0x2F00, 0x2FD6)
# Unicode's EquivalentUnifiedIdeograph for the supplement, which NFKC does not know; where Japan
# writes another form than the one given there, that one (⻘ 青, ⻝ 食).
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧"
    "⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍"
    "⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小ツ兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛"
    "犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶"
    "辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿食饣𩠐馬骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
# Radicals that NFKC turns into the form of another country.
_JAPANESE = {"⼾": "戸", "⾭": "青", "⿈": "黄", "⿊": "黒"}
_LETTERS = {
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI},
    **dict(zip(_RADICALS, _IDEOGRAPHS, strict=True)),
    **_JAPANESE,
}
_TABLE = str.maketrans({**_LETTERS, **dict.fromkeys(ZERO_WIDTH, NOTHING)})
_NO_LETTER = re.compile(
    "[\ue000-\uf8ff\U000f0000-\U0010ffff\u2e80-\u2fdf\u202a-\u202e\u2066-\u2069]"
)
"""外字 of the office's own machines, radicals that stand for no ideograph, and signs that turn the
order of the letters around"""


def plain_letters(text: str) -> str:
    """As long as the text"""
    return text.translate(_TABLE)


def typed(text: str) -> str:
    """A text of a sheet, without what stands for signs of no width."""
    return text.replace(NOTHING, "")


def has_no_letter(text: str) -> bool:
    """Whether a sign of the text means something only on the machine where it was typed."""
    return bool(_NO_LETTER.search(text))

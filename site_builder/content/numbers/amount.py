"""One phrase with one number: 延べ参加者:約1.2万人以上 → value, unit, bound and what is counted.

A phrase is understood as a whole or not at all. All patterns are anchored or bounded, so that
any text takes linear time.
"""

from __future__ import annotations

import re
from decimal import Decimal

from site_builder.content.eras import OF_SHEETS
from site_builder.content.numbers.quantity import BOUNDS, CHANGES, Quantity

_NAMES = "|".join(era.name for era in OF_SHEETS)
_LETTERS = "".join(era.letter for era in OF_SHEETS)
_ERA = rf"(?:{_NAMES}|(?<![A-Za-z])[{_LETTERS}])(?:元|\d{{1,2}})"
YEAR = rf"(?:{_ERA}(?:年度?)?|(?:19|20)\d\d年度?)"
DATE = (
    rf"{_ERA}[./]\d{{1,2}}(?:[./]\d{{1,2}}|月(?:\d{{1,2}}日)?)?|{YEAR}(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?"
    r"|(?<!\d)\d{1,2}月(?:\d{1,2}日)?"
)
_EACH = r"\d{1,3}[^\d\s:]{0,5}?(?:あたり|当たり|当り|につき)|1[人名](?=[年月\d])"
_SCAN = re.compile(rf"(?P<skip>{DATE}|{_EACH}|第\d+)|(?P<number>\d)")

_PLAIN = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+"
_PART = re.compile(rf"(?P<plain>{_PLAIN})(?P<scale>[百千]?[万億]?)")
_NUMBER = re.compile(rf"(?:{_PLAIN}(?:[百千][万億]?|[万億]))*+(?:{_PLAIN})?+")
_SCALES = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "億": 10**8}
_MOST_SIGNS = 24

_WORD = r"[一-鿿々ァ-ヺーヵヶかカつA-Za-z%℃]"
_UNIT = rf"(?:(?:k|c|m)?m[23]|{_WORD}{{1,8}}?)"
_DONE = (
    "実施|開催|達成|維持|確保|支援|配布|参加|参画|完了|発信|作成|設置|訪問|継続|受講|発行|掲載"
    "|開設|整備|立ち?上げ|提案|改善|登録|育成|活用"
)
_AFTER = re.compile(
    rf"(?P<unit>{_UNIT})??(?:/(?P<per>年度?))?"
    rf"(?P<change>{'|'.join(CHANGES)})?(?P<about>程度|前後|くらい|ぐらい)?"
    rf"(?P<bound>{'|'.join(BOUNDS)})?"
    rf"(?:[のを]?(?:{_DONE})(?:済み?|する)?)?"
)
_RANGE = re.compile(rf"(?P<unit>{_UNIT})??[~〜](?P<upper>{_PLAIN})")
_FRACTION = re.compile(r"(?P<over>\d{1,6})/(?P<under>\d{1,6})")
_JAPANESE_FRACTION = re.compile(r"(?P<under>\d{1,6})分の(?P<over>\d{1,6})")

_NO_UNIT = re.compile(
    r".*(?:中|目|位|番|号|級|期|年|月|時|次|回未|中止|延期|見送|未達|未実施|不足)$"
)
_SIGNS = frozenset("-‐‑–—−ー±+▲△▽▼×~〜.,/#*'’′^第=<>≦≧")
_BRACKETS = frozenset("()[]【】〔〕{}<>")
_LONG_VOWEL = re.compile(r"[ァ-ヺ]ー$")
"""The ー of フォロワー3,000 is no minus sign"""
_LABEL_LENGTH = 40

_KANJI = re.compile(
    r"(?P<before>年|年間|月|週|各|計|約|全)?(?P<figure>[一二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九])"
    r"(?P<after>(?:回|件|団体|か所|箇所|ヶ所|校|世帯|施設|地区|事業|講座|会場)(?:以上|以内|以下|未満|程度)?)"
)
_FIGURES = "〇一二三四五六七八九"


def parse_amount(phrase: str) -> Quantity | None:
    """`phrase` is folded, without white space and brackets; None where it is not sure."""
    phrase = _figures(phrase)
    at = number_at(phrase)
    if at is None:
        return None
    known = _label(phrase[:at].removesuffix(":"))
    return known and _amount(phrase[at:], known)


def number_at(phrase: str) -> int | None:
    """Where the first figure stands that is no part of a date, 第2 or 1人あたり."""
    return next((m.start() for m in _SCAN.finditer(phrase) if m["number"]), None)


def _figures(phrase: str) -> str:
    """二回 → 2回, where nothing else is said; in 一部, 十分 or 第三者 they are no figures."""
    match = _KANJI.fullmatch(phrase)
    if not match:
        return phrase
    tens, ten, ones = match["figure"].rpartition("十")
    value = (_FIGURES.index(tens or "一") * 10 if ten else 0) + (_FIGURES.index(ones or "〇"))
    return f"{match['before'] or ''}{value}{match['after']}"


# --- before the number --------------------------------------------------------------------

_QUALIFIERS: tuple[tuple[str, dict[str, object]], ...] = (
    ("累計", {"cumulative": True}),
    ("累積", {"cumulative": True}),
    ("約", {"approximate": True}),
    ("およそ", {"approximate": True}),
    ("おおむね", {"approximate": True}),
    ("概ね", {"approximate": True}),
    ("最低", {"bound": "以上"}),
    ("少なくとも", {"bound": "以上"}),
    ("年間", {}),
    ("合計", {}),
)
_SILENT = frozenset(["年", "通年", "計", "全", "総数", "実績", "目標", "結果"])
"""Words that do not change what the number counts: a sheet is about one year."""


_NOTHING_KNOWN = Quantity(Decimal(0))


def _label(before: str) -> Quantity | None:
    """A quantity with all that stands before its number."""
    signed = before[-1:] in _SIGNS and not _LONG_VOWEL.search(before)
    if signed or len(before) > _LABEL_LENGTH or _BRACKETS & set(before):
        return None
    known = _NOTHING_KNOWN
    while found := next(((w, f) for w, f in _QUALIFIERS if before.endswith(w)), None):
        before = before.removesuffix(found[0]).removesuffix(":")
        known = known._replace(**found[1])  # type: ignore[arg-type]  # fields by name
    return known._replace(label=before) if before and before not in _SILENT else known


# --- the number and what follows ------------------------------------------------------------


def _amount(text: str, known: Quantity) -> Quantity | None:
    if fraction := _FRACTION.match(text) or _JAPANESE_FRACTION.match(text):
        return _fraction(fraction, text[fraction.end() :], known)
    number = _NUMBER.match(text)
    value = _value(number[0]) if number else None
    if number is None or value is None:
        return None
    rest = text[number.end() :]
    if span := _RANGE.match(rest):
        return _range(value, span, rest[span.end() :], known)
    return _after(known, value, rest)


def _value(text: str) -> Decimal | None:
    """1万2,000 → 12000; parts must go down in size."""
    if len(text) > _MOST_SIGNS:
        return None
    total, least = Decimal(0), None
    for part in _PART.finditer(text):
        size = _SCALES[part["scale"][:1]] * _SCALES[part["scale"][1:]]
        if least is not None and size >= least:
            return None
        least = size
        total += _plain(part["plain"]) * size
    whole = total.to_integral_value()
    return total if least == 1 or total != whole else whole


def _plain(figures: str) -> Decimal:
    return Decimal(figures.replace(",", ""))


def _after(
    known: Quantity, value: Decimal, rest: str, upper: Decimal | None = None
) -> Quantity | None:
    match = _AFTER.fullmatch(rest)
    if not match or _NO_UNIT.match(match["unit"] or ""):
        return None
    unit = match["unit"] or ""
    if _like_a_thousand(value, unit):
        return None
    return Quantity(
        value=value,
        unit=unit,
        bound=match["bound"] or known.bound,
        label=known.label,
        cumulative=known.cumulative,
        approximate=known.approximate or bool(match["about"]),
        upper=upper,
        change=CHANGES[match["change"]] if match["change"] else "",
    )


def _like_a_thousand(value: Decimal, unit: str) -> bool:
    """True for 1.900人, which may be a misread 1,900人."""
    return value >= 1 and value.as_tuple().exponent == -3 and unit not in ("%", "点", "倍")


def _range(value: Decimal, span: re.Match[str], rest: str, known: Quantity) -> Quantity | None:
    upper = _value(span["upper"])
    found = _after(known, value, rest, upper)
    if not found or upper is None or upper <= value or span["unit"] not in (None, found.unit):
        return None
    return found


def _fraction(match: re.Match[str], rest: str, known: Quantity) -> Quantity | None:
    """3/4 alone may be a day in March, and 28/30件 a count with its whole."""
    over, under = int(match["over"]), int(match["under"])
    if not over <= under or not under:
        return None
    sure = "分の" in match[0] or under > 31 or over > 12
    found = _after(known, Decimal(over) / under, rest)
    return found if found and not found.unit and (sure or found.direction) else None

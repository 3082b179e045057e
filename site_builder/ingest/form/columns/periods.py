"""The time that a column's label means: R6実績, 前年度実績, R7結果（9月末）, 中間目標."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from site_builder.content.eras import OF_SHEETS, REIWA
from site_builder.content.wording import squash

_N = r"(?:元|\d{1,2})"
_ERA = r"(?:令和|平成|R|H|西暦)\.?"
_YEAR = rf"(?P<year>{_ERA}{_N}(?:年度?)?|20\d\d(?:年度?)?|(?<![\d.]){_N}年度)"
_DAY = (
    rf"(?:(?P<era>{_ERA}{_N}|20\d\d)[年./])?(?:(?P<first>\d{{1,2}})月?[~\-])?"
    r"(?P<month>\d{1,2})(?:月(?:\d{1,2}日)?|[./]\d{1,2}(?![\d人回件%])|月?(?=末))末?"
)
_OTHER = (
    r"過去\d{0,2}[年か]?(?:年間?)?|前々?年度?|昨年度?|前回|過年度|次年度|翌年度|来年度|次期|基準年度?|基準|現状|現況|当初値|策定時|"
    r"直近|中期|長期|最終年度|計画期間"
)
_PART = (
    r"中間|途中|(?:上|下)半?期|前半|後半|前期|後期|(?:第?[1-4一二三四ⅠⅡⅢⅣ]|各)?四半期|第?[1-4]Q|Q[1-4]|半期|"
    r"(?<![末日\d])(?:現在|時点)|進捗"
)
_PROVISIONAL = r"見込み?|見通し|速報|暫定|予測|推計"
_THIS = r"今年度?|当年度|当該年度|本年度"
_WHOLE = r"年度末|通年|通期|年間|最終|確定|期末|年度?計|合計|(?<![会統設推累])計(?!画)"
_EMPTY = r"単年度|年度|現在|時点"
_TOKEN = re.compile(
    rf"{_DAY}|{_YEAR}|(?P<other>{_OTHER})|(?P<part>{_PART})|(?P<provisional>{_PROVISIONAL})"
    rf"|(?P<this>{_THIS})|(?P<whole>{_WHOLE})|{_EMPTY}",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[【〔<「].*?[)\]】〕>」]")
_SIGNS = re.compile(r"[\s・の:,、/\-~=]|参考|まで|末|分")
_VALUE = re.compile(r"目標|計画|結果|実績")
_BARE = ("", "値", "数値", "平均", "平均値", "推移")
"""What a label says beside a time and counts nothing"""
_FIRST_MONTH, _LAST_MONTH = 4, 3
"""Of a fiscal year"""


class Standing(IntEnum):
    """How well a label fits the sheet's year, the better the higher."""

    OTHER = 0
    """Another year, or a part of the year"""
    PROVISIONAL = 1
    UNSAID = 2
    THIS = 3


@dataclass(frozen=True, slots=True)
class Period:
    years: frozenset[int] = frozenset()
    """Fiscal years by their first calendar year"""
    other: bool = False
    """A year that is plainly not this one: 前年度, 現状値"""
    part: bool = False
    """Not the whole year: 中間, 上半期, 9月末"""
    provisional: bool = False
    """見込, 速報"""
    this: bool = False
    """今年度"""
    whole: bool = False
    """Plainly the whole year: 年間, 年度末"""

    @property
    def said(self) -> bool:
        return self != Period()

    def standing(self, year: int | None) -> Standing:
        """`year`: the sheet's, None where it is not known"""
        strange = bool(self.years) and year is not None and year not in self.years
        if self.other or self.part or strange:
            return Standing.OTHER
        if self.provisional or len(self.years) > 1:
            return Standing.PROVISIONAL
        return Standing.THIS if self.years or self.this else Standing.UNSAID


def read_period(text: str) -> Period:
    """What a label says about its time; brackets count for what stands outside them does not
    say: R7目標（R6実績） means R7."""
    bare = squash(text)
    outside = _BRACKETS.sub("", bare)
    inside = " ".join(match for match in _BRACKETS.findall(bare) if not _VALUE.search(match))
    if not _VALUE.search(outside) and not _said(outside).said:
        return _said(bare)
    said, more = _said(outside), _said(inside)
    return Period(
        said.years or more.years,
        said.other or (more.other and not said.years),
        said.part or more.part,
        said.provisional or more.provisional,
        said.this or more.this,
        said.whole or more.whole,
    )


def is_period(text: str) -> bool:
    """Whether a label names a time and nothing that is counted then."""
    return read_period(text).said and without_period(text) in _BARE


def together(periods: Iterable[Period]) -> Period:
    """Of the labels above each other over one column."""
    every = list(periods)
    years = [period.years for period in every if period.years]
    return Period(
        years[-1] if years else frozenset(),
        any(period.other for period in every),
        any(period.part for period in every),
        any(period.provisional for period in every),
        any(period.this for period in every),
        any(period.whole for period in every),
    )


def without_period(text: str) -> str:
    """The label's other words: 実績 of R6実績（参考）; empty for 令和6年度."""
    bare = _BRACKETS.sub(_kept, squash(text))
    return _SIGNS.sub("", _TOKEN.sub("", bare))


def _kept(match: re.Match[str]) -> str:
    """A bracket that says what is counted is a part of the label: R6（実績）"""
    return match[0][1:-1] if _VALUE.fullmatch(match[0][1:-1]) else ""


def _said(text: str) -> Period:
    years: set[int] = set()
    kinds: set[str] = set()
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if match["month"]:
            kinds.add("whole" if _ends_year(match["first"], int(match["month"])) else "part")
            years |= _year_of_day(match["era"], int(match["month"]))
        elif match["year"]:
            years.add(_fiscal(match["year"]))
        else:
            kinds.add(kind)
    flags = (name in kinds for name in ("other", "part", "provisional", "this", "whole"))
    return Period(frozenset(years), *flags)


def _ends_year(first: str | None, month: int) -> bool:
    """3月末, 4～3月; not 10～3月"""
    return month == _LAST_MONTH and int(first or _FIRST_MONTH) == _FIRST_MONTH


def _year_of_day(era: str | None, month: int) -> set[int]:
    """R8.3 is a month of the fiscal year R7."""
    return {_fiscal(era) - (month <= _LAST_MONTH)} if era else set()


def _fiscal(text: str) -> int:
    """An 年度 without its era is one of 令和."""
    digits = re.search(r"元|\d+", text)
    number = 1 if not digits or digits[0] == "元" else int(digits[0])
    if number > 1900:
        return number
    sign = text[:1].upper()
    era = next((era for era in OF_SHEETS if sign in (era.name[0], era.letter)), REIWA)
    return number + era.before

"""A result beside its target: what part was reached, for reference. The city's ○△× stands.

Nothing is guessed: where two values are not surely of the same kind, `reason` says why they are
not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from site_builder.content.numbers.parse import read_quantities
from site_builder.content.numbers.quantity import Direction, Quantity, Reading
from site_builder.content.wording import squash

Incomparable: TypeAlias = Literal[
    "",
    "empty",
    "doubt",
    "shared",
    "words",
    "mixed",
    "unread",
    "parts",
    "units",
    "labels",
    "inexact",
    "zero",
]
"""Why a result is not compared with its target:
empty    one of them is not printed
doubt    one of them is not surely read from the document
shared   the target's cell covers other rows than the result's
words    one of them is no number: 実施, a date, 前年度以上
mixed    the target wants more than numbers
unread   figures whose meaning is not sure
parts    different numbers of values
units    人 and %
labels   what is counted differs: 延べ, 累計, 1人あたり
inexact  a range, a result such as 100人以上 or one that is not final (見込み)
zero     the target is 0: there is nothing to divide by
"""


class Compared(NamedTuple):
    """One value of a target with its result."""

    target: Quantity
    result: Quantity
    percent: bool
    ratio: Decimal | None
    """Result ÷ target; None where less is better, or where it is not known which is better"""
    reached: bool | None
    """None where it is not known"""


class Comparison(NamedTuple):
    pairs: tuple[Compared, ...] = ()
    reason: Incomparable = ""

    @property
    def reached(self) -> bool | None:
        """All values of the target, or surely not all of them; 参考 only."""
        verdicts = {pair.reached for pair in self.pairs}
        if False in verdicts:
            return False
        return True if verdicts == {True} else None


@lru_cache(maxsize=16384)  # a measure is shown on its sheet, its section, its ward, its policies
def compare(target: str, result: str, indicator: str = "") -> Comparison:
    """`indicator` may say what a bare number counts: 実施回数(回)."""
    if not target.strip() or not result.strip():
        return Comparison(reason="empty")
    wanted, got = read_quantities(target), read_quantities(result)
    if reason := _unfit(wanted, got):
        return Comparison(reason=reason)
    about = squash(indicator)
    pairs = [
        _compared(one, other, about)
        for one, other in _paired(wanted.quantities, got.quantities, about)
    ]
    reasons = [pair for pair in pairs if not isinstance(pair, Compared)]
    if reasons:
        return Comparison(reason=reasons[0])
    return Comparison(tuple(pair for pair in pairs if isinstance(pair, Compared)))


def differs(comparison: Comparison, evaluation: str) -> bool:
    """True where the numbers alone would give another mark than the city gave."""
    if not evaluation or comparison.reached is None:
        return False
    return comparison.reached != (evaluation == "○")


# --- whether two cells can be compared at all ---------------------------------------------

_NOT_FINAL = re.compile("見込|暫定|速報|予定|推計|(?<!3月)末(?:時点|現在)")


def _unfit(wanted: Reading, got: Reading) -> Incomparable:
    for reading in (wanted, got):
        if reading.reason == "unread" or reading.reason == "mixed":
            return reading.reason
        if reading.reason:
            return "words"
    if len(wanted.quantities) != len(got.quantities):
        return "parts"
    return "inexact" if _NOT_FINAL.search(squash(got.raw)) else ""


def _paired(
    wanted: Sequence[Quantity], got: Sequence[Quantity], about: str
) -> Iterator[tuple[Quantity, Quantity]]:
    """By what they count, where both cells say so; else as they stand."""
    by_name = {_name(q): q for q in got}
    names = [_name(q) for q in wanted]
    if len(by_name) == len(wanted) and set(names) == set(by_name):
        return ((q, by_name[name]) for q, name in zip(wanted, names, strict=True))
    return zip(wanted, got, strict=True)


def _name(quantity: Quantity) -> tuple[str, str]:
    return quantity.number, quantity.label


# --- one value with another ---------------------------------------------------------------

_LESS = re.compile(
    "待ち?時間|苦情|事故|違反|命令|残業|時間外|超過勤務|滞納|未納|未収|不備|誤り|ミス|不適|遅延|遅れ"
    "|超える|減少|削減|抑制|低減|縮減|待機|離職|被害|死亡|火災|犯罪|発生"
)
"""Indicators where fewer may be better"""


def _compared(target: Quantity, result: Quantity, about: str) -> Compared | Incomparable:
    target, result = _plain_unit(target, about), _plain_unit(result, about)
    if not _units_fit(target, result, about):
        return "units"
    if not _same_kind(target, result, about):
        return "labels"
    if target.upper is not None or result.upper is not None or result.bound:
        return "inexact"
    if not target.value:
        return "zero"
    upward = _upward(target, about)
    ratio = result.value / target.value if upward else None
    percent = "%" in (target.unit, result.unit)
    return Compared(target, result, percent, ratio, _reached(target, result, upward))


_SAME_UNIT = {
    **dict.fromkeys(["箇所", "個所", "ヶ所", "カ所", "ヵ所", "ケ所"], "か所"),
    **dict.fromkeys(["ヶ月", "カ月", "ヵ月", "ケ月", "箇月"], "か月"),
    "名": "人",
}


def _plain_unit(quantity: Quantity, about: str) -> Quantity:
    """8割 is 80%, and a bare number has the unit of its indicator (回)."""
    if quantity.unit == "割":
        return quantity._replace(value=quantity.value * 10, unit="%")
    return quantity._replace(unit=quantity.unit or _unit_of(about))


_UNIT = re.compile(r"\(([^()\d]{1,5}?)数?\)")
_COUNT = re.compile(r"([人件回])数(?:\(|$|※)")


def _unit_of(about: str) -> str:
    """Of an indicator that names one: 実施回数(回), 発信件数."""
    found = {m[1] for m in _UNIT.finditer(about)} or {m[1] for m in _COUNT.finditer(about)}
    return found.pop() if len(found) == 1 else ""


def _units_fit(target: Quantity, result: Quantity, about: str) -> bool:
    if target.unit and result.unit:
        return _same_unit(target.unit) == _same_unit(result.unit)
    if target.unit == result.unit:
        return True
    unit = target.unit or result.unit
    return bool(_RATE.search(about)) if unit == "%" else f"{unit}数" in about


_RATE = re.compile("率|割合")


def _same_unit(unit: str) -> str:
    return _SAME_UNIT.get(unit, unit)


def _same_kind(target: Quantity, result: Quantity, about: str) -> bool:
    return (
        target.cumulative == result.cumulative
        and target.change == result.change
        and target.number == result.number
        and _labels_fit(target.label, result.label, about)
    )


def _labels_fit(one: str, other: str, about: str) -> bool:
    """健康教育17回 and 17回, where the indicator itself speaks of 健康教育."""
    if one == other:
        return True
    return not (one and other) and all(part in about for part in (one or other).split(":"))


def _upward(target: Quantity, about: str) -> bool:
    """True where more is better."""
    if target.bound:
        return target.direction in ("at_least", "more_than")
    return not _LESS.search(about)


def _reached(target: Quantity, result: Quantity, upward: bool) -> bool | None:
    wanted, got = target.value, result.value
    if target.approximate or result.approximate:
        return True if upward and got >= wanted and not result.approximate else None
    if target.bound:
        return _within(target.direction, wanted, got)
    if upward or got == wanted:
        return got >= wanted
    return None


def _within(direction: Direction, wanted: Decimal, got: Decimal) -> bool:
    match direction:
        case "at_least":
            return got >= wanted
        case "more_than":
            return got > wanted
        case "at_most":
            return got <= wanted
        case _:
            return got < wanted

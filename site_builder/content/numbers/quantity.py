"""What a target or result says in numbers. The printed text stays the truth beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

Direction: TypeAlias = Literal["", "at_least", "more_than", "at_most", "less_than"]
Change: TypeAlias = Literal["", "increase", "decrease"]
Reason: TypeAlias = Literal["", "empty", "words", "date", "relative", "mixed", "unread"]
"""Why a text is not (or not only) numbers:
empty     nothing is printed
words     実施, 年度内供用開始
date      R8.3月末までに
relative  前年度以上, 現状値維持: measured by a number that is not printed as the target
mixed     numbers, and something else that is wanted in words
unread    there are figures whose meaning is not sure: 4以上を80%
"""

BOUNDS: dict[str, Direction] = {
    "以上": "at_least",
    "を超える": "more_than",
    "超える": "more_than",
    "超え": "more_than",
    "超": "more_than",
    "を上回る": "more_than",
    "を下回る": "less_than",
    "以内": "at_most",
    "以下": "at_most",
    "未満": "less_than",
}
CHANGES: dict[str, Change] = {
    "増加": "increase",
    "増": "increase",
    "減少": "decrease",
    "削減": "decrease",
    "減": "decrease",
}
_CHANGE_OF: dict[Change, str] = {"": "", "increase": "増", "decrease": "減"}


class Quantity(NamedTuple):
    """One value: ①延べ参加者:約1,200人以上. Its words are folded to one width."""

    value: Decimal
    unit: str = ""
    """As printed: 人, 避難所, %; empty where there is none"""
    bound: str = ""
    """As printed: 以上, 以内, 未満"""
    label: str = ""
    """What is counted, where the cell says it: 河渡ルート, 延べ, 職員1人あたり"""
    number: str = ""
    """① where the values of a cell are numbered"""
    cumulative: bool = False
    """累計"""
    approximate: bool = False
    """約, 程度"""
    upper: Decimal | None = None
    """The other end of a range: 10~15回"""
    change: Change = ""
    """5%増, 3件減: the value is the difference"""

    @property
    def direction(self) -> Direction:
        return BOUNDS.get(self.bound, "")


@dataclass(frozen=True, slots=True)
class Earlier:
    """Another year's value, given for comparison: (R6:91.0%)."""

    when: str
    quantity: Quantity


class Reading(NamedTuple):
    """All that is surely understood of a target or result."""

    raw: str
    quantities: tuple[Quantity, ...] = ()
    """In printed order; with reason mixed the cell wants more than these, with unread none"""
    asides: tuple[Quantity, ...] = ()
    """Values in brackets beside them: (累計13避難所)"""
    earlier: tuple[Earlier, ...] = ()
    reason: Reason = ""

    @property
    def only(self) -> Quantity | None:
        """The one value of a cell that holds nothing else."""
        return self.quantities[0] if len(self.quantities) == 1 and not self.reason else None


def write_amount(quantity: Quantity) -> str:
    """Value, unit and bound alone: 1,200人以上."""
    upper = "" if quantity.upper is None else f"~{quantity.upper:,f}"
    ends = f"{_CHANGE_OF[quantity.change]}{quantity.bound}"
    return f"{quantity.value:,f}{upper}{quantity.unit}{ends}"

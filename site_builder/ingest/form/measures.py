"""What is measured, and figures of it: 参加者数(人) and 3,000人以上.

The units that a figure has are listed; which words of a name they fit is another list, since one
unit is said in several ways, and words that no list has (300袋) may still fit a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from site_builder.content.wording import CIRCLED, squash

_UNIT = (
    r"(?:%|割|人|名|者|回|件|団体|か所|箇所|ヶ所|カ所|校|園|日|点|円|千円|万円|億円|時間|分|組|世帯|地区|"
    r"コミ協|避難所|事業者?|企画|本|台|基|冊|部|種類?|社|店舗?|戸|棟|km|m|ha|㎡|t|kg|g|歳|年|か月|位|倍|以[上下内]|未満|超)"
)
_AMOUNT = re.compile(rf"\d[\d,.]*{_UNIT}?")
_IN_FIGURES = r"数|率|割合|度|額|量|点"
_BRACKET = r"(?:[(\[【][^)\]】]*[)\]】])?"
MEASURE = re.compile(
    rf"(?:{_IN_FIGURES}|高|日|時間|期間|面積|距離|状況|平均|実績|指数|値|人口|所得|収入|延べ|のべ)(?:等)?{_BRACKET}$"
)
"""The name of what is measured ends so"""
UNIT_LABEL = re.compile(rf"[(\[【](?:単位:)?(?:{_UNIT}|回数|件数|人数|割合|点数)[)\]】]$")
_NAMED = re.compile(rf"\D+(?:{_IN_FIGURES})[(\[【](?:単位:)?{_UNIT}[)\]】]")
"""累計登録者数(人): an indicator with its unit, whatever figures follow"""
_COUNTING = re.compile(rf"(?:{_IN_FIGURES}|人口|件|回){_BRACKET}$")
"""… of what is measured in nothing but figures"""

_COUNTED = re.compile(r"(?<![A-Za-z])\d[\d,.]*\s*([^\d\s,.()以未程~、・/:]{1,3})")
"""Any words behind a figure: what no list of units has can be named by an indicator too"""
_BRACKET_UNIT = re.compile(r"\(([^()\d]{1,4})\)")
_NAMES_OF = {
    **dict.fromkeys("人名", "人|者|名|員"),
    "者": "者|主体|団体",
    "%": "率|割合|%|度",
    "割": "率|割合|割|度",
    "点": "点|度|評価",
    "円": "額|円|費|高",
    "回": "回",
    "件": "件|数$|数\\(",
    "日": "日",
    **dict.fromkeys("か箇カヶケ個", "箇所|か所|カ所|ヶ所|個所"),
}
"""First sign of a unit → words for it in the name of what is counted"""
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_RATE = re.compile(r"率|割合|度|平均|点|%")
_UNLIKELY = -2.5


def names_measure(text: str) -> bool:
    """参加者数, 満足度(%)"""
    return MEASURE.search(squash(text)) is not None


def is_amount(bare: str) -> bool:
    """Mostly figures with their units: ①13,000人②80%以上, ・委員会2回, 90%(R6:91.0%)."""
    amounts = _AMOUNT.findall(bare)
    if not amounts or "。" in bare or _NAMED.match(bare):
        return False
    rest = len(
        re.sub(
            r"[・:()\[\]※~\-/、,.]|以上|以内|以下|未満|程度|年間|延べ|約|累計",
            "",
            _AMOUNT.sub("", bare),
        )
    )
    return rest <= 6 * len(amounts) and rest < 2.5 * sum(map(len, amounts)) + 2


@lru_cache(maxsize=16384)
def counts_alike(indicator: str, target: str) -> float:
    """Whether a target's unit is what the indicator counts; both are folded."""
    if not target:
        return 0.0
    score = _lists_alike(indicator, target) + _plausible(indicator, target)
    units = _COUNTED.findall(target)
    named = _BRACKET_UNIT.findall(indicator)
    if units and named:
        return score + (1.4 if any(_same_unit(unit, named) for unit in units) else -3.5)
    if units:
        return score + _by_word(indicator, units)
    if re.search(r"\d", target):
        return score
    return score + (-1.5 if named or _COUNTING.search(indicator) else 1.4)


def _plausible(indicator: str, target: str) -> float:
    """People and events are counted in whole numbers, rates end at a hundred."""
    match = _FIGURE.search(target)
    if not match or not _COUNTING.search(indicator):
        return 0.0
    figure = float(match[0].replace(",", ""))
    if _RATE.search(indicator):
        return _UNLIKELY if figure > 100 else 0.8 if "." in match[0] else 0.0
    return _UNLIKELY if "." in match[0] else 0.0


def _lists_alike(indicator: str, target: str) -> float:
    mine, yours = (sum(text.count(sign) for sign in CIRCLED) for text in (indicator, target))
    if mine and yours:
        return 2.0 if mine == yours else -1.0
    return 0.0


def _same_unit(unit: str, named: Sequence[str]) -> bool:
    return any(unit[0] in name or name[0] in unit for name in named)


def _by_word(indicator: str, units: Sequence[str]) -> float:
    words = "|".join(_NAMES_OF.get(unit[0], re.escape(unit[0])) for unit in units)
    if re.search(words, indicator):
        return 1.1
    return -1.5 if _COUNTING.search(indicator) else -0.8

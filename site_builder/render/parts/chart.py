"""A small chart of a result, beside the printed target and result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from site_builder.content.numbers.compare import Compared, Comparison, Incomparable, compare
from site_builder.content.numbers.quantity import Quantity, write_amount
from site_builder.graph.nodes.outcomes import compare_measure, differs_from_city
from site_builder.graph.nodes.summary import MeasureSummary


class BulletView(NamedTuple):
    """One value: a track from zero, a bar to the result, an upright at the target.

    Places are percentages of the track.
    """

    label: str
    """Which of several values: ① or 河渡ルート"""
    sentence: str
    """The chart in words"""
    bar: str
    upright: str
    dots: tuple[str, ...]
    """Earlier years' results"""
    planned: bool
    """No result yet: the bar is the last year's, only outlined"""
    caption: str


class OutcomeView(NamedTuple):
    """What the numbers of one measure show: charts, or one line that says why there are none."""

    bullets: tuple[BulletView, ...] = ()
    note: str = ""
    """Why there is no chart"""
    differs: str = ""
    """The numbers alone would give another mark than the city gave"""


_WHY: dict[Incomparable, str] = {
    "doubt": "読み取りを確認中の欄があるため、図はありません。",
    "shared": "目標か結果の欄がほかの指標と共通のため、図はありません。",
    "words": "数の目標ではないため、図はありません。",
    "mixed": "数のほかにも目標があるため、図はありません。",
    "unread": "数の意味がはっきりしないため、図はありません。",
    "parts": "目標と結果で数の並びがちがうため、図はありません。",
    "units": "目標と結果の単位がちがうため、図はありません。",
    "labels": "目標と結果の数え方がちがうため、図はありません。",
    "inexact": "一つに決まった数ではないため、図はありません。",
    "zero": "目標が0のため、図はありません。",
}
_REACHED = "参考の計算では目標に届いていますが、"
_MISSED = "参考の計算では目標に届いていませんが、"
_CITY = "区役所の評価は{}です。理由は目標達成状況をご覧ください。"


def outcome_view(measures: Sequence[MeasureSummary], row: int) -> OutcomeView | None:
    """Of a goal's measures the one at `row`; None where there is no result to speak of."""
    comparison = compare_measure(measures, row)
    if comparison.reason:
        return why_none(comparison.reason)
    measure = measures[row]
    return OutcomeView(
        _bullets(measure.target, measure.result, measure.indicator),
        differs=difference(measures, row, comparison),
    )


@lru_cache(maxsize=16384)  # see compare
def _bullets(target: str, result: str, indicator: str) -> tuple[BulletView, ...]:
    pairs = compare(target, result, indicator).pairs
    return tuple(bullet(pair, len(pairs) > 1) for pair in pairs)


def why_none(reason: Incomparable) -> OutcomeView | None:
    return OutcomeView(note=_WHY[reason]) if reason in _WHY else None


def difference(measures: Sequence[MeasureSummary], row: int, comparison: Comparison) -> str:
    if not differs_from_city(measures, row, comparison):
        return ""
    words = _REACHED if comparison.reached else _MISSED
    return words + _CITY.format(measures[row].evaluation)


# --- one chart ----------------------------------------------------------------------------


def bullet(
    pair: Compared,
    several: bool,
    earlier: Sequence[tuple[str, Quantity]] = (),
    scale: Decimal | None = None,
) -> BulletView:
    scale = scale or common_scale([pair], [quantity for _, quantity in earlier])
    caption = _caption(pair)
    target, result = write_amount(pair.target), write_amount(pair.result)
    before = "".join(f"{year}の結果は{write_amount(q)}。" for year, q in earlier)
    said = f"{caption.removesuffix('（参考）')}。" if caption else ""
    years = "・".join(year for year, _ in earlier)
    return BulletView(
        label=_label(pair.target) if several else "",
        sentence=f"目標{target}に対して結果{result}。{said}{before}",
        bar=_place(pair.result.value, scale),
        upright=_place(pair.target.value, scale),
        dots=tuple(_place(quantity.value, scale) for _, quantity in earlier),
        planned=False,
        caption="。".join(filter(None, (caption, f"白い丸は{years}の結果" if years else ""))),
    )


def plan(year: str, pair: Compared, several: bool, scale: Decimal) -> BulletView:
    target, result = write_amount(pair.target), write_amount(pair.result)
    return BulletView(
        label=_label(pair.target) if several else "",
        sentence=f"目標{target}。{year}の結果は{result}。",
        bar=_place(pair.result.value, scale),
        upright=_place(pair.target.value, scale),
        dots=(),
        planned=True,
        caption=f"太い線が目標、枠が{year}の結果",
    )


def _label(quantity: Quantity) -> str:
    return f"{quantity.number}{quantity.label}" or quantity.unit


_ROOM = Decimal("1.12")
_HUNDRED = Decimal(100)


def common_scale(pairs: Iterable[Compared], others: Iterable[Quantity] = ()) -> Decimal:
    """The value at the end of the track: 12 % over the largest; a percentage ends at 100."""
    pairs = list(pairs)
    values = [quantity.value for pair in pairs for quantity in (pair.target, pair.result)]
    most = max((*values, *(quantity.value for quantity in others)))
    if most <= _HUNDRED and all(pair.percent for pair in pairs):
        return _HUNDRED
    return most * _ROOM


def _place(value: Decimal, scale: Decimal) -> str:
    return f"{(_HUNDRED * value / scale).quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}%"


def _caption(pair: Compared) -> str:
    if pair.ratio is None:
        return "少ないほどよい目標です" if pair.target.bound else ""
    if pair.percent:
        return _points(pair.result.value - pair.target.value)
    return f"目標の{_rounded(pair.ratio * _HUNDRED)}%（参考）"


def _points(distance: Decimal) -> str:
    """A share of a share would mislead: percentages are parted by points."""
    if not distance:
        return "目標と同じ（参考）"
    points = f"{abs(distance).normalize():f}ポイント"
    return f"目標を{points}上回る（参考）" if distance > 0 else f"目標まで{points}（参考）"


def _rounded(percent: Decimal) -> Decimal:
    """Percent, rounded down below 100: a missed target never shows as 100."""
    rounding = ROUND_DOWN if percent < _HUNDRED < percent + 1 else ROUND_HALF_UP
    return percent.to_integral_value(rounding)

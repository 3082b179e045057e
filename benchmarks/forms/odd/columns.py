"""Columns that the form does not have: of another year, of mid-year, a second 概要."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from benchmarks.forms.odd.laid import Laid, inserted_columns, other_amount, typed
from benchmarks.forms.phrases import make_subject, make_summary
from benchmarks.forms.spreadsheet.grid import Cell
from benchmarks.forms.vocabulary import vocabulary

_PAST = (
    "R{last}実績",
    "R{last}結果",
    "R{last}目標",
    "前年度実績",
    "前年度\n実績",
    "昨年度実績",
    "令和{last}年度実績値",
    "令和{last}年度\n実績",
    "（参考）R{last}実績",
    "Ｒ{last}実績",
    "R{before}実績",
    "H30実績",
    "前年度結果",
    "実績（R{last}）",
    "{west}年度実績",
    "令和{last}年度実績",
    "R{last}年度実績",
    "現状値（R{last}）",
    "基準値（R{before}）",
    "前年実績",
)
_MIDYEAR = (
    "R{this}結果（9月末）",
    "R{this}結果\n（9月末）",
    "R{this}中間実績",
    "9月末実績",
    "9月末時点",
    "中間結果",
    "R{this}上半期実績",
    "R{this}結果（中間）",
    "R{this}.9月末実績",
    "令和{this}年度中間実績",
    "中間評価時の実績",
)
_NEXT = (
    "R{next}目標",
    "令和{next}年度目標",
    "Ｒ{next}目標",
    "次年度目標",
    "翌年度目標",
    "目標（R{next}）",
    "来年度目標",
)
_Place = tuple[Literal["target", "result", "summary"], bool]
_YEARS: tuple[tuple[tuple[str, ...], tuple[_Place, ...]], ...] = (
    (_PAST, (("target", False), ("target", True), ("result", True))),
    (_PAST, (("target", False),)),
    (_MIDYEAR, (("target", True), ("result", False), ("result", True))),
    (_NEXT, (("result", True), ("target", False))),
)


@dataclass(frozen=True)
class Strange:
    """One column more: its label, and the column of the form beside which it stands."""

    label: str
    beside: Literal["target", "result", "summary"]
    after: bool


def second_summary(rng: Random, laid: Laid) -> Laid:
    labels = ("事業概要", "取組概要", "概要（詳細）", "事業の概要", "事業\n概要", "概要２")
    column = Strange(rng.choice(labels), "summary", rng.random() < 0.5)
    texts = [random_summary(rng, laid.sheet["ward"]) for _ in laid.rows()]
    paths = [f"goals/{goal['number']}/measures/{n}/summary" for goal, n, _, _ in laid.rows()]
    filled = [path for path in paths if laid.cell(path)]
    return _with_column(laid, column, texts).owing(doubts=filled)


def random_summary(rng: Random, ward: str) -> str:
    """Of another matter."""
    return make_summary(rng, make_subject(rng, ward, rng.choice(vocabulary().topics)))


def other_year(rng: Random, laid: Laid) -> Laid:
    """One or two columns, or a label of two levels: R6 (目標, 結果), R7 (目標, 結果)."""
    if rng.random() < 0.2 and _together(laid):
        return _two_levels(rng, laid)
    for _ in range(rng.choice([1, 1, 1, 2])):
        laid = _one_year(rng, laid)
    return _without_year(rng, laid) if rng.random() < 0.1 else laid


def _without_year(rng: Random, laid: Laid) -> Laid:
    """The form's own columns are called 目標 and 結果 alone."""
    words = rng.choice([("目標", "結果"), ("目標値", "実績値"), ("目標", "実績")])
    for field, word in zip(("label/target", "label/result"), words, strict=True):
        laid = laid.changing(laid.the(field), replace(laid.the(field), value=word))
    return laid


def _one_year(rng: Random, laid: Laid) -> Laid:
    return _with_column(laid, random_year(rng, laid.era), _amounts(rng, laid))


def random_year(rng: Random, era: int) -> Strange:
    """A column of another year or of mid-year, of a form of this year of 令和."""
    labels, places = rng.choice(_YEARS)
    # 令和 has no year 0.
    possible = [one for one in labels if era > 2 or not ("{last" in one or "{before" in one)]
    years = {"this": era, "last": era - 1, "before": era - 2, "next": era + 1}
    label = rng.choice(possible).format(**years, west=era + 2017)
    return Strange(label, *rng.choice(places))


def _amounts(rng: Random, laid: Laid) -> list[str]:
    """Of another time, one a row; a few are not known."""
    return [
        "" if rng.random() < 0.1 else other_amount(rng, measure["target"], measure["result"])
        for _, _, measure, _ in laid.rows()
    ]


def _with_column(laid: Laid, column: Strange, texts: Sequence[str]) -> Laid:
    beside = laid.the(f"label/{column.beside}")
    at = beside.column + (beside.columns if column.after else 0)
    wide = inserted_columns(laid, at, laid.factor)
    label = replace(beside, column=at, columns=laid.factor, value=column.label, field="")
    return _filled(wide.adding(label), at, texts)


def _filled(laid: Laid, at: int, texts: Sequence[str]) -> Laid:
    cells = []
    for (_, _, _, row), text in zip(laid.rows(), texts, strict=True):
        value, code = typed(laid, text)
        cells += [Cell(row, at, value, code, columns=laid.factor)] if text else []
    return laid.adding(*cells).owing(aside=[text for text in texts if text])


def _together(laid: Laid) -> bool:
    """Whether 取組指標, 目標 and 結果 stand side by side, in this order."""
    order = "".join(f"{name} " for name in laid.noise.order)
    apart = laid.noise.extra and laid.the("group/指標").columns == laid.factor
    return "indicator target result " in order and not apart


def _two_levels(rng: Random, laid: Laid) -> Laid:
    target, result = laid.the("label/target"), laid.the("label/result")
    group, factor = laid.the("group/指標"), laid.factor
    if result.column != target.column + factor:
        return _one_year(rng, laid)
    shape = rng.choice(["R{}", "Ｒ{}", "令和{}年度"])
    words = rng.choice([("目標", "結果"), ("目標値", "実績値"), ("目標", "実績")])
    wide = laid.changing(group, replace(group, columns=factor))
    wide = inserted_columns(wide, target.column, 2 * factor)
    for field, word in (("label/target", words[0]), ("label/result", words[1])):
        wide = wide.changing(wide.the(field), replace(wide.the(field), value=word))
    at = target.column
    years = [
        replace(group, column=at, columns=2 * factor, value=shape.format(laid.era - 1), field=""),
        replace(group, column=at + 2 * factor, columns=2 * factor, value=shape.format(laid.era)),
    ]
    past = [
        replace(target, column=at + place * factor, value=word, field="")
        for place, word in enumerate(words)
    ]
    wide = wide.adding(years[0], replace(years[1], field=""), *past)
    wide = _filled(wide, at, _amounts(rng, laid))
    return _filled(wide, at + factor, _amounts(rng, laid))

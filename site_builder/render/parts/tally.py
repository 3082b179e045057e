"""How many measures were achieved: in a sentence, as a bar, as squares and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.content.wording import how_many, things
from site_builder.graph.nodes.tally import Tally
from site_builder.render.parts.basics import MARKS, MISSED, NONE, PARTLY, Mark

MOST_SQUARES = 10
"""Most measures that are drawn as squares; above, a bar."""


@dataclass(frozen=True, slots=True)
class Part:
    """One evaluation's share of a tally; `x` and `width` are percentages of the bar."""

    mark: Mark
    count: int
    x: str
    width: str
    shown: bool
    """In the bar: an empty part is not drawn"""


class TallyView(NamedTuple):
    """Counts of measures: as a sentence with one figure, as a bar, as squares and in words."""

    before: str
    """32の取組指標のうち; empty while nothing is evaluated"""
    figure: str
    after: str
    words: str
    """達成2、一部未達成1"""
    parts: tuple[Part, ...]
    """○ △ × 未評価, each with its count"""
    squares: tuple[Mark, ...]
    """One a measure, ○ first; empty above ten"""
    evaluated: bool
    unsure: str
    """うち1つは読み取りを確認中; empty where no evaluation is in doubt"""


def state_word(ended: bool) -> str:
    """Of a sheet without any evaluation"""
    return "評価の載った資料はまだありません" if ended else NONE.word


def tally_view(tally: Tally) -> TallyView:
    counts = list(zip(MARKS, (tally.achieved, tally.partly, tally.missed, tally.none), strict=True))
    before, figure, after = _sentence(tally)
    squares = tuple(mark for mark, count in counts for _ in range(count))
    return TallyView(
        before=before,
        figure=figure,
        after=after,
        words="、".join(f"{mark.word}{count}" for mark, count in counts if count),
        parts=_parts(counts, tally),
        squares=squares if len(squares) <= MOST_SQUARES else (),
        evaluated=tally.evaluated > 0,
        unsure=f"うち{how_many(tally.unsure)}は読み取りを確認中" if tally.unsure else "",
    )


def _sentence(tally: Tally) -> tuple[str, str, str]:
    """Before the figure, the figure, after it."""
    everything = things(tally.total, "取組指標")
    if not tally.evaluated:
        return "", "", ""
    if tally.achieved == tally.total:
        return f"{everything}が", "", "達成" if tally.total == 1 else "すべて達成"
    if tally.achieved:
        return f"{everything}のうち", str(tally.achieved), "が達成"
    worse, count = (PARTLY, tally.partly) if tally.partly else (MISSED, tally.missed)
    return f"{everything}のうち", str(count), f"が{worse.word}"


def _parts(counts: Sequence[tuple[Mark, int]], tally: Tally) -> tuple[Part, ...]:
    """While nothing is evaluated nothing is said of ○ △ ×, not even 0."""
    parts: list[Part] = []
    before = 0
    for mark, count in counts:
        if count or (tally.evaluated and mark is not NONE):
            x, width = (_percent(n, tally.total) for n in (before, count))
            parts.append(Part(mark, count, x, width, count > 0))
        before += count
    return tuple(parts)


def _percent(count: int, total: int) -> str:
    return f"{100 * count / total:.4g}%" if total else "0%"

"""Where the columns of a table begin, found for all lines of a page at once.

pdftotext -layout counts a page in letters and moves words right where those to their left need
more room; the order of what begins left to right stays. So the places at which words begin are cut
into columns: the cuts that explain all words with the least that is off are taken. It is off that
a word is unlike its column, that words of one line share a column, that a word crosses into the
next column, and that a column begins far from its label.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from site_builder.content.wording import width
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.numbering import read_number
from site_builder.ingest.formats.layout.columns import (
    BARE_VALUE,
    VALUE,
    ColumnLabel,
    is_code,
    is_goal_number,
)
from site_builder.ingest.formats.layout.page_text import TextLine, Word

_BLANK = {
    "number": 6.0,
    "goal": 6.0,
    "indicator": 9.0,
    "target": 12.0,
    "initiative": 6.0,
    "summary": 6.0,
    "policies": 2.0,
}
_BARE = 3.0
"""A column without a label holds words"""
_LEFT_OUT = 1.0
_SHARED = {"number": 8.0, "evaluation": 8.0, "policies": 5.0}
_APART = 8.0
"""Words of one line with more than a space between them are those of two columns"""
_CLOSE = 1.5
_CODES = 0.3
_VALUES = 4.0
_CROSSED, _BEYOND = 1.0, 0.3
_WIDER = 2.0
_LABEL_MOVED = 4
"""Letters by which a column may begin beside its label"""
_LONG = 12
_NEVER = 1e6
_BEHIND = 10
"""Letters of the last column's words that may stand left of its label"""
_MOST = 30
"""Places at which the words of one column begin, at most"""
_CODE_PART = re.compile(r"[(（]?[0-9０-９政行策財①-⑳\-－‐~～〜・、，,（）()]+")


@dataclass(frozen=True, slots=True)
class LabelAnchors:
    """How far a page is bound to where its columns are thought to begin."""

    weight: float
    scale: float = 1.0
    widths: Mapping[int, float] | None = None
    """Column → its widest line on another page"""

    def behind(self) -> LabelAnchors:
        """Of the columns behind the first"""
        widths = {column - 1: wide for column, wide in (self.widths or {}).items()}
        return replace(self, widths=widths)


@dataclass(frozen=True, slots=True)
class CutColumns:
    columns: tuple[ColumnLabel, ...]
    cost: float
    """By how much all of it is off"""


def cut_columns(
    columns: Sequence[ColumnLabel],
    names: Sequence[str],
    body: Sequence[TextLine],
    anchors: LabelAnchors,
) -> CutColumns:
    """The columns with their places on this page; those that no word stands in are blank."""
    if names[:1] != ("number",) or len(columns) == 1:
        return _cut(columns, names, [line.tokens for line in body], anchors)
    until = (columns[1].edge + columns[2 if len(columns) > 2 else 1].edge) / 2 * anchors.scale
    firsts = [_number(line, until) for line in body]
    numbers = [number for number in firsts if number]
    lines = [line.tokens[number is not None :] for line, number in zip(body, firsts, strict=True)]
    edge = min((number.start for number in numbers), default=0)
    first = replace(columns[0], edge=edge, blank=not numbers)
    rest = _cut(columns[1:], names[1:], lines, anchors.behind())
    return CutColumns((first, *rest.columns), rest.cost)


def _number(line: TextLine, until: float) -> Word | None:
    """The number of a goal at the left of its sentence; lines of the sentence may begin there."""
    first = line.tokens[0]
    return first if first.start <= until and read_number(first.text) is not None else None


def _cut(
    columns: Sequence[ColumnLabel],
    names: Sequence[str],
    lines: Sequence[Sequence[Word]],
    anchors: LabelAnchors,
) -> CutColumns:
    places = _Places(lines)
    if not places.starts:
        return CutColumns(tuple(replace(column, blank=True) for column in columns), 0.0)
    cost, cuts = _best_cuts(columns, names, places, anchors)
    return CutColumns(tuple(_placed(columns, cuts, places.starts)), cost)


def _placed(
    columns: Sequence[ColumnLabel], cuts: Sequence[int], starts: Sequence[int]
) -> Iterator[ColumnLabel]:
    for column, (begin, end) in zip(columns, pairwise(cuts), strict=True):
        edge = starts[begin] if begin < len(starts) else starts[-1] + 1
        yield replace(column, edge=edge, blank=begin == end)


@dataclass(frozen=True, slots=True)
class _Label:
    """Where a label stands, and where the next one begins."""

    edge: float
    until: float
    valued: bool
    named: bool


def _anchored(
    columns: Sequence[ColumnLabel], names: Sequence[str], scale: float
) -> Iterator[_Label]:
    edges = [column.edge * scale for column in columns] + [1e6]
    for place, (column, name) in enumerate(zip(columns, names, strict=True)):
        valued = name in ("number", "target", "result")
        yield _Label(edges[place], edges[place + 1], valued, bool(column.words))


Way = tuple[float, tuple[int, ...]]
"""What it costs, and the places at which its columns begin"""


class _Places:
    """The places at which words begin, and what is off between any two of them."""

    def __init__(self, lines: Sequence[Sequence[Word]]) -> None:
        self.starts = sorted({token.start for line in lines for token in line})
        index = {start: place for place, start in enumerate(self.starts)}
        self.tokens: list[list[Word]] = [[] for _ in self.starts]
        self.pairs: list[list[tuple[int, Word, Word]]] = [[] for _ in self.starts]
        for line in lines:
            for token in line:
                self.tokens[index[token.start]].append(token)
            for one, other in pairwise(line):
                self.pairs[index[one.start]].append((index[other.start], one, other))
        self.crossed = self._crossed()

    def _crossed(self) -> list[list[float]]:
        """[begin][end]: words that begin in a column and end behind its end"""
        count = len(self.starts)
        table = [[0.0] * (count + 1) for _ in range(count + 1)]
        for begin in range(count - 1, -1, -1):
            for end in range(begin + 1, min(count, begin + _MOST + 1)):
                over = [one.end - self.starts[end] for one in self.tokens[begin]]
                own = sum(_CROSSED + _BEYOND * off for off in over if off >= 0)
                table[begin][end] = table[begin + 1][end] + own
        return table

    def shared(self, name: str) -> list[list[float]]:
        """[begin][end]: words of one line in the same column"""
        count = len(self.starts)
        table = [[0.0] * (count + 1) for _ in range(count + 1)]
        for begin in range(count - 1, -1, -1):
            new: defaultdict[int, float] = defaultdict(float)
            for place, one, other in self.pairs[begin]:
                new[place] += _shared(one, other, name)
            sofar = 0.0
            for end in range(begin + 1, count + 1):
                sofar += new[end - 1]
                table[begin][end] = table[begin + 1][end] + sofar
        return table

    def unlike(self, name: str, widest: float | None) -> list[float]:
        """[end]: of all words before it"""
        sums = [0.0]
        for tokens in self.tokens:
            sums.append(sums[-1] + sum(_unlike(one.text, name, widest) for one in tokens))
        return sums


def _shared(one: Word, other: Word, name: str) -> float:
    if name in _SHARED and not (name == "policies" and is_code(other.text)):
        return _SHARED[name]
    if name == "policies":
        return _CODES
    if other.start - one.end > 1:
        return _APART
    if name in ("target", "result") and VALUE.match(one.text) and VALUE.match(other.text):
        return _VALUES
    return _CLOSE


def _unlike(text: str, name: str, widest: float | None) -> float:
    off = _WIDER if widest is not None and width(text) > widest + 1 else 0.0
    return off + _strange(text, name)


def _strange(text: str, name: str) -> float:
    match name:
        case "number":
            return 0.0 if read_number(text) is not None else 8.0
        case "evaluation":
            return 0.0 if evaluation_mark(text[:1]) and len(text) < 3 else 8.0
        case "policies":
            return 0.0 if is_code(text) else 0.3 if _CODE_PART.fullmatch(text) else 3.0
        case "target" | "result":
            return 0.0 if VALUE.match(text) else 3.0 if len(text) > _LONG else 1.0
    if not name:
        return 0.5
    if evaluation_mark(text) or is_goal_number(text):
        return 6.0
    if is_code(text):
        return 5.0
    return 3.0 if BARE_VALUE.fullmatch(text) else 0.0


def _best_cuts(
    columns: Sequence[ColumnLabel], names: Sequence[str], places: _Places, anchors: LabelAnchors
) -> Way:
    """The cheapest cuts; the first is 0, the last the number of places."""
    shared = {name: places.shared(name) for name in set(names)}
    labels = list(_anchored(columns, names, anchors.scale))
    best: dict[int, Way] = {0: (0.0, (0,))}
    for number, name in enumerate(names):
        unlike = places.unlike(name, (anchors.widths or {}).get(number))
        costs = _Costs(labels[number], name, unlike, shared[name], places, anchors.weight)
        best = _onward(best, costs, None if number + 1 == len(names) else _MOST)
    count = len(places.starts)
    return best.get(count, (_NEVER, (*(0 for _ in columns), count)))


def _onward(best: Mapping[int, Way], costs: _Costs, most: int | None) -> dict[int, Way]:
    """The cheapest way to each end of the next column."""
    count = len(costs.places.starts)
    found: dict[int, Way] = {}
    for begin, (cost, cuts) in best.items():
        for end in range(begin, count + 1 if most is None else min(count, begin + most) + 1):
            step = cost + costs.of(begin, end)
            if end not in found or step < found[end][0]:
                found[end] = (step, (*cuts, end))
    return found


@dataclass(frozen=True, slots=True)
class _Costs:
    """By how much a column is off that takes the places from `begin` to `end`."""

    label: _Label
    name: str
    unlike: Sequence[float]
    shared: Sequence[Sequence[float]]
    places: _Places
    weight: float

    def of(self, begin: int, end: int) -> float:
        if begin == end:
            return _BLANK.get(self.name, _LEFT_OUT) if self.label.named else _BARE
        starts = self.places.starts
        last = end == len(starts)
        crossed = 0.0 if last else self.places.crossed[begin][end]
        high = max(starts[begin], self.label.edge) + _BEHIND if last else starts[end]
        off = _off_label(self.label, starts[begin], high)
        own = self.unlike[end] - self.unlike[begin] + self.shared[begin][end] + crossed
        return own + self.weight * off + (0.0 if self.label.named else _BARE)


def _off_label(label: _Label, low: float, high: float) -> float:
    """Values may be set to the right of their column, or in its middle."""
    beyond = low - (label.until if label.valued else label.edge + _LABEL_MOVED)
    off = 0.0 if label.valued and label.edge < low < label.until else abs(low - label.edge)
    return off + 2 * (max(0.0, beyond) + max(0.0, label.edge + 1 - high))

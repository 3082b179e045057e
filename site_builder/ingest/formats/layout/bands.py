"""Lines of a table on one page → the rows of its goals and measures, without any ruling.

Cells are set to the top or to the middle of their rows. In the first case a row begins where
its cells begin; in the second all cells of a row have their middle at one height. What explains
the lines with the least that is off is taken; where it is off at all, or another reading fits
nearly as well, the goal is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median

from site_builder.content.wording import width
from site_builder.ingest.form.joining import breaks_off

_APART, _APART_BELOW = 3, 2
"""Lines of one cell are no further apart: others of the row stand between them, unless all cells
begin at its top"""
_TORN_APART = 2
"""… and by so much more where a word is broken"""
_TORN, _FULL, _PARTED, _LACKS, _ROW = 6.0, 2.0, 6.0, 8.0, 1.0
_LISTED = 1.0
_OFF = 1.5
_LEVEL, _HALF = 0.5, 0.2
_SLACK = 1.5
"""A full line may end this much before the widest"""
_FEW, _WIDE = 2, 8
_WORD_END, _WORD_START = re.compile("[ァ-ヶー0-9]$"), re.compile("[ァ-ヶー0-9]")
ITEM = re.compile(r"[・･※①-⑳]")
_NEXT = re.compile(r"[②-⑳]")
_ENDING = re.compile(r"[ぁ-ん]{1,5}[。、]|[ぁ-ん]{1,3}$")
"""The rest of a word, by itself on a line: ます。"""
_LATER = re.compile(r"[②-⑳(（]")
_ENTRY = 2.0
_CLEAR = 3.0
"""By so much another cut between two goals must fit worse"""
_MERGED = 0.5
_LONG = 80
"""Lines of a goal, at most"""
_NEVER = 1e6


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line of the table: column → text."""

    number: int
    gap: int
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What is known of the columns: their numbers, by what their cells do."""

    number: int
    goal: int
    measured: tuple[int, ...]
    """Each measure has its own cell, or none"""
    needed: tuple[int, ...]
    """… and must have one"""
    single: tuple[int, ...]
    """A cell is a single line"""
    spanning: tuple[int, ...]
    """A cell may cover several measures"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one column: the measures that it covers, the lines that it holds."""

    first: int
    last: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines[start:end] are one goal of so many measures."""

    start: int
    end: int
    measures: int
    cells: Mapping[int, tuple[Cell, ...]]
    """Column → its cells"""
    cost: float
    """By how much all of it is off"""
    sure: bool = True
    """Whether no other cut would fit nearly as well"""


Row = tuple[int, ...]
"""The lines of a measure that its own cells tell"""


def off_level(place: float, wanted: float) -> float:
    """Half a line is next to nothing: lines nearly level are printed as one."""
    off = abs(place - wanted)
    return _HALF * off if off <= _LEVEL else off - _LEVEL


Cells = tuple[float, tuple[Cell, ...]]
"""What the cells of a column cost, and the cells"""


def _stops(own: Sequence[int], rows: Sequence[Row], last: int) -> list[int]:
    """How many of a column's lines the cells down to a measure may hold: none beside a measure
    below, all beside this one and those above."""
    below = rows[last + 1][0] if last + 1 < len(rows) else None
    if below is None:
        return [len(own)]
    least = sum(line <= rows[last][-1] for line in own)
    return list(range(least, sum(line < below for line in own) + 1))


class Reader:
    """Finds the goals of one page."""

    def __init__(
        self, lines: Sequence[GridLine], kinds: Kinds, top: bool, numbered: frozenset[int]
    ) -> None:
        self.lines, self.kinds, self.top, self.numbered = lines, kinds, top, numbered
        self._full = {column: self._width(column) for column in self._columns()}
        self._torn = {
            column: [self._torn_by(column, a, b) for a, b in pairwise(self._at(column))]
            for column in self._columns()
        }
        self.measures = cache(self._measures)

    def _columns(self) -> tuple[int, ...]:
        own = (self.kinds.goal, *self.kinds.measured, *self.kinds.spanning)
        return tuple(dict.fromkeys(own))

    def _at(self, column: int, start: int = 0, end: int | None = None) -> list[int]:
        last = len(self.lines) if end is None else end
        return [n for n in range(start, last) if column in self.lines[n].texts]

    def _torn_by(self, column: int, one: int, other: int) -> float:
        """How much the words or the width of a line tell that its cell goes on below."""
        upper, lower = (self.lines[n].texts[column] for n in (one, other))
        if self._parts(column, one, other):
            return 0.0
        if self._breaks(column, one, other):
            return _TORN
        if ITEM.match(lower):
            return _LISTED if ITEM.match(upper) else 0.0
        full = width(upper) >= self._full[column] and not upper.endswith("。")
        return _FULL if full else 0.0

    def _width(self, column: int) -> float:
        """At which width lines are wrapped, where several end nearly there."""
        wide = sorted(width(self.lines[n].texts[column]) for n in self._at(column))
        full = wide[-1] - _SLACK if wide else 0.0
        wrapped = sum(one >= full for one in wide) > _FEW and full >= _WIDE
        return full if wrapped else 10.0**9

    def _parts(self, column: int, one: int, other: int) -> bool:
        """Whether two lines that follow each other in a column are too far apart for one cell."""
        most = _APART_BELOW if self.top else _APART
        most += _TORN_APART if self._breaks(column, one, other) else 0
        apart = self.lines[other].number - self.lines[one].number > most
        return apart or any(self.lines[n].gap for n in range(one + 1, other + 1))

    def _parted(self, column: int, lines: Sequence[int]) -> float:
        return sum(_PARTED for one, other in pairwise(lines) if self._parts(column, one, other))

    def _breaks(self, column: int, one: int, other: int) -> bool:
        """Whether the words tell that the lower line goes on with the upper one."""
        upper, lower = (self.lines[n].texts[column] for n in (one, other))
        if breaks_off(upper, lower) or _NEXT.match(lower):
            return True
        whole = _WORD_END.search(upper) and _WORD_START.match(lower)
        return bool(whole or (_ENDING.match(lower) and not upper.endswith("。")))

    # --- goals ----------------------------------------------------------------------------

    def blocks(self) -> tuple[float, list[Block]]:
        """The cheapest parting of all lines into goals."""
        best: list[tuple[float, list[Block]]] = [(0.0, [])]
        for end in range(1, len(self.lines) + 1):
            ways = [
                (best[start][0] + block.cost, [*best[start][1], block])
                for start in range(end)
                if best[start][0] < _NEVER and (block := self._block(start, end)) is not None
            ]
            best.append(min(ways, key=lambda way: way[0], default=(_NEVER, [])))
        return best[-1]

    def is_clear(self, above: Block, below: Block) -> bool:
        """Whether the cut between two goals fits better than those beside it."""
        cost = above.cost + below.cost + _CLEAR
        for place in range(above.start + 1, below.end):
            one, other = self._block(above.start, place), self._block(place, below.end)
            if place != above.end and one and other and one.cost + other.cost < cost:
                return False
        return True

    def is_one(self, block: Block) -> bool:
        """Whether a goal surely has a single measure: its cells are of one line each, or go on
        from line to line; or there is one evaluation."""
        marks = [len(self._at(column, block.start, block.end)) for column in self.kinds.single]
        if block.measures != 1 or marks:
            return marks == [1] and block.measures == 1
        own = [self._at(column, block.start, block.end) for column in self.kinds.needed]
        if all(len(lines) > 1 for lines in own):
            return False
        return all(
            self._crosses(column, lines[-1])
            for column, found in zip(self.kinds.needed, own, strict=True)
            for lines in (found[: n + 1] for n in range(1, len(found)))
        )

    def _block(self, start: int, end: int) -> Block | None:
        numbers = [n for n in range(start, end) if n in self.numbered]
        if len(numbers) > 1 or end - start > _LONG:
            return None
        open_ends = start == 0 or end == len(self.lines)
        if not numbers and not open_ends:
            return None
        if self.top and numbers and numbers[0] != start:
            return None
        if not self._is_blank(start, end):
            cost, rows, cells = self.measures(start, end)
        else:
            cost, rows, cells = 0.0, ((),), {}
        cost += self._goal_cost(start, end, numbers, rows) + (0 if numbers else _LACKS)
        cost += self._cut_cost(start) - min(self.lines[start].gap, 3) * 0.5 if start else 0
        return Block(start, end, len(rows), cells, cost)

    def _is_blank(self, start: int, end: int) -> bool:
        return end == start + 1 and set(self.lines[start].texts) == {self.kinds.number}

    @cache  # noqa: B019
    def _cut_cost(self, place: int) -> float:
        """No cell goes on from one goal to the next."""
        return sum(self._crosses(column, place) for column in self._columns())

    @cache  # noqa: B019
    def _crosses(self, column: int, place: int) -> float:
        pairs = pairwise(self._at(column))
        return sum(
            torn
            for torn, (one, other) in zip(self._torn[column], pairs, strict=True)
            if one < place <= other
        )

    def _goal_cost(
        self, start: int, end: int, numbers: Sequence[int], rows: Sequence[Row]
    ) -> float:
        own = self._at(self.kinds.goal, start, end)
        cost = self._parted(self.kinds.goal, own)
        if not numbers:
            return cost
        number = self.lines[numbers[0]].number
        cost += 2 * self._off(own, number) if own else 0
        if len(rows) == 1 and rows[0]:
            return cost + 2 * off_level(self._row_ref(rows[0][0], rows[0][-1] + 1), number)
        middle = (self.lines[start].number + self.lines[end - 1].number) / 2
        return cost + (0 if self.top else max(0.0, abs(middle - number) - 1))

    def _ref(self, own: Sequence[int]) -> float:
        """The height by which a cell is set."""
        first, last = self.lines[own[0]].number, self.lines[own[-1]].number
        return first if self.top else (first + last) / 2

    # --- measures -------------------------------------------------------------------------

    def _measures(
        self, start: int, end: int
    ) -> tuple[float, tuple[Row, ...], Mapping[int, tuple[Cell, ...]]]:
        """The cheapest parting of a goal's lines into measures."""
        told = [n for n in range(start, end) if set(self.kinds.measured) & set(self.lines[n].texts)]
        best: list[tuple[float, tuple[Row, ...]]] = [(0.0, ())]
        for stop in range(1, len(told) + 1):
            ways = [
                (cost + self._row_cost(row[0], row[-1] + 1, begin > 0), (*rows, row))
                for begin, (cost, rows) in enumerate(best)
                if (row := tuple(told[begin:stop]))
            ]
            best.append(min(ways, default=(_NEVER, ())))
        cost, rows = best[-1] if told else (_LACKS * len(self.kinds.needed), ((),))
        cells: dict[int, tuple[Cell, ...]] = {}
        for column in self.kinds.measured:
            cells[column] = tuple(self._own_cells(column, rows))
            if column in self.kinds.single and 0 < len(self._at(column, start, end)) < len(rows):
                cells[column] = self._spans(column, rows, start, end)[1]
        for column in self.kinds.spanning:
            more, cells[column] = self._spans(column, rows, start, end)
            cost += more
        return cost, rows, cells

    def _own_cells(self, column: int, rows: Sequence[Row]) -> Iterator[Cell]:
        for place, row in enumerate(rows):
            own = tuple(self._at(column, row[0], row[-1] + 1)) if row else ()
            yield Cell(place, place, own)

    @cache  # noqa: B019
    def _row_cost(self, start: int, end: int, follows: bool) -> float:
        cells = {c: own for c in self.kinds.measured if (own := self._at(c, start, end))}
        cost = _ROW
        cost += sum(self._crosses(c, start) for c in self.kinds.measured) if follows else 0
        cost += sum(_LACKS for column in self.kinds.needed if column not in cells)
        if any(len(cells.get(column, ())) > 1 for column in self.kinds.single):
            return _NEVER
        cost += _ENTRY * sum(self._enters(n) for n in range(start + 1, end))
        middle = self._row_ref(start, end)
        for column, own in cells.items():
            cost += self._off(own, middle)
            cost += self._parted(column, own)
        return cost

    @cache  # noqa: B019
    def _enters(self, place: int) -> bool:
        """Whether indicator and target both begin anew in one line."""
        columns = [column for column in self.kinds.needed if column not in self.kinds.single]
        texts = [self.lines[place].texts.get(column, "") for column in columns]
        fresh = bool(texts) and all(texts) and not any(map(_LATER.match, texts))
        return fresh and not any(self._goes_on(column, place) for column in columns)

    def _goes_on(self, column: int, place: int) -> bool:
        own = self._at(column)
        at = own.index(place)
        return bool(at and self._torn[column][at - 1])

    def _off(self, own: Sequence[int], wanted: float) -> float:
        return off_level(self._ref(own), wanted)

    @cache  # noqa: B019
    def _row_ref(self, start: int, end: int) -> float:
        own = [self._at(column, start, end) for column in self.kinds.measured]
        return median([self._ref(lines) for lines in own if lines])

    # --- cells that cover several measures --------------------------------------------------

    def _spans(
        self, column: int, rows: Sequence[Row], start: int, end: int
    ) -> tuple[float, tuple[Cell, ...]]:
        """The cheapest parting of a column's lines into cells."""
        own = self._at(column, start, end)
        if not own:
            return 0.0, (Cell(0, len(rows) - 1, ()),)
        best: list[dict[int, Cells]] = [{0: (0.0, ())}]
        for last in range(len(rows)):
            found: dict[int, Cells] = {}
            for stop in _stops(own, rows, last):
                ways = [
                    (cost + self._span_cost(column, rows, cell, own), (*cells, cell))
                    for first, states in enumerate(best)
                    for begin, (cost, cells) in states.items()
                    if begin <= stop
                    for cell in [Cell(first, last, tuple(own[begin:stop]))]
                ]
                if ways:
                    found[stop] = min(ways, key=lambda way: way[0])
            best.append(found)
        return best[-1].get(len(own), (_NEVER, ()))

    def _span_cost(self, column: int, rows: Sequence[Row], cell: Cell, own: Sequence[int]) -> float:
        first, last = cell.first, cell.last
        if not cell.lines:
            return _OFF * (last - first + 1)
        above = rows[first - 1][-1] if first else -1
        below = rows[last + 1][0] if last + 1 < len(rows) else len(self.lines)
        if cell.lines[0] <= above or cell.lines[-1] >= below:
            return _NEVER
        cost = self._parted(column, cell.lines)
        cost += _MERGED * (last - first)
        cost += self._crosses(column, cell.lines[0]) if cell.lines[0] != own[0] else 0
        if not rows[0]:
            return cost
        wanted = self._row_ref(rows[first][0], rows[first][-1] + 1)
        if last > first and not self.top:
            wanted = (wanted + self._row_ref(rows[last][0], rows[last][-1] + 1)) / 2
        return cost + self._off(cell.lines, wanted) / (last - first + 1)


def read_blocks(lines: Sequence[GridLine], kinds: Kinds, numbered: frozenset[int]) -> list[Block]:
    """With cells at the top or in the middle of their rows, whichever fits better."""
    readers = [Reader(lines, kinds, top, numbered) for top in (True, False)]
    ways = [(*reader.blocks(), reader) for reader in readers]
    _, blocks, reader = min(ways, key=lambda way: way[0])
    unsure = {n for n in range(1, len(blocks)) if not reader.is_clear(*blocks[n - 1 : n + 1])}
    return [
        replace(block, sure=not unsure.intersection((n, n + 1)) and reader.is_one(block))
        for n, block in enumerate(blocks)
    ]

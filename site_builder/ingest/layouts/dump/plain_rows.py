"""The row part of a raw dump: number, code, target, initiative, summary … strictly in row order.

Several readings are kept: which one holds is told by what the merged part then lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from site_builder.ingest.layouts.dump.cells import Choice, DumpCell, read_number
from site_builder.ingest.layouts.dump.chunks import Chunk, ChunkGap
from site_builder.ingest.layouts.dump.column_scores import NEVER, Width, likeness
from site_builder.ingest.layouts.dump.printed_columns import PrintedColumns

_AFTER_YEAR = ("result", "evaluation", "attainment", "next_steps")
_PARAGRAPH = {"policies": -1.0, "target": -2.5, "result": -3.5, "initiative": -7.0}
_SPARE = 1.5
"""The cost of an empty cell in a column that the form does not have"""
_KEPT = 60
"""Readings kept at each place"""
_ALTERNATIVES = 2
"""… of those that go on alike"""


@dataclass(frozen=True)
class PrintedRow:
    """A row as the row part prints it: its plain cells, each with its paragraphs."""

    cells: Mapping[str, tuple[DumpCell, ...]]

    @cached_property
    def number(self) -> int:
        """The plain No., or 0 where it spans rows"""
        cells = self.cells.get("number")
        return read_number(cells[0].text) if cells else 0

    @cached_property
    def is_empty(self) -> bool:
        return set(self.cells) <= {"number"}

    def text(self, *columns: str) -> str:
        return "".join(cell.text for name in columns for cell in self.cells.get(name, ()))


@dataclass(frozen=True, slots=True)
class RowPart:
    rows: tuple[PrintedRow, ...]
    end: int
    """The first chunk of the merged part"""
    score: float

    @property
    def columns(self) -> frozenset[str]:
        """The columns of which the row part has cells"""
        return frozenset(column for row in self.rows for column in row.cells)


@dataclass(frozen=True, slots=True)
class _State:
    score: float = 0.0
    column: str = ""
    mask: int = 0
    """The columns of the open row, as bits"""
    number: int = 0
    """The last plain number"""
    loose: bool = False
    """Rows without number have come since"""
    shape: tuple[int, ...] = ()
    """For each row that is closed the paragraphs of its target"""
    parts: tuple[int, int] = (0, 0)
    """Paragraphs of the open row's target and result"""
    trail: tuple[tuple[str, DumpCell, bool], ...] = ()
    """Column, cell, whether it opens a row"""

    def key(self) -> tuple[object, ...]:
        return self.column, self.mask, self.number, self.loose, self.shape, self.parts


@dataclass(frozen=True)
class RowRules:
    """What a form expects of its rows."""

    evaluated: bool
    widths: Mapping[str, Width]
    columns: PrintedColumns

    @cached_property
    def places(self) -> Mapping[str, int]:
        return {column: place for place, column in enumerate(self.columns.order)}

    def likeness(self, column: str, cell: DumpCell) -> float:
        kind = self.columns.kind(column)
        return likeness(kind, cell.lines, self.widths.get(kind))


def read_rows(
    chunks: Sequence[Chunk],
    choices: Sequence[Sequence[Choice]],
    rules: RowRules,
) -> tuple[RowPart, ...]:
    """Readings of the row part that begins with the first chunk, for each end that it may have."""
    states: list[list[_State]] = [[] for _ in range(len(chunks) + 1)]
    states[0] = [_State()]
    parts: list[RowPart] = []
    for place in range(len(chunks) + 1):
        kept = _best(states[place])
        edge = place == len(chunks) or chunks[place].gap is ChunkGap.LABEL
        if edge or chunks[place].gap is ChunkGap.BLANK:
            parts += [_part(state, place, rules) for state in _by_shape(kept)]
        if place and edge:
            break
        for choice in choices[place]:
            states[choice.cell.end] += _steps(kept, choice, rules)
    return tuple(parts)


def _best(states: Sequence[_State]) -> list[_State]:
    seen: dict[tuple[object, ...], int] = {}
    kept: list[_State] = []
    for state in sorted(states, key=lambda state: -state.score):
        key = state.key()
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= _ALTERNATIVES:
            kept.append(state)
    return kept[:_KEPT]


def _by_shape(states: Sequence[_State]) -> Iterator[_State]:
    """The best states of each shape."""
    seen: dict[tuple[int, ...], int] = {}
    for state in states:
        seen[state.shape] = seen.get(state.shape, 0) + 1
        if seen[state.shape] <= _ALTERNATIVES:
            yield state


def _steps(states: Sequence[_State], choice: Choice, rules: RowRules) -> Iterator[_State]:
    for column in rules.columns.order:
        like = rules.likeness(column, choice.cell)
        if like <= NEVER / 2:
            continue
        gain = like + choice.cost
        for state in states:
            yield from _step(state, column, choice.cell, gain, rules)


def _step(
    state: _State, column: str, cell: DumpCell, gain: float, rules: RowRules
) -> Iterator[_State]:
    if column == state.column and column in _PARAGRAPH and cell.chunks[0].gap is not ChunkGap.SPACE:
        score = state.score + gain + _paragraph(state, column)
        trail = (*state.trail, (column, cell, False))
        yield replace(state, score=score, parts=_counted(state.parts, column), trail=trail)
    bit = 1 << rules.places[column]
    if not rules.evaluated and column in _AFTER_YEAR:
        gain -= 6.0 if column != "result" or not state.trail[-1:] else _early_result(state, cell)
    if state.mask and rules.places[column] > rules.places[state.column]:
        trail = (*state.trail, (column, cell, False))
        score = state.score + gain
        parts = _counted(state.parts, column)
        mask = state.mask | bit
        yield replace(state, score=score, column=column, mask=mask, parts=parts, trail=trail)
    else:
        yield from _new_row(state, column, cell, gain + _row_cost(state, rules), bit)


def _paragraph(state: _State, column: str) -> float:
    """The cost of a blank line inside a cell: one seldom comes alone, and a result follows
    its target in this."""
    targets, results = state.parts
    if (column == "target" and targets > 1) or (column == "result" and 0 < results < targets):
        return -0.5
    return _PARAGRAPH[column]


def _counted(parts: tuple[int, int], column: str) -> tuple[int, int]:
    return parts[0] + (column == "target"), parts[1] + (column == "result")


def _early_result(state: _State, cell: DumpCell) -> float:
    """The cost of a result in a sheet that is not evaluated: one left over repeats its target."""
    return 1.5 if state.trail[-1][1].text == cell.text else 5.0


def _new_row(state: _State, column: str, cell: DumpCell, gain: float, bit: int) -> Iterator[_State]:
    number, loose = state.number, True
    if cell.chunks[0].gap is ChunkGap.SPACE:
        gain -= 6.0  # rows stand one below the other
    if column == "number":
        number, loose = read_number(cell.text), False
        if number <= state.number:
            return
        if state.loose and number == state.number + 1:
            gain -= 5.0  # no number is left for the rows without one
        gain -= _far(number - state.number - (5 if state.loose else 3))
    else:
        gain -= 1.0
    yield _State(
        score=state.score + gain,
        column=column,
        mask=bit,
        number=number,
        loose=loose,
        shape=(*state.shape, state.parts[0]),
        parts=_counted((0, 0), column),
        trail=(*state.trail, (column, cell, True)),
    )


def _far(beyond: int) -> float:
    """The cost of a number far behind the one before: it is rather a figure."""
    return min(8.0, 2.0 * max(0, beyond))


def _row_cost(state: _State, rules: RowRules) -> float:
    """What the open row lacks; a row with a plain number can have no cell in the merged part."""
    mask = state.mask
    if mask in (0, 1):
        return -1.5 if mask else 0.0
    plain = bool(mask & 1)
    has = {column for column, place in rules.places.items() if mask >> place & 1}
    cost = 0.0 if "target" in has else -2.5
    expected = {"initiative", "summary", *(_AFTER_YEAR if rules.evaluated else ())}
    cost -= len(expected - has) * (5.0 if plain else 0.2)
    cost -= _SPARE * len(rules.columns.kinds.keys() - has)
    targets, results = state.parts
    cost -= 1.5 * abs(targets - results) if results else 0.0
    only_code = mask | 3 == 3
    return cost - (4.0 if only_code else 0.0)


def _part(state: _State, end: int, rules: RowRules) -> RowPart:
    rows: list[dict[str, tuple[DumpCell, ...]]] = []
    for column, cell, opens in state.trail:
        if opens:
            rows.append({})
        rows[-1][column] = (*rows[-1].get(column, ()), cell)
    return RowPart(tuple(map(PrintedRow, rows)), end, state.score + _row_cost(state, rules))

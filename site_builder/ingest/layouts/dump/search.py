"""The search for the best assignments of the merged cells to the places of the table.

How far the best is ahead of the others tells whether a place is known or doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import inf

from site_builder.ingest.layouts.dump.cells import Choice
from site_builder.ingest.layouts.dump.merged_cells import Assignment, MergedPart
from site_builder.ingest.layouts.dump.scoring import UNPLACED, finish, fits, place_cell

_KEPT = 80
_SKETCHED = 25
_ALIKE = 4
"""States kept of those that fill the same places"""
_CLIMBS = 6
_HOPELESS = 16.0
"""Exchanges after which the cells fit so much worse are not weighed: words that they share with
each other seldom make up for more"""
_MOST_FITS = 2500
"""Cells times the slots that each fits; real forms have up to 800"""
_Fits = Mapping[tuple[int, int], Mapping[int, float]]
_Swap = Mapping[int, int]
"""Place in the assignment → its other slot"""


def sketch_cells(merged: MergedPart) -> Assignment | None:
    """A good assignment, found quickly; None where too many are possible."""
    weights = _weights(merged)
    if sum(map(len, weights.values())) > _MOST_FITS:
        return None
    return max(_sweep(merged, weights, _SKETCHED), key=_score, default=None)


def assign_cells(merged: MergedPart) -> tuple[Assignment, ...]:
    """The best assignments of all cells of the merged part, the best first."""
    weights = _weights(merged)
    found = {_key(state): state for state in _sweep(merged, weights, _KEPT)}
    best = max(found.values(), key=_score, default=None)
    for _ in range(_CLIMBS):
        if best is None:
            break
        for state in _neighbours(merged, weights, best):
            found.setdefault(_key(state), state)
        top = max(found.values(), key=_score)
        if top is best:
            break
        best = top
    return tuple(sorted(found.values(), key=_score, reverse=True))


def _weights(merged: MergedPart) -> _Fits:
    return {
        (choice.cell.start, choice.cell.end): {-1: 0.0, **dict(fits(merged, choice.cell))}
        for options in merged.choices[merged.table.part.end :]
        for choice in options
    }


def _score(state: Assignment) -> float:
    return state.score


def _key(state: Assignment) -> tuple[tuple[int, int], ...]:
    return tuple((placed.cell.start, placed.slot) for placed in state.placed)


# --- from the first cell to the last ------------------------------------------------------


def _sweep(merged: MergedPart, weights: _Fits, most: int) -> Iterator[Assignment]:
    end = len(merged.chunks)
    hopes = _Hopes(_blocks(merged, weights))
    states: list[list[Assignment]] = [[] for _ in range(end + 1)]
    states[merged.table.part.end] = [merged.start]
    for place in range(merged.table.part.end, end):
        kept = _best(states[place], place, hopes)[:most]
        for choice in merged.choices[place] if kept else ():
            states[choice.cell.end] += _steps(merged, weights, kept, choice)
    return (finish(merged, state) for state in _best(states[end], end, hopes)[:most])


def _best(states: Sequence[Assignment], place: int, hopes: _Hopes) -> list[Assignment]:
    """The best states, but not too many that differ only in who fills which place."""
    rated = [(state.score + hopes.of(place, state.used), state) for state in states]
    seen: dict[int, int] = {}
    kept: list[Assignment] = []
    for _, state in sorted(rated, key=_rate, reverse=True):
        seen[state.used] = seen.get(state.used, 0) + 1
        if seen[state.used] <= _ALIKE:
            kept.append(state)
            if len(kept) == _KEPT:
                break
    return kept


def _rate(rated: tuple[float, Assignment]) -> float:
    return rated[0]


_Block = tuple[int, tuple[tuple[int, float], ...]]
"""Where a block begins, and the slots that it fits, the best first"""


def _blocks(merged: MergedPart, weights: _Fits) -> tuple[_Block, ...]:
    blocks: list[_Block] = []
    place = merged.table.part.end
    while place < len(merged.chunks):
        cell = merged.choices[place][-1].cell
        options = weights[cell.start, cell.end].items()
        fits_ = sorted(((s, w) for s, w in options if s >= 0), key=lambda fit: -fit[1])
        blocks.append((place, tuple(fits_)))
        place = cell.end
    return tuple(blocks)


@dataclass(frozen=True)
class _Hopes:
    """What the cells that come may reach in the slots that are left: no state is kept only
    because it takes the places of cells that come later."""

    blocks: tuple[_Block, ...]
    known: dict[tuple[int, int], float] = field(default_factory=dict)

    def of(self, place: int, used: int) -> float:
        key = (place, used)
        if key not in self.known:
            self.known[key] = sum(
                next((fit for slot, fit in fits_ if not used >> slot & 1), UNPLACED)
                for start, fits_ in self.blocks
                if start >= place
            )
        return self.known[key]


def _steps(
    merged: MergedPart, weights: _Fits, states: Sequence[Assignment], choice: Choice
) -> Iterator[Assignment]:
    options = weights[choice.cell.start, choice.cell.end]
    for state in states:
        for place, fit in options.items():
            after = place_cell(merged, state, choice, place, fit)
            if after:
                yield after


# --- from one assignment to those that differ in one or two cells ---------------------------


def _neighbours(merged: MergedPart, weights: _Fits, state: Assignment) -> Iterator[Assignment]:
    for swap in (*_moves(merged, state), *_exchanges(state), *_goal_exchanges(merged, state)):
        other = _swapped(merged, weights, state, swap)
        if other:
            yield other


def _moves(merged: MergedPart, state: Assignment) -> Iterator[_Swap]:
    free = [n for n in range(len(merged.slots)) if not state.used >> n & 1]
    for number in range(len(state.placed)):
        yield from ({number: slot} for slot in free)


def _exchanges(state: Assignment) -> Iterator[_Swap]:
    for (one, mine), (two, yours) in combinations(enumerate(state.placed), 2):
        if mine.slot != yours.slot:
            yield {one: yours.slot, two: mine.slot}


def _goal_exchanges(merged: MergedPart, state: Assignment) -> Iterator[_Swap]:
    """Two goals change places together with the indicators that stand beside them."""
    slots = merged.slots
    goals = [
        n for n, p in enumerate(state.placed) if p.slot >= 0 and slots[p.slot].column == "goal"
    ]
    for one, two in combinations(goals, 2):
        if max(one, two) + 1 >= len(state.placed):
            continue
        mine, yours = state.placed[one + 1].slot, state.placed[two + 1].slot
        if min(mine, yours) >= 0 and slots[mine].column == slots[yours].column == "indicator":
            swap = {one: state.placed[two].slot, two: state.placed[one].slot}
            yield swap | {one + 1: yours, two + 1: mine}


def _swapped(
    merged: MergedPart, weights: _Fits, state: Assignment, swap: _Swap
) -> Assignment | None:
    """The assignment with other slots for some cells, weighed anew; none that is hopeless."""
    if _lost(weights, state, swap) > _HOPELESS:
        return None
    other: Assignment | None = merged.start
    for number, placed in enumerate(state.placed):
        slot = swap.get(number, placed.slot)
        if other is None:
            return None
        fit = weights[placed.cell.start, placed.cell.end][slot]
        other = place_cell(merged, other, placed.choice, slot, fit)
    return finish(merged, other) if other else None


def _lost(weights: _Fits, state: Assignment, swap: _Swap) -> float:
    """How much worse the cells fit their other slots by themselves."""
    lost = 0.0
    for number, slot in swap.items():
        placed = state.placed[number]
        fits_ = weights[placed.cell.start, placed.cell.end]
        if slot not in fits_:
            return inf
        lost += fits_[placed.slot] - fits_[slot]
    return lost

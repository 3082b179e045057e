"""Which goal or row of one reading is which of another, and in what order both go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Generic, TypeVar

from site_builder.content.sheet.model import Easy, Goal, Measure, Sheet
from site_builder.content.wording import squash

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FiledRow:
    """A measure, with the number of rows that its cells cover where that is more than one."""

    measure: Measure
    spans: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FiledGoal:
    """A goal with its rows."""

    number: int
    goal: str
    rows: tuple[FiledRow, ...]
    easy: Easy


def blocks_of(sheet: Sheet) -> tuple[FiledGoal, ...]:
    spans = {span.field: span.rows for span in sheet.spans}
    return tuple(
        FiledGoal(goal.number, goal.goal, tuple(_rows_of(goal, spans)), goal.easy)
        for goal in sheet.goals
    )


def _rows_of(goal: Goal, spans: Mapping[str, int]) -> Iterator[FiledRow]:
    for place, measure in enumerate(goal.measures, 1):
        path = f"goals/{goal.number}/measures/{place}"
        own = ((cell.name, spans.get(f"{path}/{cell.name}", 1)) for cell in fields(measure))
        yield FiledRow(measure, {name: rows for name, rows in own if rows > 1})


@dataclass(frozen=True, slots=True)
class Triple(Generic[T]):
    """The same part in the last conversion, in the new one and in the person's file, each with
    its place there; None where it is missing."""

    base: T | None
    new: T | None
    mine: T | None
    places: tuple[int, int, int]
    """-1 where it is missing"""


Score = Callable[[T, T, bool], int]
"""How much two parts are alike, 0 if not at all; the flag: whether they stand at the same place"""


def match(
    base: Sequence[T] | None, new: Sequence[T], mine: Sequence[T], score: Score[T]
) -> tuple[Triple[T], ...]:
    """Every part of the three once. Without a base, the new and the person's are compared."""
    old = base or ()
    of_new, of_mine = _pairs(old, new, score), _pairs(old, mine, score)
    found = [(b, of_new.get(b, -1), of_mine.get(b, -1)) for b in range(len(old))]
    more_new = [n for n in range(len(new)) if n not in of_new.values()]
    more_mine = [m for m in range(len(mine)) if m not in of_mine.values()]
    pairs = _pairs([new[n] for n in more_new], [mine[m] for m in more_mine], score, base is None)
    for place, n in enumerate(more_new):
        m = more_mine[pairs[place]] if place in pairs else -1
        found.append((-1, n, m))
    taken = {m for _, _, m in found}
    found += [(-1, -1, m) for m in more_mine if m not in taken]
    return tuple(Triple(_at(old, b), _at(new, n), _at(mine, m), (b, n, m)) for b, n, m in found)


def _at(parts: Sequence[T], place: int) -> T | None:
    return parts[place] if place >= 0 else None


_LIKELY = 2
"""What stands at the same place is the same only if nothing is more like it"""


def _pairs(
    ones: Sequence[T], others: Sequence[T], score: Score[T], weak: bool = True
) -> dict[int, int]:
    """Place among `ones` → place among `others`, the likeliest pairs first."""
    scored = sorted(
        (-score(one, other, i == j), abs(i - j), i, j)
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
    )
    pairs: dict[int, int] = {}
    for negative, _, i, j in scored:
        enough = -negative >= (1 if weak else _LIKELY)
        if enough and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def score_goals(one: FiledGoal, other: FiledGoal, _: bool) -> int:
    """The wording tells more than the number: a goal may be numbered anew."""
    wording = 4 if squash(one.goal) and squash(one.goal) == squash(other.goal) else 0
    shared = _indicators(one) & _indicators(other)
    return wording + (2 if one.number == other.number else 0) + (3 if shared else 0)


def _indicators(block: FiledGoal) -> set[str]:
    return {squash(row.measure.indicator) for row in block.rows} - {""}


def score_rows(row: FiledRow, other_row: FiledRow, same_place: bool) -> int:
    one, other = row.measure, other_row.measure
    pairs = (
        (one.indicator, other.indicator, 4),
        (one.initiative, other.initiative, 1),
        (one.target, other.target, 1),
    )
    alike = sum(worth for a, b, worth in pairs if squash(a) and squash(a) == squash(b))
    return alike + (1 if same_place else 0)


def in_order(triples: Iterable[Triple[T]]) -> tuple[tuple[Triple[T], ...], bool]:
    """The person's order where they changed it, else the document's; and whether both did."""
    triples = tuple(triples)
    by_mine = not _keeps_order(triples, 2)
    both = by_mine and not _keeps_order(triples, 1)
    main, other = (2, 1) if by_mine else (1, 2)
    ordered = sorted((t for t in triples if t.places[main] >= 0), key=lambda t: t.places[main])
    rest = sorted((t for t in triples if t.places[main] < 0), key=lambda t: t.places[other])
    for triple in rest:
        above = [n for n, t in enumerate(ordered) if 0 <= t.places[other] < triple.places[other]]
        ordered.insert(above[-1] + 1 if above else 0, triple)
    return tuple(ordered), both


def _keeps_order(triples: Iterable[Triple[T]], version: int) -> bool:
    places = [t.places[version] for t in triples if t.base is not None and t.places[version] >= 0]
    return places == sorted(places)

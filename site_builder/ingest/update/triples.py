"""The same goal or row in three versions of a sheet, and in what order they go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from site_builder.content.comparison.pairing import Score, pair

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Triple(Generic[T]):
    """The same part in the last conversion, in the new one and in the person's file, each with
    its place there; None where it is missing."""

    base: T | None
    new: T | None
    mine: T | None
    places: tuple[int, int, int]
    """-1 where it is missing"""


def match(
    base: Sequence[T] | None, new: Sequence[T], mine: Sequence[T], score: Score[T]
) -> tuple[Triple[T], ...]:
    """Every part of the three once. Without a base, the new and the person's are compared."""
    old = base or ()
    of_new, of_mine = pair(old, new, score), pair(old, mine, score)
    found = [(b, of_new.get(b, -1), of_mine.get(b, -1)) for b in range(len(old))]
    more_new = [n for n in range(len(new)) if n not in of_new.values()]
    more_mine = [m for m in range(len(mine)) if m not in of_mine.values()]
    pairs = pair([new[n] for n in more_new], [mine[m] for m in more_mine], score, base is None)
    for place, n in enumerate(more_new):
        m = more_mine[pairs[place]] if place in pairs else -1
        found.append((-1, n, m))
    taken = {m for _, _, m in found}
    found += [(-1, -1, m) for m in more_mine if m not in taken]
    return tuple(Triple(_at(old, b), _at(new, n), _at(mine, m), (b, n, m)) for b, n, m in found)


def _at(parts: Sequence[T], place: int) -> T | None:
    return parts[place] if place >= 0 else None


def in_order(triples: Iterable[Triple[T]]) -> tuple[tuple[Triple[T], ...], bool]:
    """In the person's order where the person changed it, else in the document's; and whether both
    changed it."""
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

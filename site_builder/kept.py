"""What was made of a value, kept for the next time that it is asked for with the same value."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

Values = TypeVarTuple("Values")
Made = TypeVar("Made")


def kept(most: int) -> Callable[[Callable[[*Values], Made]], Callable[[*Values], Made]]:
    """As lru_cache, for immutable values that are known by their identity: a record of many fields
    takes longer to hash than most things take to make. All is forgotten after `most` values."""

    def keep(make: Callable[[*Values], Made]) -> Callable[[*Values], Made]:
        # with the values, so that no other gets an id of theirs
        known: dict[tuple[int, ...], tuple[Made, tuple[*Values]]] = {}

        def once(*values: *Values) -> Made:
            key = tuple(map(id, values))
            found = known.get(key)
            if found is None:
                if len(known) >= most:
                    known.clear()
                found = known[key] = make(*values), values
            return found[0]

        return once

    return keep

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.graph.lineage.assignment import best_pairs

SHAPES = st.tuples(st.integers(1, 5), st.integers(1, 5))


@given(
    SHAPES.flatmap(
        lambda s: st.lists(
            st.lists(st.floats(0, 1), min_size=s[1], max_size=s[1]), min_size=s[0], max_size=s[0]
        )
    )
)
def test_no_other_pairing_has_a_greater_sum(scores: list[list[float]]) -> None:
    pairs = best_pairs(scores)
    rows, columns = len(scores), len(scores[0])
    assert len(pairs) == min(rows, columns)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    if rows <= columns:
        every = ([(r, c[r]) for r in range(rows)] for c in permutations(range(columns), rows))
    else:
        every = ([(r[c], c) for c in range(columns)] for r in permutations(range(rows), columns))
    best = max(sum(scores[r][c] for r, c in one) for one in every)
    assert sum(scores[r][c] for r, c in pairs) == pytest.approx(best)


def test_nothing_has_no_pairs() -> None:
    assert best_pairs([]) == best_pairs([[], []]) == ()

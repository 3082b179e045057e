"""Records come back from their values as they were."""

from __future__ import annotations

import pickle
from dataclasses import dataclass

from site_builder.pickled import pickled_by_values
from site_builder.render.parts.context import TracedSheet
from tests.graph.small import summaries
from tests.render.printing import KEY, SHEETS


@pickled_by_values
@dataclass(frozen=True, slots=True)
class One:
    only: tuple[int, ...] = ()


def test_a_record_comes_back() -> None:
    for record in (One((1, 2)), One(), *summaries(), TracedSheet(SHEETS[KEY], None)):
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(record, protocol)) == record


def test_nothing_but_values_is_pickled() -> None:
    assert b"only" not in pickle.dumps(One((1, 2)))

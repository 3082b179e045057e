from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.graph.nodes.tally import Tally
from site_builder.render.parts.tally import tally_view


@pytest.mark.parametrize(
    ("tally", "said", "counted"),
    [
        (Tally(7), "7つの取組指標がすべて達成", "達成7"),
        (Tally(1), "1つの取組指標が達成", "達成1"),
        (Tally(28, 4), "32の取組指標のうち28が達成", "達成28、一部未達成4"),
        (Tally(0, 2, 1), "3つの取組指標のうち2が一部未達成", "一部未達成2、未達成1"),
        (Tally(0, 0, 1, 2), "3つの取組指標のうち1が未達成", "未達成1、未評価2"),
        (Tally(2, none=1), "3つの取組指標のうち2が達成", "達成2、未評価1"),
        (Tally(none=3), "", "未評価3"),
        (Tally(), "", ""),
    ],
)
def test_a_tally_in_words(tally: Tally, said: str, counted: str) -> None:
    view = tally_view(tally)
    assert view.before + view.figure + view.after == said
    assert view.words == counted


def test_while_nothing_is_evaluated_no_zero_is_shown() -> None:
    assert [part.mark.id for part in tally_view(Tally(none=3)).parts] == ["none"]
    shown = [(part.mark.id, part.count) for part in tally_view(Tally(3)).parts]
    assert shown == [("achieved", 3), ("partly", 0), ("missed", 0), ("none", 0)][:3]


@given(st.builds(Tally, *[st.integers(0, 40)] * 4))
def test_a_bar_is_as_long_as_its_parts(tally: Tally) -> None:
    view = tally_view(tally)
    widths = [float(part.width.rstrip("%")) for part in view.parts]
    assert sum(widths) == pytest.approx(100 if tally.total else 0, abs=0.05)
    ends = [
        float(part.x.rstrip("%")) + width for part, width in zip(view.parts, widths, strict=True)
    ]
    assert all(end <= 100.05 for end in ends)
    assert len(view.squares) == (tally.total if tally.total <= 10 else 0)

from __future__ import annotations

from site_builder.graph.nodes.tally import Tally, count


def test_tallies_add_up() -> None:
    both = Tally(achieved=2, partly=1) + Tally(missed=3, none=4, partly=1)
    assert both == Tally(achieved=2, partly=2, missed=3, none=4)
    assert (both.evaluated, both.total) == (7, 11)


def test_marks_are_counted_by_their_names() -> None:
    assert count(["○", "", "×", "○", "△", ""]) == Tally(achieved=2, partly=1, missed=1, none=2)
    assert count([]) == Tally()

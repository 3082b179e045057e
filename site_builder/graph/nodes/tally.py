"""How many measures have which evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.content.wording import EVALUATIONS


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of measures (評価の欄) by evaluation."""

    achieved: int = 0
    partly: int = 0
    missed: int = 0
    none: int = 0
    """未評価"""
    unsure: int = 0
    """How many of them have an open doubt about the evaluation itself"""

    @property
    def evaluated(self) -> int:
        return self.achieved + self.partly + self.missed

    @property
    def total(self) -> int:
        return self.evaluated + self.none

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.achieved + other.achieved,
            self.partly + other.partly,
            self.missed + other.missed,
            self.none + other.none,
            self.unsure + other.unsure,
        )


def count(evaluations: Iterable[str], unsure: int = 0) -> Tally:
    """Of marks as the sheets have them: ○ △ × or empty"""
    return Tally(**Counter(EVALUATIONS[mark] for mark in evaluations), unsure=unsure)

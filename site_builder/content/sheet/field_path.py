"""Field paths: goals/2/measures/1/target, where 2 is the printed No. and 1 the position from 1."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = re.compile("[1-9][0-9]{0,3}")


class FieldPath(NamedTuple):
    """A part of a sheet by name. In files, and in the model that mirrors them, it is a text."""

    steps: tuple[str, ...] = ()
    """None: no field at all"""

    @classmethod
    def parse(cls, text: str) -> FieldPath:
        return cls(tuple(text.split("/")) if text else ())

    @classmethod
    def of_goal(cls, number: int) -> FieldPath:
        return cls(("goals", str(number)))

    @classmethod
    def of_measure(cls, goal: int, position: int) -> FieldPath:
        return cls(("goals", str(goal), "measures", str(position)))

    def __str__(self) -> str:
        return "/".join(self.steps)

    def __truediv__(self, step: str | int) -> FieldPath:
        return FieldPath((*self.steps, str(step)))

    @property
    def parent(self) -> FieldPath:
        return FieldPath(self.steps[:-1])

    @property
    def name(self) -> str:
        """The last step; empty where there is none"""
        return self.steps[-1] if self.steps else ""

    @property
    def goal(self) -> int:
        """No. of the goal that it is, or is a part of; 0: none"""
        return number_of(self.steps[1]) if self.steps[1:] and self.steps[0] == "goals" else 0

    @property
    def measure(self) -> int:
        """Position of the measure that it is, or is a part of; 0: none"""
        inside = self.goal and self.steps[3:] and self.steps[2] == "measures"
        return number_of(self.steps[3]) if inside else 0

    @property
    def cell(self) -> str:
        """Name of the measure's field that it is, or is a part of; empty: none"""
        return self.steps[4] if self.measure and len(self.steps) > 4 else ""

    def covers(self, other: FieldPath) -> bool:
        """`other` is the same field, or a part of it."""
        return bool(self.steps) and other.steps[: len(self.steps)] == self.steps

    def overlaps(self, other: FieldPath) -> bool:
        return self.covers(other) or other.covers(self)


def number_of(step: str) -> int:
    """A No. or a position as the program writes it; 0 for 02, and for what is no number."""
    return int(step) if _NUMBER.fullmatch(step) else 0

"""Which goals of different years are one goal, as people decided: content/lineage.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from site_builder.content.sheet.model import SheetKey

NONE = "なし"
"""Stands where a year's sheet has no such goal"""


@dataclass(frozen=True, slots=True, order=True)
class GoalRef:
    key: SheetKey
    number: int
    """0: なし, the sheet of that year has no such goal"""

    @property
    def year(self) -> int:
        return self.key.year


Sides: TypeAlias = tuple[frozenset[GoalRef], frozenset[GoalRef]]


@dataclass(frozen=True, slots=True)
class Decision:
    """One goal that goes on, becomes several, comes of several, begins or has no successor."""

    ward: str
    section: str
    """Where the later goals stand; earlier ones may stand in a section that was renamed"""
    earlier: tuple[GoalRef, ...]
    later: tuple[GoalRef, ...]
    note: str = ""

    @property
    def sides(self) -> Sides:
        """Two decisions with the same sides are about the same goals."""
        return frozenset(self.earlier), frozenset(self.later)

    @property
    def refs(self) -> tuple[GoalRef, ...]:
        return (*self.earlier, *self.later)


@dataclass(frozen=True, slots=True)
class Lineage:
    links: tuple[Decision, ...] = ()
    rejected: tuple[Decision, ...] = ()
    """Proposals that are not to be made again"""


NOTHING_DECIDED = Lineage()


def ref_text(ref: GoalRef, ward: str, section: str) -> str:
    """As lineage.yaml has it below that section: 2023 目標1, 2025 なし, kita/nosei 2023 目標2"""
    elsewhere = (ref.key.ward, ref.key.section) != (ward, section)
    place = f"{ref.key.ward}/{ref.key.section} " if elsewhere else ""
    return f"{place}{ref.year} {f'目標{ref.number}' if ref.number else NONE}"


def decision_id(decision: Decision) -> str:
    """kita/chiiki-somu:2023-3:2025-2,3 — short enough to type; it stays the same as long as
    the decision does."""
    sides = (_side(refs, decision) for refs in (decision.earlier, decision.later))
    return ":".join([f"{decision.ward}/{decision.section}", *sides])


def _side(refs: tuple[GoalRef, ...], decision: Decision) -> str:
    return "+".join(_parts(sorted(refs), decision))


def _parts(refs: list[GoalRef], decision: Decision) -> Iterator[str]:
    """Goals of one sheet share its name: 2025-2,3"""
    for key in dict.fromkeys(ref.key for ref in refs):
        elsewhere = (key.ward, key.section) != (decision.ward, decision.section)
        place = f"{key.ward}/{key.section}/" if elsewhere else ""
        numbers = ",".join(str(ref.number) for ref in refs if ref.key == key)
        yield f"{place}{key.year}-{numbers}"


_ID = re.compile(r"([a-z0-9-]+)/([a-z0-9-]+):([^:]+):([^:]+)")
_PART = re.compile(r"(?:([a-z0-9-]+)/([a-z0-9-]+)/)?(\d{4})-(\d{1,3}(?:,\d{1,3})*)")


def parse_decision_id(text: str) -> Decision | None:
    """None where the text is no such id."""
    match = _ID.fullmatch(text)
    if not match:
        return None
    earlier, later = (_refs(side, (match[1], match[2])) for side in (match[3], match[4]))
    return Decision(match[1], match[2], earlier, later) if earlier and later else None


def _refs(side: str, place: tuple[str, str]) -> tuple[GoalRef, ...]:
    parts = [_PART.fullmatch(part) for part in side.split("+")]
    return tuple(
        GoalRef(SheetKey(int(part[3]), part[1] or place[0], part[2] or place[1]), int(number))
        for part in parts
        if part and all(parts)
        for number in part[4].split(",")
    )

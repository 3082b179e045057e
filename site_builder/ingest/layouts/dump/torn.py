"""Forms that lack a part, as on a page that was cut out of a dump."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.content.sheet.model import Doubt
from site_builder.ingest.draft import GoalRows
from site_builder.ingest.form.labels import Label
from site_builder.ingest.layouts.dump.chunks import Chunk

_PRINTED = frozenset(Label) - {Label.YEAR, Label.LEGEND}
"""What each whole form prints: some have no legend, and a year is known without its label"""


def torn_doubts(chunks: Sequence[Chunk], goals: Sequence[GoalRows]) -> Iterator[Doubt]:
    """Cells and whole goals may be missing, and what is left may stand in the wrong places."""
    numbers = [int(str(goal.number.value)) for goal in goals]
    torn = not {chunk.label for chunk in chunks} >= _PRINTED
    counted = not all(goal.number.pieces for goal in goals)
    if torn:
        yield from (Doubt(f"goals/{number}", "cut") for number in numbers)
    if torn or counted:
        yield Doubt("goals", "cut", " ".join(map(str, numbers)))

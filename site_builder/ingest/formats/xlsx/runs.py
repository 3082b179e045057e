"""The text of a cell, run by run: what of it is to be taken as said, and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from site_builder.ingest.document import Seen

Run = tuple[str, Seen | None]


@dataclass(frozen=True, slots=True)
class Ink:
    """A cell's text by what is seen of it."""

    live: Any
    """The text, or a value that is none"""
    seen: Seen | None = None
    """Of all that is written there, where nothing is to be taken as said"""
    hidden: tuple[tuple[Seen, str], ...] = ()
    """The runs that are not, beside `live`"""


def part_runs(runs: Sequence[Run]) -> Ink:
    """White space goes with what stands before it."""
    whole = "".join(text for text, _ in runs)
    marks = {mark for text, mark in runs if text.strip()}
    if len(marks) < 2:
        return Ink(whole, next(iter(marks), None))
    if None not in marks:
        return Ink(whole, next(mark for text, mark in runs if text.strip() and mark))
    groups = [
        (mark, "".join(text for text, _ in group))
        for mark, group in groupby(_settled(runs), key=lambda run: run[1])
    ]
    live = "".join(text for mark, text in groups if mark is None)
    return Ink(live, None, tuple((mark, text) for mark, text in groups if mark))


def _settled(runs: Sequence[Run]) -> list[Run]:
    settled: list[Run] = []
    for text, mark in runs:
        before = settled[-1][1] if settled else None
        settled.append((text, mark if text.strip() else before))
    return settled

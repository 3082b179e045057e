"""How much a cell of a raw dump looks like each column.

Its words are judged as in every other layout (form/column_scores.py); here come the widths of its
printed lines, which the others do not have, and the start that other columns than its own have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from site_builder.content.wording import CIRCLED, squash, width
from site_builder.ingest.form.column_scores import likeness as words_likeness
from site_builder.ingest.form.fields import PROSE
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.letters import typed
from site_builder.ingest.form.policies import is_policies
from site_builder.ingest.layouts.dump.cells import read_number

NEVER = -30.0


@dataclass(frozen=True, slots=True)
class Width:
    """Where a column's full lines end, in full-width signs."""

    least: float
    most: float


USUAL: Mapping[str, Width] = {
    "goal": Width(14, 17),
    "indicator": Width(7.5, 10),
    "target": Width(5.5, 8),
    "result": Width(5.5, 10),
    "initiative": Width(8.5, 11),
    "summary": Width(12.5, 16.5),
    "attainment": Width(8, 18),
    "next_steps": Width(8, 18),
}
"""As counted in sheets of two wards; each sheet's own are learned from it"""

_CUT_OFF = re.compile(r"(?:[をがにはへ、・(「]|[^こひもご]と|[ぁ-ん]て)$")
_ITEM = re.compile(rf"[・※{CIRCLED}(<【■○=]|\d[)）]")

_USUAL_SCORE: Mapping[str, float] = {
    **dict.fromkeys(PROSE, 1.5),
    **dict.fromkeys(("indicator", "initiative", "target", "result"), 1.0),
}
"""What a cell has in its own column: two cells are no better than one"""
_SHORTEST = 4
_AIM = re.compile("以上|以内|以下|未満|程度")
_AIMED = -2.0
"""Such words are of targets, not of results"""


@lru_cache(maxsize=65536)
def likeness(column: str, lines: tuple[str, ...], full: Width | None = None) -> float:
    """Logarithm of odds that the printed lines are a cell of this column."""
    if column in ("number", "policies", "evaluation"):
        return _sign_likeness(column, lines)
    text = squash("".join(lines))
    if any(map(evaluation_mark, lines)) or (column in PROSE and len(text) < _SHORTEST):
        return NEVER
    score = _by_words(column, lines) + _by_width(lines, full or USUAL[column])
    return score + (_AIMED if column == "result" and _AIM.search("".join(lines)) else 0.0)


def _sign_likeness(column: str, lines: tuple[str, ...]) -> float:
    text = "".join(lines)
    if column == "number":
        return 3.0 if read_number(text) else NEVER
    if column == "evaluation":
        return 2.0 if evaluation_mark(text) else NEVER
    codes = [part for line in lines for part in typed(line).split()]
    return 2.0 if all(map(is_policies, codes)) else NEVER


def _by_words(column: str, lines: tuple[str, ...]) -> float:
    text = squash("".join(lines))
    score = words_likeness("\n".join(lines))[column] - _USUAL_SCORE[column]
    if _CUT_OFF.search(text):
        score -= 4.0
    if column not in ("target", "result") and _begins_with_number(lines):
        score -= 4.0
    if column in PROSE:
        return score
    return score - 0.8 * max(0, len(lines) - (4 if column in ("target", "result") else 8))


def _begins_with_number(lines: tuple[str, ...]) -> bool:
    """Whether the No. of the row seems to be glued to the cell."""
    first, _, rest = lines[0].partition(" ")
    return bool(read_number(first)) and bool(rest or lines[1:])


def _by_width(lines: tuple[str, ...], full: Width) -> float:
    wide = max(map(width, lines)) - full.most - 0.5
    score = -2.5 * wide if wide > 0 else 0.0
    for line, after in pairwise(lines):
        score += _break(line, after, full)
    return score


def _break(line: str, after: str, full: Width) -> float:
    """A break where more would have fitted ends an item: rare inside a sentence."""
    short = full.least - width(line) - _unbreakable(after)
    if short < 0:
        return 0.0
    if _ITEM.match(squash(after)) or line.rstrip().endswith(("。", "）", ")")):
        return -0.3
    return max(-3.0, -0.5 - 0.7 * short)


def _unbreakable(text: str) -> float:
    """The width of what may not be torn at the beginning of a line."""
    match = re.match(
        r"[A-Za-z0-9０-９.,%％]+|.[、。，．」）)ーゃゅょっャュョッァィゥェォ]*", text.strip()
    )
    return width(match[0]) if match else 0.0

"""Two cells that the recogniser has melted into one: where the first of them ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from site_builder.content.wording import squash
from site_builder.ingest.cells import Cell
from site_builder.ingest.normalize import breaks_off
from site_builder.ingest.traits import FIELDS, likeness

PAIRS = tuple(pairwise(FIELDS))
"""Fields whose cells stand side by side"""

_SENTENCE = re.compile(r"[^。]+(?:。[)）」]?|$)")
_PAST = re.compile(r"(?:[いきしちりれえけせたっんん]た|ました|でした|した)[)）」]*。[)）」]*$")
_STATE = re.compile(r"(?:います|おります|あります|です|ません|である|ある)[。)）」]*$")
_AHEAD = re.compile(
    r"引き?続き|今後|次年度|来年度|翌年度|いきます|いく。|予定|検討|努め|図り|図る|目指|見直|継続"
)
_ITEM = re.compile(r"[・①-⑳※]")
_CLINGS = re.compile(r"[(（※]")
"""A remark in brackets belongs to what precedes it"""
_ENDS = "。)）」"
_TURNS = 3.0
"""A report that ends and a plan that begins"""
_REPORT_AND_PLAN = ("attainment", "next_steps")
MOST_READINGS = 6


@dataclass(frozen=True, slots=True)
class Split:
    place: int
    score: float


@lru_cache(maxsize=65536)  # alignments ask for the same texts again and again
def splits(text: str, left: str, right: str) -> tuple[Split, ...]:
    """The places where the text may fall into these two fields, the likeliest first."""
    places = [m.start() for m in re.finditer(r"\s+", text) if _may_end(text, m.start())]
    ranked = [Split(place, _score(text, place, left, right)) for place in places]
    order = _tense_order if (left, right) == _REPORT_AND_PLAN else _plain_order
    return tuple(sorted(ranked, key=lambda split: order(text, split)))


def _may_end(text: str, place: int) -> bool:
    before, behind = text[:place], text[place:].strip()
    return before[-1] not in ":：" and not breaks_off(before, behind)


def _score(text: str, place: int, left: str, right: str) -> float:
    before, behind = text[:place], text[place:].strip()
    clings = -4.0 if _CLINGS.match(behind) else 0.0
    turns = _TURNS if right == "next_steps" and _turns(before, behind) else 0.0
    return likeness(before)[left] + likeness(behind)[right] + clings + turns


def _turns(before: str, behind: str) -> bool:
    """Whether all before the place looks back and all behind it ahead."""
    told = [_outlook(sentence) for sentence in _sentences(before)]
    planned = [_outlook(sentence) for sentence in _sentences(behind)]
    return max(told) < 0 < min(planned)


def _plain_order(text: str, split: Split) -> tuple[float, int]:
    return (-split.score, -split.place)


def _tense_order(text: str, split: Split) -> tuple[float, int]:
    """A report looks back, a plan ahead; where both say the same, the later place."""
    before, behind = text[: split.place], text[split.place :].strip()
    clings = -4.0 if _CLINGS.match(behind) else 0.0
    change = 0.5 if bool(_ITEM.match(before)) and not _ITEM.match(behind) else 0.0
    inside = 0.5 if _ITEM.match(behind) and not _new_list(before, behind) else 0.0
    told = sum(map(_outlook, _sentences(behind))) - sum(map(_outlook, _sentences(before)))
    torn = 2.0 if "。" in before and before[-1] not in _ENDS else 0.0
    return (-(told + change - inside - torn + clings), -split.place)


def _new_list(before: str, behind: str) -> bool:
    """②… goes on with a list of ①…; another ・ may do so too."""
    return behind[0] == "①" or (behind[0] == "・" and not _ITEM.match(before))


def _sentences(text: str) -> list[str]:
    return _SENTENCE.findall(squash(text))


def _outlook(sentence: str) -> float:
    """Above 0 a plan, below 0 a report."""
    if _PAST.search(sentence):
        return -1.0
    if _AHEAD.search(sentence):
        return 1.2
    if _STATE.search(sentence):
        return -0.2
    return 1.0 if sentence.endswith("。") else -0.1


def other_places(cell: Cell, chosen: int) -> Sequence[int]:
    """Where else a melted text could be parted: at white space, or behind a sentence."""
    text = cell.text
    ends = {match.end() for match in re.finditer("。(?!\\s)", text)}
    spaces = {m.start() for m in re.finditer(r"\s+", text) if _may_end(text, m.start())}
    places = (spaces | ends) - {chosen, len(text)}
    return sorted(sorted(places, key=lambda place: abs(place - chosen))[:MOST_READINGS])

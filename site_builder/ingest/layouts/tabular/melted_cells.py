"""Two cells that the recogniser has melted into one: where the first of them ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from site_builder.content.wording import CIRCLED, squash
from site_builder.ingest.form.column_scores import LATER, likeness
from site_builder.ingest.form.fields import FIELDS
from site_builder.ingest.form.joining import breaks_off
from site_builder.ingest.form.rows import RowCell

PAIRS = tuple(pairwise(FIELDS))
"""Fields whose cells stand side by side"""

_SENTENCE = re.compile(r"[^。]+(?:。[)）」]?|$)")
_PAST = re.compile(r"(?:[いきしちりれえけせたっんん]た|ました|でした|した)[)）」]*。[)）」]*$")
_STATE = re.compile(r"(?:います|おります|あります|です|ません|である|ある)[。)）」]*$")
_AHEAD = re.compile(rf"{LATER}|いきます|いく。|予定|検討|努め|図り|図る|目指|見直|継続")
"""Beside a report; a goal looks ahead with some of these words too"""
_ITEM = re.compile(r"[・①-⑳※]")
_CLINGS = re.compile(r"[(（※]")
"""A remark in brackets belongs to what precedes it"""
_CLINGING = -4.0
_NEW_LIST = 2.0
_FIRST_ITEM = 1.0
_STRAY_WORD = -3.0
_FAR = 5.0
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
    ranked = [Split(place, _score(text, place, left, right)) for place in _places(text)]
    order = _tense_order if (left, right) == _REPORT_AND_PLAN else _plain_order
    return tuple(sorted(ranked, key=lambda split: order(text, split)))


def _places(text: str) -> Iterator[int]:
    for match in re.finditer(r"\s+|(?<=。)(?=政策|行財)", text):
        before, behind = text[: match.start()], text[match.start() :].strip()
        if before[-1] not in ":：" and not breaks_off(before, behind):
            yield match.start()


def _score(text: str, place: int, left: str, right: str) -> float:
    before, behind = text[:place], text[place:].strip()
    score = likeness(before)[left] + likeness(behind)[right] + _list_order(before, behind)
    score += _CLINGING if right != "policies" and _CLINGS.match(behind) else 0.0
    score += _TURNS if right == "next_steps" and _turns(before, behind) else 0.0
    return (
        score
        + _leftover(before.split()[-1], left, right)
        + _leftover(behind.split()[0], right, left)
    )


def _leftover(word: str, own: str, other: str) -> float:
    """A word at the edge of one field that looks like the other's: 政策1-1-① in a goal."""
    return _STRAY_WORD if likeness(word)[other] >= likeness(word)[own] + _FAR else 0.0


def _list_order(before: str, behind: str) -> float:
    """A list that begins anew tells of a new cell, one that goes on of the same."""
    if behind[0] == "・":
        return 0.0 if "・" in before else _FIRST_ITEM
    if not any(sign in CIRCLED for sign in before) or behind[0] not in CIRCLED:
        return 0.0
    return _NEW_LIST if behind[0] == "①" else -_NEW_LIST


def _turns(before: str, behind: str) -> bool:
    """Whether all before the place looks back and all behind it ahead."""
    told = [_outlook(sentence) for sentence in _sentences(before)]
    planned = [_outlook(sentence) for sentence in _sentences(behind)]
    return max(told, default=0.0) < 0 < min(planned, default=0.0)


def _plain_order(text: str, split: Split) -> tuple[float, int]:
    return (-split.score, -split.place)


def _tense_order(text: str, split: Split) -> tuple[float, int]:
    """A report looks back, a plan ahead; where both say the same, the later place."""
    before, behind = text[: split.place], text[split.place :].strip()
    clings = _CLINGING if _CLINGS.match(behind) else 0.0
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


def other_places(cell: RowCell, chosen: int) -> Sequence[int]:
    """Where else a melted text could be parted: at white space, or behind a sentence."""
    text = cell.text
    ends = {match.end() for match in re.finditer("。(?!\\s)", text)}
    places = {*_places(text), *ends} - {chosen, len(text)}
    return sorted(sorted(places, key=lambda place: abs(place - chosen))[:MOST_READINGS])

"""Sheets that no document would have: every text at its worst, every list and mark filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import (
    Correction,
    Doubt,
    Easy,
    Goal,
    Measure,
    Sheet,
    Source,
    Span,
    Unplaced,
)
from site_builder.content.yaml.plain import Plain
from tests.render.printing import KEY, sheet

NASTY = (
    "=SUM(A1:A9)",
    "+81-25",
    "-5人",
    "@cmd",
    "\tタブ",
    "\r改行",
    "'",
    "''=1",
    '"引用"',
    "a,b\r\nc",
    "\n",
    "\u2028\x85\x0b\x1c",
    "0120",
    "\0",
    "\ufeff",
    " 空白 ",
    "😀e\u0301",
)
TEXT = st.one_of(st.sampled_from(NASTY), st.text(st.characters(codec="utf-8"), max_size=12))
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
PLAIN: st.SearchStrategy[Plain] = st.recursive(
    st.one_of(TEXT, st.integers(-9, 999)),
    lambda part: st.one_of(
        st.lists(part, max_size=3).map(tuple), st.dictionaries(TEXT, part, max_size=3)
    ),
    max_leaves=5,
)
MEASURE = st.builds(
    Measure,
    **{
        **dict.fromkeys(MEASURE_FIELDS, TEXT),
        "policies": TEXTS,
        "evaluation": st.sampled_from(["", "○", "△", "×"]),
    },
)
EASY = st.one_of(st.just(Easy()), st.builds(Easy, TEXT, TEXT, st.just("2026-04-01")))
GOALS = st.lists(
    st.builds(Goal, st.integers(1, 99), TEXT, st.lists(MEASURE, max_size=3).map(tuple), EASY),
    max_size=4,
    unique_by=lambda goal: goal.number,
).map(tuple)
FIELD = st.sampled_from(["goals/1/goal", "goals/1/measures/1/target", "created", "goals"])
DOUBT = st.builds(Doubt, FIELD, TEXT, TEXT, st.lists(PLAIN, max_size=3).map(tuple))


DOUBTS = st.lists(DOUBT, max_size=2).map(tuple)
FIELDS: Mapping[str, st.SearchStrategy[Any]] = {
    "parent_section": TEXT,
    "department": TEXT,
    "created": st.sampled_from(["", "2023-04-01"]),
    "evaluated": st.sampled_from(["", "2024-03-31"]),
    "policy_indicators": TEXTS,
    "goals": GOALS,
    "spans": st.lists(st.builds(Span, TEXT, st.integers(2, 9)), max_size=2).map(tuple),
    "notes": TEXTS,
    "unplaced": st.lists(st.builds(Unplaced, TEXT, st.integers(0, 99), TEXT), max_size=2).map(
        tuple
    ),
    "review": DOUBTS,
    "corrections": st.lists(
        st.builds(Correction, FIELD, PLAIN, PLAIN, TEXT, DOUBTS), max_size=2
    ).map(tuple),
    "source": st.builds(Source, TEXT, TEXT, st.just("text"), TEXT, TEXT),
}
"""All of a sheet but its place, and what is never published: aside"""


def sheets() -> st.SearchStrategy[Sheet]:
    """Of the place of KEY."""
    return st.fixed_dictionaries(FIELDS).map(lambda values: replace(sheet(key=KEY), **values))

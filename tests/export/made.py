"""Sheets that no document would have: every text at its worst, every list and mark filled."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

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
    Measure, TEXTS, TEXT, TEXT, TEXT, TEXT, TEXT, st.sampled_from(["", "○", "△", "×"]), TEXT, TEXT
)
EASY = st.one_of(st.just(Easy()), st.builds(Easy, TEXT, TEXT, st.just("2026-04-01")))
GOALS = st.lists(
    st.builds(Goal, st.integers(1, 99), TEXT, st.lists(MEASURE, max_size=3).map(tuple), EASY),
    max_size=4,
    unique_by=lambda goal: goal.number,
).map(tuple)
FIELD = st.sampled_from(["goals/1/goal", "goals/1/measures/1/target", "created", "goals"])
DOUBT = st.builds(Doubt, FIELD, TEXT, TEXT, st.lists(PLAIN, max_size=3).map(tuple))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Of the place of KEY."""
    doubts = st.lists(DOUBT, max_size=2).map(tuple)
    return replace(
        sheet(key=KEY),
        parent_section=draw(TEXT),
        department=draw(TEXT),
        created=draw(st.sampled_from(["", "2023-04-01"])),
        evaluated=draw(st.sampled_from(["", "2024-03-31"])),
        policy_indicators=draw(TEXTS),
        goals=draw(GOALS),
        spans=draw(st.lists(st.builds(Span, TEXT, st.integers(2, 9)), max_size=2).map(tuple)),
        notes=draw(TEXTS),
        unplaced=tuple(
            draw(st.lists(st.builds(Unplaced, TEXT, st.integers(0, 99), TEXT), max_size=2))
        ),
        review=draw(doubts),
        corrections=tuple(
            draw(st.lists(st.builds(Correction, FIELD, PLAIN, PLAIN, TEXT, doubts), max_size=2))
        ),
        source=draw(st.builds(Source, TEXT, TEXT, st.just("text"), TEXT, TEXT)),
    )

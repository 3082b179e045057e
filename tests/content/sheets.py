"""Hypothesis strategies for sheets, and a small sheet as people would write it."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import strategies as st

from site_builder.content.sheet.aside import WORDS
from site_builder.content.sheet.model import (
    Aside,
    Correction,
    Doubt,
    Goal,
    Measure,
    Sheet,
    Source,
    Span,
    Unplaced,
)
from site_builder.content.yaml.plain import Plain
from site_builder.content.yaml.signs import holds_forbidden

TRAPS: list[str] = json.loads((Path(__file__).parent / "traps.json").read_text("utf-8"))
KEPT = [trap for trap in TRAPS if not holds_forbidden(trap)]
SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
TEXTS = st.one_of(
    st.sampled_from(KEPT),
    st.text(SIGNS),
    st.text(st.sampled_from("a字:-#\n \t\"'\\,[]{}~=0no\x85\u2028\u3000・①")),
    st.lists(st.sampled_from(KEPT), min_size=2, max_size=3).map("".join),
)
FILLED = TEXTS.filter(lambda text: bool(text.strip()))
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
DAYS = st.one_of(st.just(""), st.dates().map(lambda day: day.isoformat()))
FIELDS = ("ward", "goals", "goals/1", "goals/1/goal", "goals/1/measures/1/target", "spans")
PLAINS: st.SearchStrategy[Plain] = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.sampled_from(["goal", "no", "a b", "政策"]), inner, max_size=3)
    ),
    max_leaves=6,
)

MEASURES = st.builds(
    Measure,
    policies=LISTS,
    indicator=TEXTS,
    target=TEXTS,
    result=TEXTS,
    initiative=TEXTS,
    summary=TEXTS,
    evaluation=st.sampled_from(["○", "△", "×", ""]),
    attainment=TEXTS,
    next_steps=TEXTS,
)
GOALS = st.lists(st.lists(MEASURES, min_size=1, max_size=3).map(tuple), max_size=2).flatmap(
    lambda rows: st.tuples(
        *(st.builds(Goal, st.just(n), TEXTS, st.just(r)) for n, r in enumerate(rows, 1))
    )
)
DOUBTS = st.builds(
    Doubt,
    st.sampled_from(["ward", "spans"]),
    FILLED,
    TEXTS,
    st.lists(PLAINS, max_size=2).map(tuple),
)
ASIDES = st.builds(Aside, TEXTS, TEXTS, st.sampled_from(sorted(WORDS)))
SHEETS = st.builds(
    Sheet,
    fiscal_year=st.integers(1989, 2100),
    ward=FILLED,
    section=FILLED,
    parent_section=TEXTS,
    department=TEXTS,
    created=DAYS,
    evaluated=DAYS,
    policy_indicators=LISTS,
    goals=GOALS,
    notes=LISTS,
    unplaced=st.lists(st.builds(Unplaced, TEXTS, st.integers(0, 999), TEXTS), max_size=2).map(
        tuple
    ),
    aside=st.lists(ASIDES, max_size=2).map(tuple),
    review=st.lists(DOUBTS, max_size=2).map(tuple),
    corrections=st.lists(
        st.builds(
            Correction,
            st.sampled_from(["ward", "goals"]),
            PLAINS,
            PLAINS,
            FILLED,
            st.lists(DOUBTS, max_size=1).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    source=st.one_of(
        st.builds(Source, TEXTS, TEXTS, st.sampled_from(["", "recognised", "text"]), TEXTS, TEXTS),
        st.builds(Source, sha256=TEXTS, converted=TEXTS, withheld=TEXTS),
    ),
)

SMALL = """\
fiscal_year: 2025
ward: 中央区
section: 地域課
created: "2025-04-01"
evaluated:
policy_indicators: []
goals:
  - number: 1
    goal: 進めます。
    measures:
      - policies: [政策1-1-①]
        indicator: 回数
        target: 80回
        evaluation: ○
      - indicator: 人数
        summary: 集めます。
  - number: 3
    goal:
    measures:
      - indicator: 件数
spans:
  - {field: goals/1/measures/1/initiative, rows: 2}
review:
  - field: goals/1/measures/2/target
    reason: column
    raw: 20人
    other: [20人]
corrections:
  - field: goals/3/goal
    was: あ
    now:
    why: 原本では空白
source: {document: chuo-r7.txt, lines: 12-40}
"""
SMALL_SHEET = Sheet(
    2025,
    "中央区",
    "地域課",
    created="2025-04-01",
    goals=(
        Goal(
            1,
            "進めます。",
            (
                Measure(("政策1-1-①",), "回数", "80回", evaluation="○"),
                Measure(indicator="人数", summary="集めます。"),
            ),
        ),
        Goal(3, "", (Measure(indicator="件数"),)),
    ),
    spans=(Span("goals/1/measures/1/initiative", 2),),
    review=(Doubt("goals/1/measures/2/target", "column", "20人", ("20人",)),),
    corrections=(Correction("goals/3/goal", "あ", "", "原本では空白"),),
    source=Source("chuo-r7.txt", lines="12-40"),
)

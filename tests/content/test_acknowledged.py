from __future__ import annotations

import pytest

from site_builder.content.acknowledged import (
    Acknowledgement,
    acknowledged_issues,
    facts_hash,
    read_acknowledged,
)
from site_builder.content.yaml.load import load_yaml
from site_builder.problems import Problem

TEXT = """\
fiscal_year: 2025
goals:
  - number: 1
    goal: あ
    measures:
      - result: 5
  - number: 2
    goal: い
review:
  - field: goals/1/goal
  - field: goals/2/goal
source:
  document: a.txt
"""
ENTRY = "acknowledged:\n  - {{code: {}, where: sheets/a.yaml, hash: abc, reason: 見た。}}\n"


def digest(text: str, line: int, message: str = "空です。") -> str:
    return facts_hash("code", message, text, line)


def load(text: str) -> tuple[tuple[Acknowledgement, ...] | None, tuple[Problem, ...]]:
    return load_yaml("a", text, read_acknowledged, acknowledged_issues)


def test_an_entry_is_read() -> None:
    text = ENTRY.format("no-result")
    found, problems = load(text)
    assert found == (Acknowledgement("no-result", "sheets/a.yaml", "abc", "見た。"),)
    assert problems == ()


@pytest.mark.parametrize("code", ["open-doubts", "unplaced-text"])
def test_doubts_cannot_be_acknowledged(code: str) -> None:
    problems = load(ENTRY.format(code))[1]
    assert [(p.code, p.where.line) for p in problems] == [("doubt-stays-open", 2)]


def test_an_acknowledgement_needs_a_reason() -> None:
    text = ENTRY.format("no-result").replace("見た。", '""')
    problems = load(text)[1]
    assert [p.code for p in problems] == ["empty"]


@pytest.mark.parametrize(
    ("line", "now", "same"),
    [
        (6, TEXT.replace("い", "う"), True),  # another goal
        (6, TEXT.replace("2025", "2025\nward: 北区"), True),  # it only moved
        (6, TEXT.replace("あ", "う"), False),  # its own goal
        (6, TEXT.replace("result: 5", "result: 6"), False),
        (9, TEXT.replace("goals/2/goal", "goals/2/number"), False),  # the list that it counts
        (9, TEXT.replace("a.txt", "b.txt"), True),
        (13, TEXT.replace("a.txt", "b.txt"), False),
        (0, TEXT.replace("a.txt", "b.txt"), True),  # the message says it all
    ],
)
def test_an_acknowledgement_is_void_when_the_facts_change(line: int, now: str, same: bool) -> None:
    moved = line + now[: now.find("goals:")].count("\n") - 1 if line else 0
    assert (digest(TEXT, line) == digest(now, moved)) == same


def test_other_words_and_other_lines_of_one_goal_are_other_notes() -> None:
    notes = {digest(TEXT, 4), digest(TEXT, 6), digest(TEXT, 6, "別の文")}
    assert len(notes) == 3
    assert digest("", 5) == digest("", 5) != digest(TEXT, 5)
